import type { Json } from '../json/json.ts'
import type { Place } from '../json/place.ts'
import type { PlaceRow } from '../shape/tally/place-row.ts'
import { observe } from '../shape/tally/observe.ts'
import { readPlaces } from '../shape/tally/read-places.ts'
import { emptyTally } from '../shape/tally/tally.ts'
import type { TextHash } from '../text/siphash.ts'

/**
 * What a body that was shortened held as a whole: how many items lists had, and how often each kind stood where
 * kinds vary; `absent` counts what was not there. Other places were filled alike wherever they could be.
 */
export type WholeCounts = Readonly<Record<Place, Readonly<Record<string, number>>>>

/** More would cost more room than they are worth. */
const MAX_PLACES = 100

export function wholeCounts(value: Json, hash: TextHash): WholeCounts {
  const tally = emptyTally()
  observe(tally, value, { hash })
  const rows = readPlaces(tally).filter(tells)
  return Object.fromEntries(rows.slice(0, MAX_PLACES).map(row => [row.place, countsOf(row)]))
}

function tells(row: PlaceRow): boolean {
  return row.place.endsWith('/*') || Object.keys(countsOf(row)).length > 1
}

/** Integers are numbers: an API that sends 1 and 1.5 has one kind. */
function countsOf({ kinds, seen, of }: PlaceRow): Readonly<Record<string, number>> {
  const { integer = 0, number = 0, ...others } = kinds
  const numbers = number === 0 ? { integer } : { number: number + integer }
  const all = Object.entries({ ...others, ...numbers, absent: of - seen })
  return Object.fromEntries(
    all.filter(([, count]) => (count ?? 0) > 0).map(([kind, count]) => [kind, count ?? 0]),
  )
}

/** How often a place was filled in the whole body; null where that is not known. */
export function wholeCount(place: Place, counts: WholeCounts): number | null {
  const row = Object.hasOwn(counts, place) ? counts[place] : undefined
  if (row !== undefined) {
    return Object.entries(row).reduce(
      (sum, [kind, count]) => (kind === 'absent' ? sum : sum + count),
      0,
    )
  }
  if (place === '') return 1
  return place.endsWith('/*') ? null : wholeCount(place.slice(0, place.lastIndexOf('/')), counts)
}
