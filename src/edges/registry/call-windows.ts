import { createHash } from 'node:crypto'
import { quantile, type LatencySketch } from '../../core/stats/latency-sketch.ts'
import { decodeSketch, encodeSketch } from '../../core/stats/sketch-codec.ts'
import {
  failureCount,
  mergeWindows,
  windowOf,
  windowStart,
  type CallWindow,
} from '../../core/stats/window.ts'
import type {
  CallWindowQuery,
  StoredCallWindow,
  TrendPoint,
  WatchedCall,
} from '../../ports/watch.ts'
import { readBody } from './json-body.ts'
import { damaged } from './migrations.ts'
import { storable, type CallWindowTable, type Database } from './tables.ts'

/**
 * Adds calls to their hours. Reading, adding and writing is safe here only because every commit of a watch waits for
 * the one before it, and because a commit is never applied twice.
 */
export async function addCalls(
  tx: Database,
  calls: readonly WatchedCall[],
  where: string,
): Promise<void> {
  const bySeries = Map.groupBy(calls, seriesId)
  for (const [id, [first, ...rest]] of [...bySeries].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (!first) continue
    await saveSeries(tx, id, first)
    const byHour = Map.groupBy([first, ...rest], ({ startedAt }) => windowStart(startedAt))
    for (const [startsAt, same] of byHour) {
      const before = await windowIn(tx, id, startsAt, where)
      const windows = same.map(windowOf)
      const sum = (before ? [before, ...windows] : windows).reduce(mergeWindows)
      await saveWindow(tx, rowOf(id, sum))
    }
  }
}

export async function readWindows(
  db: Database,
  query: CallWindowQuery,
  where: string,
): Promise<StoredCallWindow[]> {
  const rows = await selected(db, query).select(['calls', 'failures', 'latency']).execute()
  return rows.map(({ monitor, provider, operation, ...row }) => {
    return { monitor, provider, operation, window: windowIs(row, where) }
  })
}

export async function readTrend(db: Database, query: CallWindowQuery): Promise<TrendPoint[]> {
  const rows = await selected(db, query).select(['calls', 'failed', 'p50', 'p95', 'p99']).execute()
  return rows.map(row => {
    const { monitor, provider, operation, starts_at: startsAt, calls, failed, p50, p95, p99 } = row
    return { monitor, provider, operation, startsAt, calls, failed, p50, p95, p99 }
  })
}

export async function pruneWindows(tx: Database, before: number): Promise<number> {
  const { numDeletedRows } = await tx
    .deleteFrom('call_window')
    .where('starts_at', '<', before)
    .executeTakeFirst()
  return Number(numDeletedRows)
}

function selected(db: Database, { monitor, provider, operation, since, until }: CallWindowQuery) {
  return db
    .selectFrom('call_window')
    .innerJoin('series', 'series.id', 'call_window.series_id')
    .select(['monitor', 'provider', 'operation', 'starts_at'])
    .$if(monitor !== undefined, q => q.where('monitor', '=', storable(monitor ?? '')))
    .$if(provider !== undefined, q => q.where('provider', '=', storable(provider ?? '')))
    .$if(operation !== undefined, q => q.where('operation', '=', storable(operation ?? '')))
    .$if(since !== undefined, q => q.where('starts_at', '>=', since ?? 0))
    .$if(until !== undefined, q => q.where('starts_at', '<', until ?? 0))
    .orderBy('starts_at')
    .orderBy('operation')
    .orderBy('monitor')
    .orderBy('provider')
}

/** 96 bits: no two will meet. */
function seriesId({ monitor, provider, operation }: WatchedCall): string {
  const names = JSON.stringify([monitor, provider, operation])
  return createHash('sha256').update(names).digest('base64url').slice(0, 16)
}

async function saveSeries(
  tx: Database,
  id: string,
  { monitor, provider, operation }: WatchedCall,
): Promise<void> {
  await tx
    .insertInto('series')
    .values({
      id,
      monitor: storable(monitor),
      provider: storable(provider),
      operation: storable(operation),
    })
    .onConflict(conflict => conflict.doNothing())
    .execute()
}

async function windowIn(
  tx: Database,
  id: string,
  startsAt: number,
  where: string,
): Promise<CallWindow | null> {
  const row = await tx
    .selectFrom('call_window')
    .select(['starts_at', 'calls', 'failures', 'latency'])
    .where('series_id', '=', id)
    .where('starts_at', '=', startsAt)
    .executeTakeFirst()
  return row ? windowIs(row, where) : null
}

async function saveWindow(tx: Database, row: CallWindowTable): Promise<void> {
  const { series_id: _id, starts_at: _start, ...counts } = row
  await tx
    .insertInto('call_window')
    .values(row)
    .onConflict(conflict => conflict.columns(['series_id', 'starts_at']).doUpdateSet(counts))
    .execute()
}

function rowOf(id: string, window: CallWindow): CallWindowTable {
  return {
    series_id: id,
    starts_at: window.startsAt,
    calls: window.calls,
    failed: failureCount(window),
    failures: JSON.stringify(window.failures),
    latency: encodeSketch(window.latency),
    p50: quantile(window.latency, 0.5),
    p95: quantile(window.latency, 0.95),
    p99: quantile(window.latency, 0.99),
  }
}

function windowIs(
  row: Pick<CallWindowTable, 'starts_at' | 'calls' | 'failures' | 'latency'>,
  where: string,
): CallWindow {
  // Postgres hands out Buffers, whose methods differ from those of plain bytes.
  const latency: LatencySketch | null = decodeSketch(new Uint8Array(row.latency))
  if (latency === null) throw damaged(where)
  const failures = readBody(row.failures, where) as CallWindow['failures']
  return { startsAt: row.starts_at, calls: row.calls, failures, latency }
}
