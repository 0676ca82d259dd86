import { emptySketch, mergeSketches, observeLatency, type LatencySketch } from './latency-sketch.ts'

export const WINDOW_MS = 3_600_000

/** What became of the calls that started within one hour. Merging is exact and knows no order, like the sketch's. */
export interface CallWindow {
  /** Epoch milliseconds at which the hour starts. */
  readonly startsAt: number
  /** All calls, answered or not. */
  readonly calls: number
  /** Calls that failed, by the class of failure; a class without any is absent. */
  readonly failures: Readonly<Record<string, number>>
  /** Of calls that were answered. */
  readonly latency: LatencySketch
}

/** One call: how long until its answer was whole, and the class of its failure. */
export interface CallResult {
  /** Epoch milliseconds. */
  readonly startedAt: number
  /** Null where there was no answer: the time until giving up says nothing of the provider's speed. */
  readonly tookMs: number | null
  /** Null where nothing failed. */
  readonly failure: string | null
}

export function windowStart(at: number): number {
  return Math.floor(at / WINDOW_MS) * WINDOW_MS
}

export function emptyWindow(startsAt: number): CallWindow {
  return { startsAt, calls: 0, failures: {}, latency: emptySketch }
}

/** The window of a single call; merge it into the hour that it belongs to. */
export function windowOf(call: CallResult): CallWindow {
  const { startedAt, tookMs, failure } = call
  return {
    startsAt: windowStart(startedAt),
    calls: 1,
    failures: failure === null ? {} : counters([[failure, 1]]),
    latency: tookMs === null ? emptySketch : observeLatency(emptySketch, tookMs),
  }
}

/** Adds the counts of two windows; of different hours, the result is dated by the earlier one. */
export function mergeWindows(a: CallWindow, b: CallWindow): CallWindow {
  return {
    startsAt: Math.min(a.startsAt, b.startsAt),
    calls: a.calls + b.calls,
    failures: addCounts(a.failures, b.failures),
    latency: mergeSketches(a.latency, b.latency),
  }
}

export function failureCount(window: CallWindow): number {
  return Object.values(window.failures).reduce((sum, count) => sum + count, 0)
}

/**
 * The windows of the last `overMs`, in whole hours: the hour of `now` and as many before it as it takes, so that a
 * little more than asked is looked at, never less.
 */
export function windowsWithin(
  windows: readonly CallWindow[],
  overMs: number,
  now: number,
): readonly CallWindow[] {
  const from = windowStart(now - overMs)
  return windows.filter(({ startsAt }) => startsAt >= from && startsAt <= now)
}

function addCounts(a: CallWindow['failures'], b: CallWindow['failures']): CallWindow['failures'] {
  const sum = new Map(Object.entries(a))
  for (const [name, count] of Object.entries(b)) sum.set(name, (sum.get(name) ?? 0) + count)
  return counters([...sum])
}

/** Names in one order, so that equal counts are equal texts. */
function counters(entries: readonly (readonly [string, number])[]): CallWindow['failures'] {
  return Object.fromEntries(entries.toSorted(([a], [b]) => (a < b ? -1 : 1)))
}
