import type { SubjectShape } from '../../shape/baseline/baseline.ts'
import { isHeaderPlace, treeOf } from '../../shape/baseline/place-tree.ts'
import type { PlaceRow } from '../../shape/tally/place-row.ts'
import { chanceOfAbsence, MAX_CHANCE } from './chance.ts'
import { compareTrees } from './compare-trees.ts'
import type { Difference } from './difference.ts'
import { isHeaderNoise } from '../../exchange/header-noise.ts'
import { kindsText } from './kinds-text.ts'

/** Holds the bodies and headers of one subject, or of the nearest one that is known, against what was seen. */
export function compareShapes(base: SubjectShape, revision: SubjectShape): Difference[] {
  return [...compareBodies(base, revision), ...compareHeaders(base, revision)]
}

export function compareBodies(base: SubjectShape, revision: SubjectShape): Difference[] {
  const [before, after] = [treeOf(base.places), treeOf(revision.places)]
  if (!before.row || !after.row) return []
  if (before.row.seen === 0) return after.row.seen > 0 ? [bodyCame(before.row, after.row)] : []
  if (after.row.seen === 0)
    return before.row.seen >= before.row.of ? [bodyWent(before.row, after.row)] : []
  return compareTrees(before, after, '')
}

function bodyWent(before: PlaceRow, after: PlaceRow): Difference {
  return {
    fact: 'seen.bodyRemoved',
    place: '',
    base: kindsText(before),
    revision: 'absent',
    details: { was: kindsText(before), now: 'absent' },
    evidence: { seen: after.of, of: after.of, baselineSeen: 0, baselineOf: before.of },
  }
}

function bodyCame(before: PlaceRow, after: PlaceRow): Difference {
  return {
    fact: 'seen.bodyAdded',
    place: '',
    base: 'absent',
    revision: kindsText(after),
    details: { was: 'absent', now: kindsText(after) },
    evidence: { seen: after.seen, of: after.of, baselineSeen: 0, baselineOf: before.of },
  }
}

/** A side without any headers was recorded without them: no evidence. */
function compareHeaders(base: SubjectShape, revision: SubjectShape): Difference[] {
  const [before, after] = [headersOf(base), headersOf(revision)]
  if (before.size === 0 || after.size === 0) return []
  const told = [...new Set([...before.keys(), ...after.keys()])].filter(
    place => !isHeaderNoise(place.slice('header:'.length)),
  )
  return told.flatMap(place => {
    const [known, now] = [before.get(place), after.get(place)]
    if (known && !now) return headerWent(known, revision.exchanges)
    return now && !known ? [headerCame(now, base.exchanges)] : []
  })
}

function headersOf(shape: SubjectShape): Map<string, PlaceRow> {
  const rows = shape.places.filter(row => isHeaderPlace(row.place) && row.seen > 0)
  return new Map(rows.map(row => [row.place, row]))
}

function headerWent(known: PlaceRow, exchanges: number): Difference[] {
  const always = known.seen >= known.of
  if (!always && chanceOfAbsence(known.seen, known.of, exchanges) > MAX_CHANCE) return []
  return [
    {
      fact: 'seen.headerRemoved',
      place: known.place,
      base: 'present',
      revision: 'absent',
      details: { was: 'present', now: 'absent' },
      evidence: {
        seen: exchanges,
        of: exchanges,
        baselineSeen: known.of - known.seen,
        baselineOf: known.of,
      },
    },
  ]
}

function headerCame(now: PlaceRow, exchanges: number): Difference {
  return {
    fact: 'seen.headerAdded',
    place: now.place,
    base: 'absent',
    revision: 'present',
    details: { was: 'absent', now: 'present' },
    evidence: { seen: now.seen, of: now.of, baselineSeen: 0, baselineOf: exchanges },
  }
}
