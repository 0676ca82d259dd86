import { isArray, isObject, type Json } from '../../../json/json.ts'
import { itemPlace, keyPlace, type Place } from '../../../json/place.ts'
import { accessOf } from '../../../shape/schema/access.ts'
import { keywordsOf } from '../../../shape/schema/keywords.ts'
import { schemaMemo } from '../../../shape/schema/memo.ts'
import { resolveReference } from '../../../shape/schema/reference.ts'
import type { Origin, Schema } from '../../../shape/schema/schema.ts'

/** A property of a request that only the provider may set. */
export interface ReadOnlySent {
  readonly place: Place
  readonly seen: number
  readonly origin: Origin
}

/** Values that nest deeper than this are not looked into; no API asks for one. */
const MAX_DEPTH = 64

/** Finds what is sent though the contract says that it is only ever answered. @see OpenAPI 3.1.1, section "Schema Object" */
export function readOnlySent(value: Json, schema: Schema): readonly ReadOnlySent[] {
  const found = new Map<Place, ReadOnlySent>()
  walk(value, [schema], '', 0)
  return [...found.values()]

  function walk(at: Json, schemas: readonly Schema[], place: Place, depth: number): void {
    if (typeof at !== 'object' || at === null || schemas.length === 0 || depth > MAX_DEPTH) return
    const parts = [...new Set(schemas.flatMap(partsOf))]
    if (isArray(at)) {
      const items = parts.flatMap(part => keywords(part)?.items ?? [])
      for (const item of at) walk(item, items, itemPlace(place), depth + 1)
    } else if (isObject(at)) {
      for (const [key, member] of Object.entries(at)) {
        const listed = parts.flatMap(part => keywords(part)?.properties?.get(key) ?? [])
        const [first] = listed
        if (first === undefined) continue
        if (listed.every(one => accessOf(one).readOnly)) note(keyPlace(place, key), first)
        else walk(member, listed, keyPlace(place, key), depth + 1)
      }
    }
  }

  function note(place: Place, { document, pointer }: Schema): void {
    const seen = (found.get(place)?.seen ?? 0) + 1
    found.set(place, { place, seen, origin: { file: document.uri, pointer } })
  }
}

function keywords(schema: Schema): Exclude<ReturnType<typeof keywordsOf>, boolean> | null {
  const read = keywordsOf(schema)
  return typeof read === 'boolean' ? null : read
}

const memo = schemaMemo<readonly Schema[]>()

/** The schema with all that it refers to or applies in place. */
function partsOf(schema: Schema): readonly Schema[] {
  if (typeof schema.value === 'boolean') return []
  const known = memo.get(schema)
  if (known !== undefined) return known
  const parts: Schema[] = []
  const reached = new Set<Schema['value']>()
  const pending = [schema]
  for (let part = pending.pop(); part !== undefined; part = pending.pop()) {
    const read = keywords(part)
    if (read === null || reached.has(part.value)) continue
    reached.add(part.value)
    parts.push(part)
    const target = resolveReference(part)
    if (target !== null) pending.push(target)
    pending.push(...(read.allOf ?? []), ...(read.anyOf ?? []), ...(read.oneOf ?? []))
  }
  return memo.set(schema, parts)
}
