import { subjectKey, type Subject } from '../../exchange/subject.ts'
import type { SubjectShape } from '../../shape/baseline/baseline.ts'

export interface Nearest {
  readonly shape: SubjectShape
  /** The first of these in which it differs from the subject that was asked for. */
  readonly differs: 'nothing' | 'version' | 'mediaType' | 'status'
  /** All that are as near as this one: what was seen instead. */
  readonly alike: readonly SubjectShape[]
}

/**
 * What a subject is held against: itself; else what was served under another version; else the same status with
 * another media type; else another status. Null where nothing is known of its account, event or side.
 */
export function nearestShape(known: readonly SubjectShape[], subject: Subject): Nearest | null {
  const related = known.filter(shape => isRelated(shape.subject, subject))
  const status = related.filter(shape => shape.subject.status === subject.status)
  const mediaType = status.filter(shape => shape.subject.mediaType === subject.mediaType)
  const same = mediaType.filter(shape => subjectKey(shape.subject) === subjectKey(subject))
  return (
    nearestOf('nothing', same, subject) ??
    nearestOf('version', mediaType, subject) ??
    nearestOf('mediaType', status, subject) ??
    nearestOf('status', related, subject)
  )
}

function isRelated(a: Subject, b: Subject): boolean {
  return (
    a.provider === b.provider &&
    a.scope === b.scope &&
    a.side === b.side &&
    a.operation === b.operation &&
    a.variant === b.variant
  )
}

/** The same version if there is one; else the newest before it, versions being dates mostly; else the oldest. */
function nearestOf(
  differs: Nearest['differs'],
  alike: readonly SubjectShape[],
  { version }: Subject,
): Nearest | null {
  const sorted = alike.toSorted((a, b) => (a.subject.version < b.subject.version ? -1 : 1))
  const shape = sorted.findLast(shape => shape.subject.version <= version) ?? sorted[0]
  return shape ? { shape, differs, alike } : null
}
