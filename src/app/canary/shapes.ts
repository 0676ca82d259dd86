import { subjectKey } from '../../core/exchange/subject.ts'
import type { SubjectShape } from '../../core/shape/baseline/baseline.ts'
import { decodeTally } from '../../core/shape/tally/decode.ts'
import { merge } from '../../core/shape/tally/merge.ts'
import { readPlaces } from '../../core/shape/tally/read-places.ts'
import type { Answered } from './answer.ts'

/** One shape per subject, of all the answers that a run got for it. */
export function shapesOf(answers: readonly Answered[]): readonly SubjectShape[] {
  const bySubject = Map.groupBy(answers, ({ subject }) => subjectKey(subject))
  return [...bySubject.values()].flatMap(same => {
    const [first] = same
    if (first === undefined) return []
    if (same.length === 1) return [first.shape]
    const sum = same.map(({ tally }) => decodeTally(tally)).reduce(merge)
    return [{ subject: first.subject, exchanges: same.length, places: readPlaces(sum) }]
  })
}
