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
  const found = new Map<Place, { place: Place; kinds: Set<Kind>; seen: number }>()
  walk(value, allowedOf([[schema]], direction), '', (place, member) => {
    const known = found.get(place) ?? { place, kinds: new Set<Kind>(), seen: 0 }
    known.kinds.add(kindOf(member))
    known.seen++
    found.set(place, known)
  })
  return [...found.values()]
}

type Tell = (place: Place, member: Json) => void

function walk(value: Json, lazy: LazyAllowed, place: Place, tell: Tell): void {
  if (isArray(value)) {
    const { array } = lazy()
    if (array === null) return
    value.forEach((item, index) => {
      if (typeof item === 'object' && item !== null) {
        walk(item, array.prefix[index] ?? array.items, itemPlace(place), tell)
      }
    })
  } else if (isObject(value)) walkObject(value, lazy(), place, tell)
}

function walkObject(value: JsonObject, { branches }: Allowed, place: Place, tell: Tell): void {
  if (branches === null) return
  const branch = branches.length === 1 ? branches[0] : likeliest(value, branches)
  if (branch === undefined) return
  const open = branches.some(one => one.additionalStated || one.properties.size === 0)
  const unlisted: string[] = []
  for (const key of Object.keys(value)) {
    const member = value[key] ?? null
    const listed = branch.properties.get(key)
    if (listed !== undefined) {
      if (typeof member === 'object' && member !== null) {
        walk(member, listed, keyPlace(place, key), tell)
      }
    } else if (branch.additionalStated) walk(member, branch.additional, dataPlace(place, key), tell)
    else if (!open && !branches.some(one => one.properties.has(key))) unlisted.push(key)
  }
  const data = unlisted.length > MAX_NAMES
  for (const key of unlisted) {
    tell(data ? dataKeyPlace(place, 'key') : unlistedPlace(place, key), value[key] ?? null)
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
