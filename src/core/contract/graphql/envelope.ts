import type { JsonObject } from '../../json/json.ts'
import type { GraphqlOperation } from './operation-document.ts'

const errors: JsonObject = {
  type: 'array',
  items: {
    type: 'object',
    required: ['message'],
    properties: {
      message: { type: 'string' },
      locations: { type: ['array', 'null'] },
      path: { type: ['array', 'null'] },
      extensions: { type: ['object', 'null'] },
    },
  },
}

/** The whole answer around the data. Errors take the place of data, or stand beside it. */
export function answerSchema(data: JsonObject): JsonObject {
  return {
    type: 'object',
    properties: {
      data:
        'anyOf' in data ? { anyOf: [data, { type: 'null' }] } : { ...data, type: withNull(data) },
      errors,
      extensions: { type: ['object', 'null'] },
    },
    anyOf: [{ required: ['data'] }, { required: ['errors'] }],
  }
}

function withNull({ type = 'object' }: JsonObject): readonly string[] {
  const types = (Array.isArray(type) ? type : [type]).filter(each => typeof each === 'string')
  return [...new Set([...types, 'null'])]
}

/** The body of a request: the text or what stands for it, and the variables. */
export function requestSchema(
  operation: GraphqlOperation | null,
  variables: JsonObject,
): JsonObject {
  const required = operation !== null && isNonEmpty(variables['required']) ? ['variables'] : []
  return {
    type: 'object',
    properties: {
      query: { type: 'string' },
      operationName:
        operation === null ? { type: ['string', 'null'] } : { enum: [operation.name, null] },
      variables: required.length > 0 ? variables : { ...variables, type: ['object', 'null'] },
      extensions: { type: ['object', 'null'] },
    },
    required,
  }
}

function isNonEmpty(value: unknown): boolean {
  return Array.isArray(value) && value.length > 0
}
