import { property, type JsonObject } from '../../../json/json.ts'
import type { Schema } from '../../../shape/schema/schema.ts'
import type { ObjectPart } from '../part.ts'

const known = new WeakMap<JsonObject, JsonObject>()

/** A parameter, header or schema as a schema: keywords stand in it among fields that no schema has. */
export function simpleSchema({ document, pointer, value }: ObjectPart): Schema {
  return { document, pointer, value: withoutFile(value) }
}

/** `type: file` is what OpenAPI 3 calls a binary string. One object for one, since schemas are known by identity. */
export function withoutFile(value: JsonObject): JsonObject {
  if (property(value, 'type') !== 'file') return value
  const before = known.get(value)
  if (before) return before
  const binary = { ...value, type: 'string', format: 'binary' }
  known.set(value, binary)
  return binary
}
