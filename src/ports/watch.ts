import type { AlertState } from '../core/alert/alert-state.ts'
import type { Delivery, LogEntry } from '../core/alert/delivery.ts'
import type { MonitorState } from '../core/monitor/monitor-state.ts'
import type { CallResult, CallWindow } from '../core/stats/window.ts'
import type { Gate } from '../core/sync/gate.ts'
import type { Run } from './runs.ts'

/** All that a watch decides from, as of one moment. */
export interface WatchState {
  /** Grows by one with each commit, whoever makes it; 0 before the first. */
  readonly version: number
  /** By the monitor's name. */
  readonly monitors: Readonly<Record<string, MonitorState>>
  readonly alerts: AlertState
  /** By the name of the stream. */
  readonly gates: Readonly<Record<string, Gate>>
}

/**
 * What was decided from one `WatchState`. All of it is written, or none. What is left out stays as it is.
 * Several decisions may be written at once, as long as each was made from the state that the one before it left.
 */
export interface WatchCommit {
  /** That of the state it was decided from. */
  readonly version: number
  /** A run whose id is there already is left as it is. */
  readonly runs?: readonly Run[]
  /** Added to the hourly windows. */
  readonly calls?: readonly WatchedCall[]
  /** Null forgets a monitor. */
  readonly monitors?: Readonly<Record<string, MonitorState | null>>
  readonly alerts?: AlertState
  readonly gates?: Readonly<Record<string, Gate | null>>
  /** Into the outbox; a key that is there already is left as it is. */
  readonly deliveries?: readonly Delivery[]
  readonly log?: readonly LogEntry[]
}

/** One call of a monitor, and which window counts it. */
export interface WatchedCall extends CallResult {
  readonly monitor: string
  readonly provider: string
  /** Method and path template. */
  readonly operation: string
}

export interface CallWindowQuery {
  readonly monitor?: string
  readonly provider?: string
  readonly operation?: string
  /** Epoch milliseconds; windows that start at or after it. */
  readonly since?: number
  /** Epoch milliseconds; windows that start before it. */
  readonly until?: number
}

/** One hour of one operation, as one monitor asked it. */
export interface StoredCallWindow {
  readonly monitor: string
  readonly provider: string
  readonly operation: string
  readonly window: CallWindow
}

/** The same in numbers, for charts: no sketch is read for it. Milliseconds, null where nothing was answered. */
export interface TrendPoint {
  readonly monitor: string
  readonly provider: string
  readonly operation: string
  /** Epoch milliseconds. */
  readonly startsAt: number
  readonly calls: number
  readonly failed: number
  readonly p50: number | null
  readonly p95: number | null
  readonly p99: number | null
}

export interface LogQuery {
  /** An alert, a group, a silence or a stream. */
  readonly about?: string
  readonly since?: number
  /** 100 unless told. */
  readonly limit?: number
}

/** What a watch remembers. Every failure is a `StoreError` that leaves it as it was. */
export interface WatchStore {
  /** @param monitors the names of those to load; all unless told. Who decides nothing about monitors takes `[]`. */
  load(monitors?: readonly string[]): Promise<WatchState>
  /** `conflict`: somebody else committed since it was loaded, and nothing was written. Load again and decide again. */
  commit(change: WatchCommit): Promise<'committed' | 'conflict'>
  /** By start, then operation and monitor. */
  windows(query: CallWindowQuery): Promise<StoredCallWindow[]>
  /** In the same order. */
  trend(query: CallWindowQuery): Promise<TrendPoint[]>
  /** Newest first. */
  log(query: LogQuery): Promise<LogEntry[]>
  /** Forgets log entries and hours from before `before` (epoch milliseconds); a watch keeps 400 days. @returns how many rows. */
  prune(before: number): Promise<number>
}
