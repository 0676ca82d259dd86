import type { Direction } from '../../shape/allowed/allowed.ts'
import { accessOf } from '../../shape/schema/access.ts'
import { keywordsOf } from '../../shape/schema/keywords.ts'
import { schemaMemo } from '../../shape/schema/memo.ts'
import { resolveReference } from '../../shape/schema/reference.ts'
import type { Schema } from '../../shape/schema/schema.ts'

const memo = {
  request: schemaMemo<ReadonlySet<string>>(),
  response: schemaMemo<ReadonlySet<string>>(),
}
const none: ReadonlySet<string> = new Set()

/**
 * The properties that this schema, with all that it refers to in place, declares for the other side only:
 * read-only ones of a request, write-only ones of a response. They cannot be required on this side.
 */
export function hiddenNames(schema: Schema, direction: Direction): ReadonlySet<string> {
  if (typeof schema.value === 'boolean') return none
  const known = memo[direction]
  return known.get(schema) ?? known.set(schema, collect(schema, direction))
}

function collect(start: Schema, direction: Direction): ReadonlySet<string> {
  const names = new Set<string>()
  const reached = new Set<Schema['value']>()
  const pending = [start]
  for (let schema = pending.pop(); schema !== undefined; schema = pending.pop()) {
    const keywords = keywordsOf(schema)
    if (typeof keywords === 'boolean' || reached.has(schema.value)) continue
    reached.add(schema.value)
    for (const [name, property] of keywords.properties ?? []) {
      const { readOnly, writeOnly } = accessOf(property)
      if (direction === 'request' ? readOnly : writeOnly) names.add(name)
    }
    const target = resolveReference(schema)
    if (target !== null) pending.push(target)
    pending.push(...(keywords.allOf ?? []), ...(keywords.anyOf ?? []), ...(keywords.oneOf ?? []))
  }
  return names
}
