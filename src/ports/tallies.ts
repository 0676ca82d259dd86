import type { Subject } from '../core/exchange/subject.ts'

/** One hour, as the epoch milliseconds it starts at. */
export type Interval = number

/** The cumulative tally of one writer for one subject and interval. A later `seq` replaces an earlier one. */
export interface TallyRow {
  readonly subject: Subject
  readonly interval: Interval
  /** One id per process start. */
  readonly writer: string
  /** Grows by one with each write of this row. */
  readonly seq: number
  readonly exchanges: number
  /** In the codec of `core/shape/tally`. */
  readonly tally: Uint8Array
}

/** All writers of one subject and interval, merged. */
export interface Window {
  readonly subject: Subject
  readonly interval: Interval
  readonly exchanges: number
  readonly tally: Uint8Array
}

export interface WindowQuery {
  readonly provider?: string
  readonly operation?: string
  /** Epoch milliseconds; intervals that start at or after it. */
  readonly since?: number
  /** Epoch milliseconds; intervals that start before it. */
  readonly until?: number
}

/**
 * A row that counts more than was folded away. Its writer's rows up to `consumedSeq` are already part
 * of the compacted window, and a tally cannot be subtracted: so nothing of this row was stored.
 */
export interface LateRow {
  readonly row: TallyRow
  readonly consumedSeq: number
}

export interface Tallies {
  /**
   * One transaction; when it resolves, the rows are on disk. Repeated, late or reordered rows do no harm.
   * The late ones come back: what they counted after `consumedSeq` is to be written under a new writer id.
   */
  write(rows: readonly TallyRow[]): Promise<readonly LateRow[]>
  windows(query: WindowQuery): Promise<Window[]>
  /**
   * Folds the rows of intervals that ended by `before` (epoch milliseconds) into one per subject, each
   * interval in one transaction that notes which rows it consumed.
   */
  compact(before: number): Promise<void>
}
