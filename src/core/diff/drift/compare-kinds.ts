import type { Place } from '../../json/place.ts'
import { scalarCount, tellsAll } from '../../shape/baseline/merge-rows.ts'
import type { PlaceRow } from '../../shape/tally/place-row.ts'
import type { Difference } from './difference.ts'
import type { DriftFact } from './fact.ts'
import { kindsText } from './kinds-text.ts'

/** Holds the kinds of values at one place against those that came before. Kinds that are gone are no change. */
export function compareKinds(base: PlaceRow, revision: PlaceRow, place: Place): Difference[] {
  const before = valueKinds(base)
  const after = valueKinds(revision)
  const nulls = revision.kinds.null ?? 0
  // So far it was null always: what comes now is learned, not changed.
  if (before.size === 0) {
    return after.size === 0
      ? []
      : [difference('seen.nullBecameValue', base, onlyValues(revision), revision, place)]
  }
  const found: Difference[] = []
  if (nulls > 0 && !base.kinds.null) {
    found.push(
      difference('seen.propertyBecameNullable', base, only(revision, ['null']), revision, place),
    )
  }
  const added = [...after].filter(kind => !before.has(kind))
  if (added.length > 0) {
    const fact = [...after].some(kind => before.has(kind))
      ? 'seen.propertyKindAdded'
      : 'seen.propertyKindChanged'
    found.push(difference(fact, base, only(revision, added), revision, place))
  } else if (base.kinds.integer && !base.kinds.number && revision.kinds.number) {
    const fractions: PlaceRow = { ...revision, kinds: { number: revision.kinds.number } }
    found.push(difference('seen.propertyWidened', base, fractions, revision, place))
  }
  return found
}

// A set of values is closed once each of them came again and again.
const MIN_SEEN = 20
const MIN_REPEATS = 5

/** New values at a place that had few, where its values may be told. Booleans have no third. */
export function compareLiterals(base: PlaceRow, revision: PlaceRow, place: Place): Difference[] {
  const known = Object.keys(base.literals ?? {})
  const seen = scalarCount(base)
  if (!tellsAll(base) || base.kinds.boolean || seen < MIN_SEEN || seen < known.length * MIN_REPEATS)
    return []
  const added = Object.entries(revision.literals ?? {}).filter(([value]) => !known.includes(value))
  if (added.length === 0) return []
  const [was, now] = [known.join(', '), added.map(([value]) => value).join(', ')]
  return [
    {
      fact: 'seen.valueAdded',
      place,
      base: was,
      revision: now,
      details: { was, now },
      evidence: {
        seen: added.reduce((sum, [, count]) => sum + count, 0),
        of: scalarCount(revision),
        baselineSeen: 0,
        baselineOf: seen,
      },
    },
  ]
}

/** Kinds but null; integers are numbers here. */
function valueKinds({ kinds }: PlaceRow): Set<string> {
  const names = Object.keys(kinds).map(kind => (kind === 'integer' ? 'number' : kind))
  return new Set(names.filter(kind => kind !== 'null'))
}

function onlyValues(row: PlaceRow): PlaceRow {
  return only(row, [...valueKinds(row)])
}

/** The row with some of its kinds; `number` takes integers along. */
function only(row: PlaceRow, names: readonly string[]): PlaceRow {
  const entries = Object.entries(row.kinds).filter(([kind]) =>
    names.includes(kind === 'integer' ? 'number' : kind),
  )
  return { ...row, kinds: Object.fromEntries(entries) }
}

function difference(
  fact: DriftFact,
  base: PlaceRow,
  changed: PlaceRow,
  revision: PlaceRow,
  place: Place,
): Difference {
  return {
    fact,
    place,
    base: kindsText(base),
    revision: kindsText(revision),
    details: { was: kindsText(base), now: kindsText(changed) },
    evidence: {
      seen: Object.values(changed.kinds).reduce((sum, count) => sum + count, 0),
      of: revision.seen,
      baselineSeen: 0,
      baselineOf: base.seen,
    },
  }
}
