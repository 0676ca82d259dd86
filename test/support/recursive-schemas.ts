import type { Json } from '../../src/core/json/json.ts'
import type { Schema } from '../../src/core/shape/schema/schema.ts'
import { schemaFrom } from './schema.ts'

interface RecursiveOptions {
  /** Of the text that every schema has. */
  readonly minLength?: number
  /** Whether each also contains the next one by `allOf`. */
  readonly inPlace?: boolean
}

/** Schemas that refer to each other by property, by item and by alternative, in rings of several lengths. */
export function recursiveSchemas(
  count: number,
  { minLength = 0, inPlace = false }: RecursiveOptions,
): Schema {
  const to = (index: number): Json => ({ $ref: `#/$defs/S${index % count}` })
  const definitions = Array.from({ length: count }, (_, i): [string, Json] => [
    `S${i}`,
    {
      type: 'object',
      properties: {
        text: { type: 'string', minLength },
        next: to(i + 1),
        list: { type: 'array', items: to(i * 7 + 3) },
        maybe: { anyOf: [to(i * 13 + 5), { type: 'null' }] },
      },
      ...(inPlace ? { allOf: [to(i + 1)] } : {}),
    },
  ])
  return schemaFrom({ $defs: Object.fromEntries(definitions), $ref: '#/$defs/S0' })
}
