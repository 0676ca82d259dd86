import type { Change } from '../../core/diff/change.ts'
import type { SubjectShape } from '../../core/shape/baseline/baseline.ts'

/** A broken promise with how often the baseline saw its place: what was so before is no drift. */
export function seenBefore(change: Change, known: readonly SubjectShape[]): Change {
  const { evidence, where, place } = change
  const shape = known.find(({ subject }) => subject.status === where.status)
  if (evidence === undefined || shape === undefined) return change
  const row = shape.places.find(row => row.place === place)
  return { ...change, evidence: { ...evidence, baselineOf: row?.of ?? shape.exchanges } }
}
