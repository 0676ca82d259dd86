import type { Delivery } from '../../core/alert/delivery.ts'
import type { JsonObject } from '../../core/json/json.ts'
import type { Outbox, OutboxQuery, OutboxRow, OutboxState } from '../../ports/outbox.ts'
import { readBody } from './json-body.ts'
import type { Store } from './store.ts'
import { storable, type Database, type OutboxTable } from './tables.ts'

const DEFAULT_LIMIT = 100

export function outboxIn(store: Store): Outbox {
  const { where } = store
  return {
    due: (now, limit, except = []) => store.read(db => due(db, { now, limit, except }, where)),
    claim: (key, now, until) => store.unit(tx => claim(tx, storable(key), now, until)),
    delivered: (key, at, receipt) => store.unit(tx => delivered(tx, storable(key), at, receipt)),
    failed: (key, nextAt, error) =>
      store.unit(async tx => {
        await waiting(tx, key)
          .set(eb => ({
            attempts: eb('attempts', '+', 1),
            next_at: nextAt,
            claimed_until: 0,
            error: storable(error),
          }))
          .execute()
      }),
    dead: (key, at, error) =>
      store.unit(async tx => {
        await waiting(tx, key)
          .set(eb => ({
            attempts: eb('attempts', '+', 1),
            state: 'dead',
            claimed_until: 0,
            ended_at: at,
            error: storable(error),
          }))
          .execute()
      }),
    revive: (key, now) =>
      store.unit(async tx => {
        const revived = await tx
          .updateTable('outbox')
          .set({ state: 'waiting', attempts: 0, next_at: now, claimed_until: 0, ended_at: null })
          .where('key', '=', storable(key))
          .where('state', '=', 'dead')
          .returning('key')
          .execute()
        return revived.length > 0
      }),
    list: query => store.read(db => list(db, query, where)),
    count: state => store.read(db => count(db, state)),
    nextAt: (except = []) => store.read(db => nextAt(db, except)),
    prune: before => store.unit(tx => prune(tx, before)),
  }
}

const columns = [
  'outbox.state',
  'outbox.attempts',
  'outbox.next_at',
  'outbox.error',
  'outbox.ended_at',
  'outbox.body',
  'thread.receipt',
] as const

function withReceipts(db: Database) {
  return db
    .selectFrom('outbox')
    .leftJoin('thread', join =>
      join
        .onRef('thread.episode', '=', 'outbox.episode')
        .onRef('thread.receiver', '=', 'outbox.receiver'),
    )
    .select(columns)
}

/** Those that no earlier one of their thread waits before. */
function heads(db: Database, except: readonly string[]) {
  return withReceipts(db)
    .$if(except.length > 0, q => q.where('outbox.receiver', 'not in', except.map(storable)))
    .where('outbox.state', '=', 'waiting')
    .where(eb =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('outbox as earlier')
            .select('earlier.key')
            .whereRef('earlier.episode', '=', 'outbox.episode')
            .whereRef('earlier.receiver', '=', 'outbox.receiver')
            .whereRef('earlier.sequence', '<', 'outbox.sequence')
            .where('earlier.state', '=', 'waiting'),
        ),
      ),
    )
}

interface DueQuery {
  readonly now: number
  readonly limit: number
  readonly except: readonly string[]
}

async function due(
  db: Database,
  { now, limit, except }: DueQuery,
  where: string,
): Promise<OutboxRow[]> {
  const rows = await heads(db, except)
    .where('outbox.next_at', '<=', now)
    .where('outbox.claimed_until', '<=', now)
    .orderBy('outbox.next_at')
    .orderBy('outbox.key')
    .limit(limit)
    .execute()
  return rows.map(row => readRow(row, where))
}

async function nextAt(db: Database, except: readonly string[]): Promise<number | null> {
  const rows = await heads(db, except)
    .clearSelect()
    .select(['outbox.next_at', 'outbox.claimed_until'])
    .execute()
  const times = rows.map(row => Math.max(row.next_at, row.claimed_until))
  return times.length > 0 ? times.reduce((a, b) => Math.min(a, b)) : null
}

async function claim(tx: Database, key: string, now: number, until: number): Promise<boolean> {
  const claimed = await tx
    .updateTable('outbox')
    .set({ claimed_until: until })
    .where('key', '=', key)
    .where('state', '=', 'waiting')
    .where('next_at', '<=', now)
    .where('claimed_until', '<=', now)
    .returning('key')
    .execute()
  return claimed.length > 0
}

/** Also what was given up meanwhile: it did arrive. */
async function delivered(
  tx: Database,
  key: string,
  at: number,
  receipt: JsonObject | null,
): Promise<void> {
  const [row] = await tx
    .updateTable('outbox')
    .set(eb => ({
      state: 'delivered',
      attempts: eb('attempts', '+', 1),
      claimed_until: 0,
      ended_at: at,
      error: '',
    }))
    .where('key', '=', key)
    .where('state', '!=', 'delivered')
    .returning(['episode', 'receiver'])
    .execute()
  if (!row || receipt === null) return
  const kept = { receipt: JSON.stringify(receipt), updated_at: at }
  await tx
    .insertInto('thread')
    .values({ ...row, ...kept })
    .onConflict(conflict => conflict.columns(['episode', 'receiver']).doUpdateSet(kept))
    .execute()
}

function waiting(tx: Database, key: string) {
  return tx.updateTable('outbox').where('key', '=', storable(key)).where('state', '=', 'waiting')
}

async function list(
  db: Database,
  { state, receiver, limit = DEFAULT_LIMIT }: OutboxQuery,
  where: string,
): Promise<OutboxRow[]> {
  const rows = await withReceipts(db)
    .$if(state !== undefined, q => q.where('outbox.state', '=', state ?? ''))
    .$if(receiver !== undefined, q => q.where('outbox.receiver', '=', storable(receiver ?? '')))
    .orderBy('outbox.next_at')
    .orderBy('outbox.key')
    .limit(limit)
    .execute()
  return rows.map(row => readRow(row, where))
}

async function count(db: Database, state: OutboxState): Promise<number> {
  const { rows } = await db
    .selectFrom('outbox')
    .select(eb => eb.fn.countAll().as('rows'))
    .where('state', '=', state)
    .executeTakeFirstOrThrow()
  return Number(rows)
}

/** A receipt outlives its deliveries as long as the thread may still go on. */
async function prune(tx: Database, before: number): Promise<number> {
  const { numDeletedRows } = await tx
    .deleteFrom('outbox')
    .where('state', '!=', 'waiting')
    .where('ended_at', '<', before)
    .executeTakeFirst()
  await tx
    .deleteFrom('thread')
    .where('updated_at', '<', before)
    .where(eb =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('outbox')
            .select('outbox.key')
            .whereRef('outbox.episode', '=', 'thread.episode')
            .whereRef('outbox.receiver', '=', 'thread.receiver'),
        ),
      ),
    )
    .execute()
  return Number(numDeletedRows)
}

function readRow(
  row: Pick<OutboxTable, 'state' | 'attempts' | 'next_at' | 'error' | 'ended_at' | 'body'> & {
    readonly receipt: string | null
  },
  where: string,
): OutboxRow {
  return {
    delivery: readBody(row.body, where) as unknown as Delivery,
    state: row.state as OutboxState,
    attempts: row.attempts,
    nextAt: row.next_at,
    error: row.error,
    endedAt: row.ended_at,
    receipt: row.receipt === null ? null : (readBody(row.receipt, where) as JsonObject),
  }
}
