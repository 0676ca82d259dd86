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

/** The writer of compacted rows; no process may use it. */
export const COMPACTED = ''

/** Rows in one statement: few enough for the bound on parameters of either store. */
export const CHUNK = 500

/** Text as both stores take it: Postgres refuses NUL, and neither can hold half a surrogate pair. */
export function storable(text: string): string {
  return text.toWellFormed().replaceAll('\0', '\uFFFD')
}
