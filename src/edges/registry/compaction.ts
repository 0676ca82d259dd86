import { HOUR_MS } from '../../core/monitor/interval.ts'
import { mergeParts, type MergeTallies } from './merge-parts.ts'
import type { Store } from './store.ts'
import { CHUNK, COMPACTED, type Database, type TallyTable } from './tables.ts'

/**
 * Folds the rows of every closed interval, one transaction each: what is compacted stays compacted
 * when a later one fails. A window with one row is left alone, it would only change its name.
 */
export async function compactClosed(
  store: Store,
  merge: MergeTallies,
  before: number,
): Promise<void> {
  const intervals = await store.read(db => crowded(db, before))
  for (const interval of intervals) {
    await store.unit(tx => compactInterval(tx, interval, merge, store.where))
  }
}

/** The intervals in which a subject has more than one row. */
async function crowded(db: Database, before: number): Promise<number[]> {
  const rows = await db
    .selectFrom('tally')
    .select('interval_start')
    .where('interval_start', '<=', before - HOUR_MS)
    .groupBy(['interval_start', 'subject_id'])
    .having(eb => eb.fn.countAll(), '>', 1)
    .orderBy('interval_start')
    .execute()
  return [...new Set(rows.map(row => row.interval_start))]
}

async function compactInterval(
  tx: Database,
  interval: number,
  merge: MergeTallies,
  where: string,
): Promise<void> {
  // One compaction at a time: two would not see each other's compacted row.
  await tx
    .updateTable('registry')
    .set(eb => ({ version: eb.ref('version') }))
    .execute()
  const crowdedSubjects = await tx
    .selectFrom('tally')
    .select('subject_id')
    .where('interval_start', '=', interval)
    .groupBy('subject_id')
    .having(eb => eb.fn.countAll(), '>', 1)
    .execute()
  for (const { subject_id } of crowdedSubjects) {
    // What the delete returns is what it deleted: a writer in between waits, or was waited for.
    const rows = await tx
      .deleteFrom('tally')
      .where('interval_start', '=', interval)
      .where('subject_id', '=', subject_id)
      .returningAll()
      .execute()
    await tx
      .insertInto('tally')
      .values(folded(rows, merge, where))
      .execute()
    const consumed = rows
      .filter(row => row.writer !== COMPACTED)
      .map(({ interval_start, writer, seq }) => ({ interval_start, subject_id, writer, seq }))
    for (let at = 0; at < consumed.length; at += CHUNK) {
      await tx
        .insertInto('consumed')
        .values(consumed.slice(at, at + CHUNK))
        .execute()
    }
  }
}

function folded(rows: readonly TallyTable[], merge: MergeTallies, where: string): TallyTable {
  const [first] = rows
  if (!first) throw new TypeError('there is nothing to fold')
  const parts = rows.map(row => row.tally)
  return {
    interval_start: first.interval_start,
    subject_id: first.subject_id,
    writer: COMPACTED,
    seq: 1 + (rows.find(row => row.writer === COMPACTED)?.seq ?? 0),
    exchanges: rows.reduce((sum, row) => sum + row.exchanges, 0),
    tally: mergeParts(merge, parts, where, first.interval_start),
  }
}
