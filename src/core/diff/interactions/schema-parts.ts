import { isArray, isObject, property, type Json, type JsonObject } from '../../json/json.ts'
import { appendToken } from '../../json/pointer.ts'
import { resolveReference } from '../../shape/schema/reference.ts'
import type { Schema } from '../../shape/schema/schema.ts'

/**
 * The schemas that hold for one value together: this one, what it refers to, and its `allOf`, each once. What authors
 * join in this way is meant as one object, of which no part alone knows all properties.
 */
export function partsOf(schema: Schema): readonly Schema[] {
  const parts: Schema[] = []
  const reached = new Set<Json>()
  const pending = [schema]
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (reached.has(next.value)) continue
    reached.add(next.value)
    if (next.value !== true) parts.push(next)
    const target = resolveReference(next)
    pending.push(...membersOf(next, 'allOf').toReversed(), ...(target === null ? [] : [target]))
  }
  const telling = parts.filter(({ value }) => typeof value === 'boolean' || tells(value))
  return telling.length === 0 ? [schema] : telling
}

/** Whether the schema says anything of the value by itself. */
function tells(value: JsonObject): boolean {
  return Object.keys(value).some(keyword => !silent.has(keyword))
}

const silent: ReadonlySet<string> = new Set(['$ref', 'allOf', 'description', 'title', 'summary'])

/** The schemas of a list under a keyword. */
export function membersOf(schema: Schema, keyword: string): Schema[] {
  const list = isObject(schema.value) ? property(schema.value, keyword) : undefined
  if (!isArray(list)) return []
  const at = appendToken(schema.pointer, keyword)
  return list.flatMap((member, i) => schemaAt(schema, appendToken(at, i), member))
}

/** The schema under a keyword, or under one name of a keyword; none where there is none. */
export function childrenAt(schema: Schema, keyword: string, name?: string): Schema[] {
  if (!isObject(schema.value)) return []
  const at = appendToken(schema.pointer, keyword)
  const member = property(schema.value, keyword)
  if (member === undefined) return []
  if (name === undefined) return schemaAt(schema, at, member)
  const child = isObject(member) ? property(member, name) : undefined
  return child === undefined ? [] : schemaAt(schema, appendToken(at, name), child)
}

/** The value as a schema of the same document, or none where it cannot be one. */
export function schemaAt({ document }: Schema, pointer: string, value: Json): Schema[] {
  return isObject(value) || typeof value === 'boolean' ? [{ document, pointer, value }] : []
}
