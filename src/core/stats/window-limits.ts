import { countAbove, quantile, sketchCount } from './latency-sketch.ts'
import { rateAbove, type RateAnswer } from './rate-above.ts'
import {
  emptyWindow,
  failureCount,
  mergeWindows,
  windowsWithin,
  type CallWindow,
} from './window.ts'

/** A limit that holds, does not hold, or cannot be judged yet; and why, in one clause. */
export interface LimitAnswer {
  readonly exceeded: 'yes' | 'no' | 'too-few'
  readonly reason: string
}

/** Whether the share of calls that failed within the last `overMs` is above `limit` (0 to 1). */
export function errorRateExceeded(
  windows: readonly CallWindow[],
  limit: number,
  overMs: number,
  now: number,
): LimitAnswer {
  const sum = sumOf(windows, overMs, now)
  const hits = failureCount(sum)
  const answer = rateAbove(hits, sum.calls, limit)
  const seen = `${hits} of ${sum.calls} calls failed (limit ${percent(limit)})`
  return { exceeded: answer.above, reason: seen + because(answer, hits, sum.calls) }
}

/**
 * Whether the quantile `q` of the answers of the last `overMs` is above `limitMs`.
 * That is the same as more than 1 - q of them being slower, so the guard for few looks is that of a rate.
 */
export function quantileExceeded(
  windows: readonly CallWindow[],
  q: number,
  limitMs: number,
  overMs: number,
  now: number,
): LimitAnswer {
  const { latency } = sumOf(windows, overMs, now)
  const n = sketchCount(latency)
  const slower = countAbove(latency, limitMs)
  const answer = rateAbove(slower, n, 1 - q)
  const value = quantile(latency, q)
  const name = `p${Number((q * 100).toFixed(2))}`
  const seen =
    value === null
      ? `${name} is unknown`
      : `${name} is ${Math.round(value)} ms (limit ${limitMs} ms), ${slower} of ${n} answers were slower`
  return { exceeded: answer.above, reason: seen + because(answer, slower, n) }
}

function sumOf(windows: readonly CallWindow[], overMs: number, now: number): CallWindow {
  return windowsWithin(windows, overMs, now).reduce(mergeWindows, emptyWindow(now))
}

function because({ above, interval, neededLooks }: RateAnswer, hits: number, n: number): string {
  if (above !== 'too-few') return ''
  if (n < neededLooks) return `: ${n} are too few to tell, it takes ${neededLooks}`
  const range = `${percent(interval.low)} and ${percent(interval.high)}`
  return `: ${hits} of ${n} may be chance, the true share lies between ${range}`
}

function percent(share: number): string {
  return `${Number((share * 100).toFixed(1))} %`
}
