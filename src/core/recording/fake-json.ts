import { isArray, isObject, type Json, type JsonObject } from '../json/json.ts'
import { appendToken, type Pointer } from '../json/pointer.ts'
import { dataKeyPlace, itemPlace, keyPlace, type Place } from '../json/place.ts'
import { tagKeyOf } from '../shape/tally/tag.ts'
import { keysOfObject } from '../text/keys-of-object.ts'
import { hasPersonal } from '../text/personal.ts'
import { hasSecret } from '../text/secrets.ts'
import type { TextHash } from '../text/siphash.ts'
import { fakeNumber } from './fake-number.ts'
import { fakeText } from './fake-text.ts'

/** Which values stay as they came. */
export interface Keeping {
  readonly hash: TextHash
  /** Places without alternatives in brackets; see `plainPlace`. */
  readonly places: ReadonlySet<Place>
}

/** Told of each list and object, with the pointer of its fake. */
export type Visit = (container: Json, pointer: Pointer) => void

interface Walk extends Keeping {
  readonly visit: Visit
}

/** Where the walk is: in the value, in its fake, and under which key. */
interface At {
  readonly place: Place
  readonly pointer: Pointer
  readonly key: string
}

/** A place as far as the walk over one value knows it: without `[tag]`. */
export function plainPlace(place: Place): Place {
  return place.replace(/\[[^\]/]*\]/g, '')
}

/**
 * Fakes for all that can be data: every string, ids among the numbers, keys that are no names. Kept are
 * booleans, null, other numbers, the tag that names what an object is, and the places asked for, unless
 * a detector sees a person or a credential there.
 */
export function fakeJson(value: Json, keeping: Keeping, visit: Visit = () => {}): Json {
  return fake(value, { place: '', pointer: '', key: '' }, { ...keeping, visit })
}

function fake(value: Json, at: At, walk: Walk): Json {
  if (typeof value === 'string') return fakeString(value, at.place, walk)
  if (typeof value === 'number') {
    return walk.places.has(at.place) ? value : fakeNumber(value, at.key, walk.hash)
  }
  if (typeof value === 'object' && value !== null) walk.visit(value, at.pointer)
  if (isArray(value)) {
    const place = itemPlace(at.place)
    return value.map((item, i) =>
      fake(item, { place, pointer: appendToken(at.pointer, i), key: at.key }, walk),
    )
  }
  return isObject(value) ? fakeObject(value, at, walk) : value
}

function fakeString(text: string, place: Place, { hash, places }: Keeping): string {
  const isKept = places.has(place) && !hasSecret(text) && !hasPersonal(text)
  return isKept ? text : fakeText(text, hash)
}

function fakeObject(object: JsonObject, { place, pointer }: At, walk: Walk): JsonObject {
  const tagKey = tagKeyOf(object, [])
  const kindOf = keysOfObject(object)
  const taken = new Set(Object.keys(object).filter(key => kindOf(key) === null))
  const members = Object.entries(object).map(([key, value]): [string, Json] => {
    if (key === tagKey) return [key, value]
    const kind = kindOf(key)
    const shown = kind === null ? key : freeKey(key, taken, walk)
    const at = {
      place: kind === null ? keyPlace(place, key) : dataKeyPlace(place, kind),
      pointer: appendToken(pointer, shown),
      key: kind === null ? key : '',
    }
    return [shown, fake(value, at, walk)]
  })
  return Object.fromEntries(members)
}

/** Two keys must not become one. */
function freeKey(key: string, taken: Set<string>, { hash }: Keeping): string {
  let free = fakeText(key, hash)
  for (let n = 0; taken.has(free); n++) free = n < 20 ? fakeText(free, hash) : `${free}${n}`
  taken.add(free)
  return free
}
