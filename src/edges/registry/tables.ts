import type { Kysely } from 'kysely'

/** The tables as both stores hold them. Times are epoch milliseconds; what is not asked for by column is JSON text. */
export interface Tables {
  readonly registry: RegistryTable
  readonly subject: SubjectTable
  readonly tally: TallyTable
  readonly consumed: ConsumedTable
  readonly run: RunTable
  readonly call: CallTable
  readonly finding: FindingTable
  readonly watch: WatchTable
  readonly monitor_state: NamedTable
  readonly gate: NamedTable
  readonly alert_log: AlertLogTable
  readonly series: SeriesTable
  readonly call_window: CallWindowTable
  readonly outbox: OutboxTable
  readonly thread: ThreadTable
  readonly lease: LeaseTable
}

export type Database = Kysely<Tables>

/** One row. Updating it is also the lock that compactions take. */
interface RegistryTable {
  readonly version: number
}

interface SubjectTable {
  /** A hash of `subjectKey`: the key itself can be longer than an index of Postgres may hold. */
  readonly id: string
  readonly provider: string
  readonly operation: string
  readonly body: string
}

export interface TallyTable {
  readonly interval_start: number
  readonly subject_id: string
  /** `COMPACTED` or the id of a process. */
  readonly writer: string
  readonly seq: number
  readonly exchanges: number
  readonly tally: Uint8Array
}

/** Up to which sequence a writer's row has gone into the compacted one. */
interface ConsumedTable {
  readonly interval_start: number
  readonly subject_id: string
  readonly writer: string
  readonly seq: number
}

export interface RunTable {
  readonly id: string
  readonly monitor: string
  readonly provider: string
  readonly started_at: number
  readonly took_ms: number
  readonly outcome: string
  readonly note: string
}

export interface CallTable {
  readonly run_id: string
  readonly position: number
  readonly correlation_id: string
  readonly operation: string
  readonly status: number
  readonly took_ms: number
  readonly bytes: number
  readonly verdict: string
  readonly subject_key: string
  readonly tally: Uint8Array
}

interface FindingTable {
  readonly run_id: string
  readonly position: number
  readonly id: string
  readonly body: string
}

/** One row. Its version is what two who decide at once compare, and updating it is their lock. */
interface WatchTable {
  readonly version: number
  readonly alerts: string
}

interface NamedTable {
  readonly name: string
  readonly body: string
}

interface AlertLogTable {
  /** The version that the entry was committed with. */
  readonly version: number
  readonly position: number
  readonly at: number
  readonly about: string
  readonly decision: string
  readonly reason: string
}

interface SeriesTable {
  /** A hash of the three names: together they can be longer than an index of Postgres may hold. */
  readonly id: string
  readonly monitor: string
  readonly provider: string
  readonly operation: string
}

export interface CallWindowTable {
  readonly series_id: string
  readonly starts_at: number
  readonly calls: number
  readonly failed: number
  readonly failures: string
  readonly latency: Uint8Array
  /** What the sketch says, so that a chart over a year reads no sketch. */
  readonly p50: number | null
  readonly p95: number | null
  readonly p99: number | null
}

export interface OutboxTable {
  readonly key: string
  readonly receiver: string
  readonly episode: string
  readonly sequence: number
  readonly state: string
  readonly attempts: number
  readonly next_at: number
  /** 0 where nobody has it. */
  readonly claimed_until: number
  readonly error: string
  readonly ended_at: number | null
  readonly body: string
}

interface ThreadTable {
  readonly episode: string
  readonly receiver: string
  readonly receipt: string
  readonly updated_at: number
}

interface LeaseTable {
  readonly name: string
  readonly owner: string
  readonly until: number
}

/** The writer of compacted rows; no process may use it. */
export const COMPACTED = ''

/** Rows in one statement: few enough for the bound on parameters of either store. */
export const CHUNK = 500

/** Text as both stores take it: Postgres refuses NUL, and neither can hold half a surrogate pair. */
export function storable(text: string): string {
  return text.toWellFormed().replaceAll('\0', '\uFFFD')
}
