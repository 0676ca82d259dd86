import type { AlertState } from '../../core/alert/alert-state.ts'
import type { Delivery, LogEntry } from '../../core/alert/delivery.ts'
import type { LogQuery, WatchCommit, WatchState, WatchStore } from '../../ports/watch.ts'
import { addCalls, pruneWindows, readTrend, readWindows } from './call-windows.ts'
import { gatesOf } from './gates.ts'
import { readBody } from './json-body.ts'
import { damaged } from './migrations.ts'
import { namedBodies, writeBodies } from './named-bodies.ts'
import { insertRun } from './runs.ts'
import type { Store } from './store.ts'
import { CHUNK, storable, type Database } from './tables.ts'

const DEFAULT_LIMIT = 100

export function watchIn(store: Store): WatchStore {
  const { where } = store
  return {
    load: monitors => store.read(db => loadState(db, monitors, where)),
    commit: change => store.unit(tx => commit(tx, change, where)),
    windows: query => store.read(db => readWindows(db, query, where)),
    trend: query => store.read(db => readTrend(db, query)),
    log: query => store.read(db => readLog(db, query)),
    prune: before => store.unit(tx => prune(tx, before)),
  }
}

/** The version first: should somebody commit while the rest is read, what is decided from it is not committed. */
async function loadState(
  db: Database,
  names: readonly string[] | undefined,
  where: string,
): Promise<WatchState> {
  const row = await db.selectFrom('watch').selectAll().executeTakeFirst()
  if (!row) throw damaged(where)
  return {
    version: row.version,
    alerts: readBody(row.alerts, where) as unknown as AlertState,
    monitors: (await namedBodies(db, 'monitor_state', where, names)) as WatchState['monitors'],
    gates: await gatesOf(db, where),
  }
}

/** The version first here too: its row is the lock behind which all else is written. */
async function commit(
  tx: Database,
  change: WatchCommit,
  where: string,
): Promise<'committed' | 'conflict'> {
  const version = change.version + 1
  const moved = await tx
    .updateTable('watch')
    .set({ version, ...(change.alerts && { alerts: JSON.stringify(change.alerts) }) })
    .where('version', '=', change.version)
    .returning('version')
    .execute()
  if (moved.length === 0) return 'conflict'
  for (const run of change.runs ?? []) await insertRun(tx, run)
  await addCalls(tx, change.calls ?? [], where)
  await writeBodies(tx, 'monitor_state', change.monitors ?? {})
  await writeBodies(tx, 'gate', change.gates ?? {})
  await post(tx, change.deliveries ?? [])
  await writeLog(tx, version, change.log ?? [])
  return 'committed'
}

async function post(tx: Database, deliveries: readonly Delivery[]): Promise<void> {
  for (let at = 0; at < deliveries.length; at += CHUNK) {
    const rows = deliveries.slice(at, at + CHUNK).map(delivery => ({
      key: storable(delivery.key),
      receiver: storable(delivery.receiver),
      episode: storable(delivery.episode),
      sequence: delivery.sequence,
      state: 'waiting',
      attempts: 0,
      next_at: delivery.at,
      claimed_until: 0,
      error: '',
      ended_at: null,
      body: JSON.stringify(delivery),
    }))
    await tx
      .insertInto('outbox')
      .values(rows)
      .onConflict(conflict => conflict.column('key').doNothing())
      .execute()
  }
}

async function writeLog(tx: Database, version: number, log: readonly LogEntry[]): Promise<void> {
  for (let at = 0; at < log.length; at += CHUNK) {
    const rows = log.slice(at, at + CHUNK).map((entry, index) => ({
      version,
      position: at + index,
      at: entry.at,
      about: storable(entry.about),
      decision: entry.decision,
      reason: storable(entry.reason),
    }))
    await tx.insertInto('alert_log').values(rows).execute()
  }
}

async function readLog(
  db: Database,
  { about, since, limit = DEFAULT_LIMIT }: LogQuery,
): Promise<LogEntry[]> {
  const rows = await db
    .selectFrom('alert_log')
    .select(['at', 'about', 'decision', 'reason'])
    .$if(about !== undefined, q => q.where('about', '=', storable(about ?? '')))
    .$if(since !== undefined, q => q.where('at', '>=', since ?? 0))
    .orderBy('version', 'desc')
    .orderBy('position', 'desc')
    .limit(limit)
    .execute()
  return rows.map(({ at, about, decision, reason }) => {
    return { at, about, decision: decision as LogEntry['decision'], reason }
  })
}

async function prune(tx: Database, before: number): Promise<number> {
  const entries = await tx.deleteFrom('alert_log').where('at', '<', before).executeTakeFirst()
  return Number(entries.numDeletedRows) + (await pruneWindows(tx, before))
}
