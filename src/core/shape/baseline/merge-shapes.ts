import { subjectKey } from '../../exchange/subject.ts'
import type { PlaceRow } from '../tally/place-row.ts'
import type { SubjectShape } from './baseline.ts'
import { mergeRows } from './merge-rows.ts'
import { isHeaderPlace, mergeTrees, rowsOf, sortedRows, treeOf } from './place-tree.ts'

/** The known shapes with more of them in: added where the subject is known, new where it is not. */
export function addShapes(
  known: readonly SubjectShape[],
  more: readonly SubjectShape[],
): readonly SubjectShape[] {
  const shapes = new Map(known.map(shape => [subjectKey(shape.subject), shape]))
  for (const shape of more) {
    const key = subjectKey(shape.subject)
    const before = shapes.get(key)
    shapes.set(key, before ? mergeShapes(before, shape) : shape)
  }
  return [...shapes.values()]
}

/**
 * Adds two shapes of one subject: learning again from more answers. Places that one of them lacks count as
 * missing in all its parents. Merged tallies are exact where these are bounds (`distinct`), so merge those
 * while they are at hand.
 */
export function mergeShapes(a: SubjectShape, b: SubjectShape): SubjectShape {
  const body = rowsOf(mergeTrees(treeOf(a.places), treeOf(b.places)))
  return {
    subject: a.subject,
    exchanges: a.exchanges + b.exchanges,
    places: sortedRows([...body, ...mergeHeaders(a, b)]),
  }
}

function mergeHeaders(a: SubjectShape, b: SubjectShape): PlaceRow[] {
  const [x, y] = [headersOf(a), headersOf(b)]
  return [...new Set([...x.keys(), ...y.keys()])].flatMap(place => {
    const [before, after] = [x.get(place), y.get(place)]
    if (before && after) return [mergeRows(before, after)]
    if (before) return [{ ...before, of: before.of + b.exchanges }]
    return after ? [{ ...after, of: after.of + a.exchanges }] : []
  })
}

function headersOf(shape: SubjectShape): Map<string, PlaceRow> {
  return new Map(shape.places.filter(row => isHeaderPlace(row.place)).map(row => [row.place, row]))
}
