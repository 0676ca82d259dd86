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
}

export interface Tallies {
  /** One transaction; when it resolves, the rows are on disk. Repeated, late or reordered rows do no harm. */
  write(rows: readonly TallyRow[]): Promise<void>
  windows(query: WindowQuery): Promise<Window[]>
  /** Folds the rows of intervals that ended before `before` into one per subject; what comes later goes to a late row. */
  compact(before: number): Promise<void>
}
