import { isArray, isObject, type Json, type JsonObject } from '../../json/json.ts'
import { dataKeyPlace, itemPlace, keyPlace, type Place } from '../../json/place.ts'
import type { Allowed, Direction, LazyAllowed, ObjectBranch } from '../../shape/allowed/allowed.ts'
import { allowedOf } from '../../shape/allowed/lower.ts'
import { kindOf, type Kind } from '../../shape/kind.ts'
import type { Schema } from '../../shape/schema/schema.ts'
import { dataPlace, unlistedPlace } from './key-place.ts'

/** A property that came and that the contract, which lists others beside it, does not mention. */
export interface Undocumented {
  readonly place: Place
  readonly kinds: ReadonlySet<Kind>
  /** How many objects had it. */
  readonly seen: number
}

/** An object with more of them than this has keys that are data, which nobody could list. */
const MAX_NAMES = 16

/** Finds undocumented properties. Where a contract says what others may be, or lists none at all, all are documented. */
export function undocumentedProperties(
  value: Json,
  schema: Schema,
  direction: Direction,
): readonly Undocumented[] {
  const search: Search = { path: [], found: new Map() }
  walk(value, allowedOf([[schema]], direction), search)
  return [...search.found.values()]
}

interface Search {
  /** How the value at hand was reached. Places are only made of it where something is found. */
  readonly path: Step[]
  readonly found: Map<Place, { place: Place; kinds: Set<Kind>; seen: number }>
}

/** An item, a key that the contract lists, or one that it does not. */
type Step = null | string | { readonly unlisted: string }

function placeOf(path: readonly Step[]): Place {
  return path.reduce<Place>((place, step) => {
    if (step === null) return itemPlace(place)
    return typeof step === 'string' ? keyPlace(place, step) : dataPlace(place, step.unlisted)
  }, '')
}

function tell(place: Place, member: Json, { found }: Search): void {
  const known = found.get(place) ?? { place, kinds: new Set<Kind>(), seen: 0 }
  known.kinds.add(kindOf(member))
  known.seen++
  found.set(place, known)
}

function walkInto(step: Step, value: Json, lazy: LazyAllowed, search: Search): void {
  if (typeof value !== 'object' || value === null) return
  search.path.push(step)
  walk(value, lazy, search)
  search.path.pop()
}

function walk(value: Json, lazy: LazyAllowed, search: Search): void {
  if (isArray(value)) {
    const { array } = lazy()
    if (array === null) return
    value.forEach((item, index) => {
      walkInto(null, item, array.prefix[index] ?? array.items, search)
    })
  } else if (isObject(value)) walkObject(value, lazy(), search)
}

function walkObject(value: JsonObject, { branches }: Allowed, search: Search): void {
  if (branches === null) return
  const branch = branches.length === 1 ? branches[0] : likeliest(value, branches)
  if (branch === undefined) return
  const open = branches.some(one => one.additionalStated || one.properties.size === 0)
  const unlisted: string[] = []
  for (const key of Object.keys(value)) {
    const listed = branch.properties.get(key)
    if (listed !== undefined) walkInto(key, value[key] ?? null, listed, search)
    else if (branch.additionalStated) {
      walkInto({ unlisted: key }, value[key] ?? null, branch.additional, search)
    } else if (!open && !branches.some(one => one.properties.has(key))) unlisted.push(key)
  }
  if (unlisted.length === 0) return
  const place = placeOf(search.path)
  const data = unlisted.length > MAX_NAMES
  for (const key of unlisted) {
    const at = data ? dataKeyPlace(place, 'key') : unlistedPlace(place, key)
    tell(at, value[key] ?? null, search)
  }
}

/** The alternative whose tags fit and that lists most of what is there. */
function likeliest(value: JsonObject, branches: readonly ObjectBranch[]): ObjectBranch | undefined {
  const keys = Object.keys(value)
  const score = (branch: ObjectBranch): number => {
    const missing = [...branch.required].filter(name => !Object.hasOwn(value, name)).length
    const listed = keys.filter(key => branch.properties.has(key))
    return (
      listed.length -
      100 * missing -
      1000 * listed.filter(key => isOtherTag(value, key, branch)).length
    )
  }
  return branches.toSorted((a, b) => score(b) - score(a))[0]
}

function isOtherTag(value: JsonObject, key: string, branch: ObjectBranch): boolean {
  const member = value[key]
  if (typeof member !== 'string') return false
  const listed = branch.properties.get(key)?.().values.get('string')
  return listed !== undefined && !listed.includes(member)
}
