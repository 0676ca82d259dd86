import { splitOperation, subjectKey, type Subject } from '../../exchange/subject.ts'
import type { SubjectShape } from '../../shape/baseline/baseline.ts'
import type { Change } from '../change.ts'
import { compareBodies, compareShapes } from './compare-shapes.ts'
import type { Difference } from './difference.ts'
import type { DriftFact } from './fact.ts'
import { nearestShape } from './nearest-shape.ts'

/**
 * What differs between what was seen of one operation before and what is seen now. A subject that the base
 * has is compared place by place; one that it lacks differs in status, media type or served version, and is
 * held against the nearest that there is where that makes sense. Nothing is said of subjects that are not
 * seen now, nor of accounts, events and sides of which the base knows nothing.
 */
export function driftOfShapes(
  base: readonly SubjectShape[],
  revision: readonly SubjectShape[],
): Change[] {
  return revision
    .toSorted((a, b) => (subjectKey(a.subject) < subjectKey(b.subject) ? -1 : 1))
    .flatMap(shape =>
      driftOfShape(base, shape)
        .toSorted((a, b) => (a.place < b.place ? -1 : a.place > b.place ? 1 : 0))
        .map(difference => changeOf(difference, shape.subject)),
    )
}

function driftOfShape(base: readonly SubjectShape[], revision: SubjectShape): Difference[] {
  const nearest = nearestShape(base, revision.subject)
  if (nearest === null || revision.exchanges === 0) return []
  const { shape, differs } = nearest
  if (differs === 'nothing') return compareShapes(shape, revision)
  const known = nearest.alike.map(({ subject }) => subject)
  const tell = (fact: DriftFact, of: (subject: Subject) => string): Difference =>
    subjectChanged(fact, nearest.alike, revision, known.map(of), of(revision.subject))
  if (differs === 'version') {
    return [tell('seen.versionChanged', of => of.version), ...compareShapes(shape, revision)]
  }
  if (differs === 'status') {
    const told = tell('seen.statusChanged', of => of.status)
    const failed = known.some(isSuccess) && !isSuccess(revision.subject)
    return [{ ...told, details: { ...told.details, failed } }]
  }
  if (revision.subject.mediaType === '') return [tell('seen.bodyRemoved', of => of.mediaType)]
  if (shape.subject.mediaType === '') return [tell('seen.bodyAdded', of => of.mediaType)]
  return [tell('seen.mediaTypeChanged', of => of.mediaType), ...sameKindOfBody(shape, revision)]
}

/** Another media type can carry the same body; where it is of another kind, that is told already. */
function sameKindOfBody(base: SubjectShape, revision: SubjectShape): Difference[] {
  const differences = compareBodies(base, revision)
  return differences.some(({ place }) => place === '') ? [] : differences
}

function isSuccess({ status }: Subject): boolean {
  return status.startsWith('2')
}

function subjectChanged(
  fact: DriftFact,
  known: readonly SubjectShape[],
  revision: SubjectShape,
  before: readonly string[],
  after: string,
): Difference {
  const was = [...new Set(before)].sort().map(named).join(', ')
  const now = named(after)
  const baselineOf = known.reduce((sum, { exchanges }) => sum + exchanges, 0)
  const { exchanges } = revision
  return {
    fact,
    place: '',
    base: was,
    revision: now,
    details: { was, now },
    evidence: { seen: exchanges, of: exchanges, baselineSeen: 0, baselineOf },
  }
}

function named(text: string): string {
  return text === '' ? 'none' : text
}

function changeOf(difference: Difference, subject: Subject): Change {
  const { fact, place, base, revision, details, evidence } = difference
  return {
    fact,
    direction: subject.side === 'request' ? 'request' : 'response',
    where: {
      ...splitOperation(subject.operation),
      status: subject.status,
      mediaType: subject.mediaType,
    },
    place,
    base,
    revision,
    details: { ...details },
    evidence,
  }
}
