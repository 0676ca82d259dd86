import type { Change, Where } from '../diff/change.ts'
import { isArray, isObject, type Json } from '../json/json.ts'
import { isWithin, itemPlace, keyPlace, type Place } from '../json/place.ts'

/** What one consumer sends to, or reads of, one operation. */
export interface Touch {
  /** As people call it: the name in a Pact, in a mapping, of a GraphQL operation. */
  readonly consumer: string
  /** Method and path template: `GET /orders/{id}`. */
  readonly operation: string
  readonly direction: 'request' | 'response'
  /** Only answers of this status; `''` for all, and for requests. */
  readonly status: string
  /** Places in the message. A place without others inside it stands for all that is in it. */
  readonly places: readonly Place[]
}

/** Names in order, an empty list where it is proven that nobody reads the place, null where that is unknown. */
export type Readers = (
  where: Where,
  place: Place,
  direction: Change['direction'],
) => readonly string[] | null

/**
 * Tells who touches a place: it, something in it, or all around it. What belongs to a whole operation is touched by
 * all who use the operation.
 *
 * @param isAll every consumer and all that it reads is known, so that what nobody touches is read by nobody. Else
 *   there may be others, and a place that nobody here touches has unknown readers.
 */
export function readersOf(touches: readonly Touch[], isAll: boolean): Readers {
  const byOperation = Map.groupBy(touches, ({ operation }) => operation)
  return ({ method, path, status }, place, direction) => {
    const near = byOperation.get(`${method} ${path}`) ?? []
    const found = near.filter(
      touch =>
        direction === 'none' ||
        (touch.direction === direction &&
          (touch.status === '' || status === '' || fits(status, touch.status)) &&
          isTouched(place, touch.places)),
    )
    const names = [...new Set(found.map(({ consumer }) => consumer))].sort()
    return names.length > 0 || isAll ? names : null
  }
}

function isTouched(changed: Place, places: readonly Place[]): boolean {
  return places.some(
    touched => isAt(touched, changed) || (isAt(changed, touched) && isLeaf(touched, places)),
  )
}

/** `default` and `2XX` promise single statuses too. */
function fits(promised: string, touched: string): boolean {
  const [one, other] = [promised.toUpperCase(), touched]
  return one === other || one === 'DEFAULT' || one === `${other.slice(0, 1)}XX`
}

function isAt(inner: Place, outer: Place): boolean {
  return isWithin(inner, outer) || (outer === '' && (inner === '' || inner.startsWith('/')))
}

function isLeaf(place: Place, places: readonly Place[]): boolean {
  return !places.some(other => other !== place && isAt(other, place))
}

/** Deeper values count as their parent: who sends or expects such a thing touches all of it. */
const MAX_DEPTH = 64

/** Every place that a value fills. */
export function placesIn(value: Json): readonly Place[] {
  const places = new Set<Place>()
  const waiting: [Json, Place, number][] = [[value, '', 0]]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const [one, place, depth] = next
    places.add(place)
    if (depth === MAX_DEPTH) continue
    if (isArray(one)) for (const item of one) waiting.push([item, itemPlace(place), depth + 1])
    else if (isObject(one))
      for (const key of Object.keys(one))
        waiting.push([one[key] ?? null, keyPlace(place, key), depth + 1])
  }
  return [...places].sort()
}

/** All names. That nobody of one list reads the place proves nothing about the other where that is unknown. */
export function allReaders(
  one: readonly string[] | null,
  other: readonly string[] | null,
): readonly string[] | null {
  if (one === null || other === null) return one ?? other
  return [...new Set([...one, ...other])].sort()
}

/** What several sources know of readers, together. */
export function joinedReaders(sources: readonly (Readers | undefined)[]): Readers {
  return (where, place, direction) =>
    sources.reduce<readonly string[] | null>(
      (known, readers) => allReaders(known, readers?.(where, place, direction) ?? null),
      null,
    )
}
