import type { JsonObject } from '../../json/json.ts'

const text = { type: 'string' } as const
const anything: readonly string[] = ['array', 'boolean', 'number', 'object', 'string']

/** The scalars of the specification, and others that are the same wherever they are met, by name in lower case. */
const known: ReadonlyMap<string, JsonObject> = new Map<string, JsonObject>([
  ['int', { type: 'integer', minimum: -2_147_483_648, maximum: 2_147_483_647 }],
  ['float', { type: 'number' }],
  ['string', text],
  // Written as a string in answers, whatever it is inside.
  ['id', text],
  ['boolean', { type: 'boolean' }],
  ['datetime', { ...text, format: 'date-time' }],
  ['date', { ...text, format: 'date' }],
  ['time', { ...text, format: 'time' }],
  ['duration', { ...text, format: 'duration' }],
  ['uri', { ...text, format: 'uri' }],
  ['url', { ...text, format: 'uri' }],
  ['uuid', { ...text, format: 'uuid' }],
  ['email', { ...text, format: 'email' }],
  ['emailaddress', { ...text, format: 'email' }],
])

/** What a scalar admits. One that only its vendor knows is anything but null. */
export function scalarSchema(name: string): JsonObject {
  return known.get(name.toLowerCase()) ?? { type: anything }
}

/** Input coercion takes more than answers hold: an id may be sent as a number. */
export function sentScalarSchema(name: string): JsonObject {
  return name === 'ID' ? { type: ['integer', 'string'] } : scalarSchema(name)
}
