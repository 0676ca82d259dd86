import { isArray, type Json } from '../json/json.ts'

/** The kinds of JSON value. `integer` is a number without a fraction, however it is spelled. */
export type Kind = 'null' | 'boolean' | 'integer' | 'number' | 'string' | 'array' | 'object'

export const kinds: readonly Kind[] = [
  'null',
  'boolean',
  'integer',
  'number',
  'string',
  'array',
  'object',
]

export function kindOf(value: Json): Kind {
  switch (typeof value) {
    case 'string':
      return 'string'
    case 'number':
      return Number.isInteger(value) ? 'integer' : 'number'
    case 'boolean':
      return 'boolean'
    default:
      return value === null ? 'null' : isArray(value) ? 'array' : 'object'
  }
}
