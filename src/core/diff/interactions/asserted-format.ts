import { property, type JsonObject } from '../../json/json.ts'

const label = '[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?'

/**
 * Formats that a check leaves open, because real answers are full of exceptions, as keywords: an example that a person
 * wrote down has no excuse.
 *
 * @see OpenAPI 3.0.4, section "Data Type Format"; RFC 4648 §4; RFC 1123 §2.1.
 */
const formats: ReadonlyMap<string, JsonObject> = new Map([
  ['int32', { minimum: -(2 ** 31), maximum: 2 ** 31 - 1, multipleOf: 1 }],
  ['int64', { multipleOf: 1 }],
  ['byte', { pattern: '^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$' }],
  ['hostname', { maxLength: 253, pattern: `^${label}(?:\\.${label})*\\.?$` }],
])

/** The keywords that stand for the format of a schema, or null where it has none of these. */
export function assertedFormat(value: JsonObject): JsonObject | null {
  const format = property(value, 'format')
  return typeof format === 'string' ? (formats.get(format) ?? null) : null
}
