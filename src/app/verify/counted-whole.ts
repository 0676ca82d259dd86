import type { Change } from '../../core/diff/change.ts'
import { wholeCount, type WholeCounts } from '../../core/recording/whole-counts.ts'

/**
 * The change with the counts of the answer as it came, where the recording that shows it was shortened. Where the
 * whole tells nothing of it, the counts stay those of the recording.
 */
export function countedWhole(change: Change, counts: WholeCounts | undefined): Change {
  const { evidence, place, revision } = change
  if (evidence === undefined || counts === undefined || !place.startsWith('/')) return change
  const of = wholeCount(place.slice(0, place.lastIndexOf('/')), counts)
  if (of === null || of < evidence.of) return change
  const row = Object.hasOwn(counts, place) ? counts[place] : undefined
  const kind = revision === 'missing' ? 'absent' : revision
  const known = row !== undefined && typeof kind === 'string' ? row[kind] : undefined
  const seen = known ?? (evidence.seen === evidence.of ? of : null)
  return seen === null ? change : { ...change, evidence: { ...evidence, seen, of } }
}
