import type { Place } from '../../json/place.ts'
import type { Schema } from '../../shape/schema/schema.ts'
import type { Change, SchemaPair, Where } from '../change.ts'
import { carriesJson } from './carries-json.ts'
import type { DifferenceOf } from './pair-difference.ts'

/** The message, parameter or header whose schemas are compared. */
export interface Spot {
  readonly where: Where
  readonly direction: 'request' | 'response'
  readonly at: 'body' | 'parameter' | 'header'
  /** Where the schema itself stands: `''` for a body, `query:page`, `header:link`. */
  readonly place: Place
}

/** Where the changes go, and the memory of all pairs that were compared. */
export interface KeywordComparing {
  readonly changes: Change[]
  readonly differenceOf: DifferenceOf
}

/**
 * Compares two schemas keyword by keyword, in lock-step, nearest places first. Each pair of schemas is told
 * once for one message, at the first place that leads to it: so recursion ends and no document can blow up.
 * See `KeywordDetails` for the details of the changes.
 */
export function compareKeywords(
  spot: Spot,
  base: Schema,
  revision: Schema,
  { changes, differenceOf }: KeywordComparing,
): void {
  const { direction, where } = spot
  if (differenceOf.same(base, revision)) return
  const isText = !carriesJson(where.mediaType)
  const first = differenceOf.of(base, revision, { direction, at: spot.at, isText })
  const met = new Set([first])
  const whole: SchemaPair = { base, revision, outer: null }
  const queue = [{ difference: first, place: spot.place, schemas: whole }]
  for (const { difference, place, schemas } of queue) {
    for (const { place: inside, ...told } of difference.told()) {
      changes.push({ direction, where, place: place + inside, ...told, schemas })
    }
    for (const next of difference.inner()) {
      if (met.has(next.difference)) continue
      met.add(next.difference)
      const inner = { base: next.base, revision: next.revision, outer: schemas }
      queue.push({ difference: next.difference, place: place + next.place, schemas: inner })
    }
  }
}
