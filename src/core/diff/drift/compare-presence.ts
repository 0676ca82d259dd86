import type { Place } from '../../json/place.ts'
import type { PlaceTree } from '../../shape/baseline/place-tree.ts'
import type { PlaceRow } from '../../shape/tally/place-row.ts'
import { chanceOfAbsence, MAX_CHANCE } from './chance.ts'
import type { Difference } from './difference.ts'
import { kindsText } from './kinds-text.ts'

/** One field on both sides, with the number of objects that it could have been in. */
export interface FieldPair {
  readonly place: Place
  readonly base: PlaceTree | undefined
  readonly baseCount: number
  readonly revision: PlaceTree | undefined
  readonly revisionCount: number
}

/**
 * Whether a field came, went or became optional. One that was in every object is missed at once. One that was
 * only sometimes there is missed when its absence can be no chance. Nothing is said without objects to say it of.
 */
export function comparePresence(pair: FieldPair): Difference | null {
  const before = pair.base?.row
  const after = pair.revision?.row
  const isThere = after !== undefined && after !== null && after.seen > 0
  if (!before || before.seen === 0) return isThere ? added(pair, after) : null
  const missing = isThere ? after.of - after.seen : pair.revisionCount
  const of = isThere ? after.of : pair.revisionCount
  if (missing <= 0) return null
  if (before.seen >= before.of)
    return missed(pair.place, before, isThere ? after : null, missing, of)
  if (isThere || chanceOfAbsence(before.seen, before.of, of) > MAX_CHANCE) return null
  return { ...missed(pair.place, before, null, missing, of), fact: 'seen.optionalPropertyRemoved' }
}

function missed(
  place: Place,
  before: PlaceRow,
  after: PlaceRow | null,
  missing: number,
  of: number,
): Difference {
  return {
    fact: after ? 'seen.propertyBecameOptional' : 'seen.propertyRemoved',
    place,
    base: kindsText(before),
    revision: after ? `${kindsText(after)} | absent` : 'absent',
    details: { was: kindsText(before), now: 'absent' },
    evidence: {
      seen: missing,
      of,
      baselineSeen: before.of - before.seen,
      baselineOf: before.of,
    },
  }
}

function added({ place, baseCount }: FieldPair, after: PlaceRow): Difference {
  return {
    fact: 'seen.propertyAdded',
    place,
    base: 'absent',
    revision: kindsText(after),
    details: { was: 'absent', now: kindsText(after) },
    evidence: { seen: after.seen, of: after.of, baselineSeen: 0, baselineOf: baseCount },
  }
}
