import { subjectKey } from '../../core/exchange/subject.ts'
import type { LateRow, Tallies, TallyRow, Window, WindowQuery } from '../../ports/tallies.ts'
import { compactClosed } from './compaction.ts'
import { mergeParts, type MergeTallies } from './merge-parts.ts'
import type { Store } from './store.ts'
import { readSubject, saveSubjects, subjectId } from './subjects.ts'
import { CHUNK, COMPACTED, storable, type Database } from './tables.ts'

export function talliesIn(store: Store, merge: MergeTallies): Tallies {
  return {
    write: async rows => (rows.length === 0 ? [] : store.unit(tx => writeRows(tx, rows))),
    windows: query => store.read(db => readWindows(db, query, merge, store.where)),
    compact: before => compactClosed(store, merge, before),
  }
}

/**
 * First the rows, then the look at what was consumed: a compaction that runs at the same time either
 * waits for our rows and folds them in, or has ended before they are written and then its note is seen.
 */
async function writeRows(tx: Database, rows: readonly TallyRow[]): Promise<LateRow[]> {
  const newest = newestPerRow(rows)
  await saveSubjects(
    tx,
    rows.map(row => row.subject),
  )
  const keys = [...newest.keys()].sort()
  for (let at = 0; at < keys.length; at += CHUNK) {
    await upsert(
      tx,
      keys.slice(at, at + CHUNK).flatMap(key => newest.get(key) ?? []),
    )
  }
  const late: LateRow[] = []
  for (const consumed of await consumedOf(tx, rows)) {
    const row = newest.get(
      JSON.stringify([consumed.interval_start, consumed.subject_id, consumed.writer]),
    )
    if (!row) continue
    await tx
      .deleteFrom('tally')
      .where('interval_start', '=', consumed.interval_start)
      .where('subject_id', '=', consumed.subject_id)
      .where('writer', '=', consumed.writer)
      .execute()
    if (row.seq > consumed.seq) late.push({ row, consumedSeq: consumed.seq })
  }
  return late
}

/** Postgres refuses a statement that would touch one row twice. */
function newestPerRow(rows: readonly TallyRow[]): Map<string, TallyRow> {
  const newest = new Map<string, TallyRow>()
  for (const row of rows) {
    if (row.writer === COMPACTED) throw new TypeError('a writer needs an id')
    const key = JSON.stringify([row.interval, subjectId(row.subject), storable(row.writer)])
    const other = newest.get(key)
    if (!other || row.seq > other.seq) newest.set(key, row)
  }
  return newest
}

async function upsert(tx: Database, rows: readonly TallyRow[]): Promise<void> {
  await tx
    .insertInto('tally')
    .values(
      rows.map(row => ({
        interval_start: row.interval,
        subject_id: subjectId(row.subject),
        writer: storable(row.writer),
        seq: row.seq,
        exchanges: row.exchanges,
        tally: row.tally,
      })),
    )
    .onConflict(conflict =>
      conflict
        .columns(['interval_start', 'subject_id', 'writer'])
        .doUpdateSet(eb => ({
          seq: eb.ref('excluded.seq'),
          exchanges: eb.ref('excluded.exchanges'),
          tally: eb.ref('excluded.tally'),
        }))
        .whereRef('excluded.seq', '>', 'tally.seq'),
    )
    .execute()
}

function consumedOf(
  tx: Database,
  rows: readonly TallyRow[],
): Promise<{ interval_start: number; subject_id: string; writer: string; seq: number }[]> {
  const writers = new Set(rows.map(row => storable(row.writer)))
  const intervals = new Set(rows.map(row => row.interval))
  return tx
    .selectFrom('consumed')
    .selectAll()
    .where('writer', 'in', [...writers])
    .where('interval_start', 'in', [...intervals])
    .execute()
}

async function readWindows(
  db: Database,
  query: WindowQuery,
  merge: MergeTallies,
  where: string,
): Promise<Window[]> {
  const rows = await selectRows(db, query)
  const groups = Map.groupBy(rows, row => `${row.interval_start} ${row.subject_id}`)
  const windows = [...groups.values()].flatMap(([first, ...rest]): Window[] => {
    if (!first) return []
    const parts = [first, ...rest]
    return [
      {
        subject: readSubject(first.body, where),
        interval: first.interval_start,
        exchanges: parts.reduce((sum, part) => sum + part.exchanges, 0),
        tally: mergeParts(
          merge,
          parts.map(part => part.tally),
          where,
          first.interval_start,
        ),
      },
    ]
  })
  return windows.sort(
    (a, b) => a.interval - b.interval || compareText(subjectKey(a.subject), subjectKey(b.subject)),
  )
}

function selectRows(db: Database, { provider, operation, since, until }: WindowQuery) {
  return db
    .selectFrom('tally')
    .innerJoin('subject', 'subject.id', 'tally.subject_id')
    .select(['interval_start', 'subject_id', 'exchanges', 'tally', 'body'])
    .$if(provider !== undefined, q => q.where('provider', '=', storable(provider ?? '')))
    .$if(operation !== undefined, q => q.where('operation', '=', storable(operation ?? '')))
    .$if(since !== undefined, q => q.where('interval_start', '>=', since ?? 0))
    .$if(until !== undefined, q => q.where('interval_start', '<', until ?? 0))
    .execute()
}

function compareText(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
