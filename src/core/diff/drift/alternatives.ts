import type { Place } from '../../json/place.ts'
import type { FieldSet } from '../../shape/baseline/place-tree.ts'
import type { Difference } from './difference.ts'

/** One alternative of an object that both sides know, and what differs in it. */
export interface Unit {
  readonly place: Place
  readonly revision: FieldSet
  readonly differences: readonly Difference[]
}

/**
 * One root cause is one finding: what happened in all alternatives alike happened to the object, and is told
 * once, at the place without a tag. What happened in some stays with those.
 *
 * @param only whether neither side knows another alternative: then the tag says nothing.
 */
export function hoist(place: Place, units: readonly Unit[], only: boolean): Difference[] {
  const groups = Map.groupBy(
    units.flatMap(unit => unit.differences.map(difference => ({ unit, difference }))),
    ({ unit, difference }) => {
      const { fact, base, revision } = difference
      return JSON.stringify([difference.place.slice(unit.place.length), fact, base, revision])
    },
  )
  return [...groups.values()].flatMap(group => {
    const differences = group.map(({ difference }) => difference)
    const [first] = group
    if (!first) return []
    const inside = first.difference.place.slice(first.unit.place.length)
    const everywhere = group.length === units.length && (units.length > 1 || only)
    if (!everywhere && !(group.length > 1 && isGone(inside, units))) return differences
    return [{ ...first.difference, place: place + inside, evidence: sumOf(differences) }]
  })
}

/** A field of the objects themselves that no alternative has any more. */
function isGone(inside: Place, units: readonly Unit[]): boolean {
  return units.every(({ revision }) => !revision.fields.has(inside.slice(1)))
}

function sumOf(differences: readonly Difference[]): Difference['evidence'] {
  const sum = { seen: 0, of: 0, baselineSeen: 0, baselineOf: 0 }
  for (const { evidence } of differences) {
    sum.seen += evidence.seen
    sum.of += evidence.of
    sum.baselineSeen += evidence.baselineSeen
    sum.baselineOf += evidence.baselineOf
  }
  return sum
}
