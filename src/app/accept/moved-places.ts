import { driftOfShapes } from '../../core/diff/drift/drift.ts'
import { subjectKey } from '../../core/exchange/subject.ts'
import { canonicalJson } from '../../core/json/canonical.ts'
import type { Json } from '../../core/json/json.ts'
import { ruleFor } from '../../core/rules/judge.ts'
import type { SubjectShape } from '../../core/shape/baseline/baseline.ts'
import type { Acceptable } from './accept-findings.ts'

/** What differs between two baselines, in words. */
export interface Moved {
  /** `GET /orders 200`. */
  readonly answer: string
  readonly at: string
  /** `number in 20 of 20 → absent in 20 of 20`. */
  readonly says: string
}

/** In what the baseline is to be another, subject by subject: what is not named here stays as it is. */
export function movedPlaces({ before, after }: Acceptable): readonly Moved[] {
  const known = new Map(before.subjects.map(shape => [subjectKey(shape.subject), textOf(shape)]))
  const moved = after.subjects.filter(
    shape => known.get(subjectKey(shape.subject)) !== textOf(shape),
  )
  return moved.flatMap(shape => {
    const { operation, status } = shape.subject
    const base = before.subjects.filter(({ subject }) => subject.operation === operation)
    const answer = `${operation} ${status}`
    const told = driftOfShapes(base, [shape]).flatMap(change => {
      // What is told here has no date, and no rule of drift hangs on one.
      const says = ruleFor(change, 0)?.message(change)
      return says === undefined ? [] : [{ answer, at: change.place, says }]
    })
    const counts = { answer, at: '', says: 'counts alone: nothing that was not seen before' }
    return told.length > 0 ? told : [counts]
  })
}

function textOf({ exchanges, places }: SubjectShape): string {
  return canonicalJson({ exchanges, places: places as unknown as Json })
}
