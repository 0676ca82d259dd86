import { parentPlace } from '../../json/place.ts'
import type { SubjectShape } from '../../shape/baseline/baseline.ts'
import type { PlaceRow } from '../../shape/tally/place-row.ts'
import type { Change } from '../change.ts'

/**
 * Whether what was seen before shows the same break of a promise. `unknown` where it never saw the place, or where
 * counts of kinds cannot tell.
 *
 * @param known all that was seen of the change's operation.
 */
export function knownBreak(
  change: Change,
  known: readonly SubjectShape[],
): 'breaks' | 'keeps' | 'unknown' {
  const answers = known.map(shape =>
    shape.subject.status === change.where.status && shape.exchanges > 0
      ? inShape(change, shape)
      : null,
  )
  const told = new Set(answers)
  if (told.has(true)) return 'breaks'
  return told.has(false) ? 'keeps' : 'unknown'
}

/** Null where the shape does not tell. */
function inShape({ fact, place, where, revision }: Change, shape: SubjectShape): boolean | null {
  const { subject, places } = shape
  if (fact === 'status.undocumented') return true
  if (fact === 'body.missing') return subject.mediaType === ''
  if (fact === 'media-type.undocumented') return subject.mediaType === where.mediaType
  if (subject.mediaType !== where.mediaType) return null
  const row = places.find(each => each.place === place)
  if (fact === 'property.required-missing') return isMissing(row, place, places)
  if (fact === 'property.undocumented' || fact === 'property.not-allowed') {
    return row === undefined
      ? isMissing(row, place, places) === null
        ? null
        : false
      : row.seen > 0
  }
  if (row === undefined || row.seen === 0) return null
  if (fact === 'value.null-not-allowed') return (row.kinds.null ?? 0) > 0
  return fact === 'value.kind-not-allowed' ? hasKind(row, revision) : null
}

function isMissing(
  row: PlaceRow | undefined,
  place: string,
  places: readonly PlaceRow[],
): boolean | null {
  if (row !== undefined) return row.seen < row.of
  const parent = places.find(each => each.place === parentPlace(place))
  return (parent?.kinds.object ?? 0) > 0 ? true : null
}

function hasKind({ kinds }: PlaceRow, revision: Change['revision']): boolean | null {
  if (typeof revision !== 'string') return null
  return revision.split(' | ').some(kind => (kinds as Readonly<Record<string, number>>)[kind] ?? 0)
}
