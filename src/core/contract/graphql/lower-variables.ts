import type { Json, JsonObject } from '../../json/json.ts'
import { appendToken } from '../../json/pointer.ts'
import type { GraphqlOperation } from './operation-document.ts'
import { sentScalarSchema } from './scalar-schema.ts'
import { isRequired } from './type-reference.ts'
import type { GraphqlInput, TypeSystem } from './type-system.ts'
import { wrapNamed } from './wrap-nullable.ts'

/** Where the schemas of input objects stand in the document that an API is lowered to. */
export const INPUTS = '/inputs'

/** The JSON Schema of the variables that an operation is sent with. */
export function lowerVariables(system: TypeSystem, operation: GraphqlOperation): JsonObject {
  return lowerInputs(system, operation.variables)
}

/** The schemas of all input objects, for references to them: they may hold each other. */
export function lowerInputObjects(system: TypeSystem): JsonObject {
  const inputs = [...system.types.values()].filter(({ kind }) => kind === 'input')
  return Object.fromEntries(
    inputs.map(({ name, inputs: fields, oneOf }) => [
      name,
      { ...lowerInputs(system, fields), ...(oneOf && { minProperties: 1, maxProperties: 1 }) },
    ]),
  )
}

function lowerInputs(
  system: TypeSystem,
  inputs: ReadonlyMap<string, Pick<GraphqlInput, 'type' | 'default'>>,
): JsonObject {
  const entries = [...inputs]
  return {
    type: 'object',
    properties: Object.fromEntries(
      entries.map(([name, { type }]): [string, Json] => [
        name,
        wrapNamed(type, named => lowerInput(system, named)),
      ]),
    ),
    required: entries.filter(([, input]) => mustBeSent(input)).map(([name]) => name),
    additionalProperties: false,
  }
}

/** Whether leaving it out is an error: it may not be null, and nothing stands in for it. */
export function mustBeSent(input: Pick<GraphqlInput, 'type' | 'default'>): boolean {
  return isRequired(input.type) && input.default === null
}

function lowerInput({ types }: TypeSystem, name: string): JsonObject {
  const type = types.get(name)
  if (type?.kind === 'input') return { $ref: `#${appendToken(INPUTS, name)}` }
  if (type?.kind === 'enum') return { type: 'string', enum: [...type.values.keys()] }
  return sentScalarSchema(name)
}
