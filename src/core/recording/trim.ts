import { isArray, isObject, type Json, type JsonObject } from '../json/json.ts'
import { keysOfObject } from '../text/keys-of-object.ts'
import { factsOf, joinOutlines, outlineOf } from './outline.ts'

export interface TrimLimits {
  /** Items of a list, or members of an object under keys that are data. */
  readonly items: number
  /** Members of an object. */
  readonly members: number
}

export interface Trimmed {
  readonly value: Json
  /** How many were left out, by the lists and objects of the trimmed value. */
  readonly left: ReadonlyMap<Json, number>
}

/** More are not looked at; which ones are kept then depends on the first. */
const MAX_LOOK = 1000

/** Keeps of long lists what shows their build: the first items, and those that differ from them. */
export function trim(value: Json, limits: TrimLimits): Trimmed {
  const left = new Map<Json, number>()
  return { value: trimValue(value, limits, left), left }
}

function trimValue(value: Json, limits: TrimLimits, left: Map<Json, number>): Json {
  if (isArray(value)) {
    const kept = choose(value, limits.items)
    const items = kept.map(i => trimValue(value[i] ?? null, limits, left))
    if (kept.length < value.length) left.set(items, value.length - kept.length)
    return items
  }
  return isObject(value) ? trimObject(value, limits, left) : value
}

function trimObject(object: JsonObject, limits: TrimLimits, left: Map<Json, number>): JsonObject {
  const all = Object.entries(object)
  const kindOf = keysOfObject(object)
  const data = all.filter(([key]) => kindOf(key) !== null)
  const values = data.map(([, value]) => value)
  const keptData = new Set(choose(values, limits.items).map(i => data[i]?.[0]))
  const members = all
    .filter(([key]) => kindOf(key) === null || keptData.has(key))
    .slice(0, limits.members)
    .map(([key, value]): [string, Json] => [key, trimValue(value, limits, left)])
  const trimmed = Object.fromEntries(members)
  if (members.length < all.length) left.set(trimmed, all.length - members.length)
  return trimmed
}

/** Cuts long texts, which by then are fakes. */
export function cutTexts(value: Json, characters: number): Json {
  if (typeof value === 'string') return value.slice(0, characters)
  if (isArray(value)) return value.map(item => cutTexts(item, characters))
  if (!isObject(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, member]): [string, Json] => [
      key,
      cutTexts(member, characters),
    ]),
  )
}

/** The indexes of the items to keep, in order: of each build the first, then from the start up to a few. */
function choose(items: readonly Json[], limit: number): readonly number[] {
  if (items.length <= Math.min(limit, 3)) return items.map((_, i) => i)
  const outlines = items.slice(0, MAX_LOOK).map(item => outlineOf(item))
  const known = joinOutlines(outlines)
  const shown = new Set<string>()
  const kept = new Set<number>()
  for (const [i, outline] of outlines.entries()) {
    const facts = [...factsOf(outline, known)].filter(fact => !shown.has(fact))
    if (facts.length > 0 && kept.size < limit) {
      kept.add(i)
      for (const fact of facts) shown.add(fact)
    }
  }
  for (let i = 0; kept.size < Math.min(limit, 3, items.length); i++) kept.add(i)
  return [...kept].sort((a, b) => a - b)
}
