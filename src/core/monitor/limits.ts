import { errorRateExceeded, quantileExceeded } from '../stats/window-limits.ts'
import type { CallWindow } from '../stats/window.ts'
import type { Expectations } from './definition.ts'
import { parseDuration } from './duration.ts'
import type { LimitAnswers } from './monitor-event.ts'

/** The limits of a monitor in numbers; null where it has none. */
export interface Limits {
  readonly errorRate: { readonly above: number; readonly overMs: number } | null
  readonly latency: { readonly q: number; readonly aboveMs: number; readonly overMs: number } | null
}

const quantiles: Readonly<Record<string, number>> = { p50: 0.5, p90: 0.9, p95: 0.95, p99: 0.99 }
const DEFAULT_OVER = '1h'

/** The limits that a definition asks for, or what is wrong with them, as the end of a sentence. */
export function limitsOf({
  errorRate,
  latency,
}: Pick<Expectations, 'errorRate' | 'latency'>):
  | { readonly ok: true; readonly limits: Limits }
  | { readonly ok: false; readonly problem: string } {
  const rateOverMs = parseDuration(errorRate?.over ?? DEFAULT_OVER)
  const latencyOverMs = parseDuration(latency?.over ?? DEFAULT_OVER)
  if (!rateOverMs || !latencyOverMs)
    return { ok: false, problem: 'over wants a duration such as 1h' }
  if (errorRate && !(errorRate.above >= 0 && errorRate.above <= 1))
    return { ok: false, problem: 'errorRate.above wants a share from 0 to 1' }
  const aboveMs = latency ? parseDuration(latency.above) : 0
  const q = quantiles[latency?.quantile ?? 'p95']
  if (aboveMs === null)
    return { ok: false, problem: 'latency.above wants a duration such as 800ms' }
  if (q === undefined)
    return {
      ok: false,
      problem: `latency.quantile wants one of ${Object.keys(quantiles).join(', ')}`,
    }
  return {
    ok: true,
    limits: {
      errorRate: errorRate ? { above: errorRate.above, overMs: rateOverMs } : null,
      latency: latency ? { q, aboveMs, overMs: latencyOverMs } : null,
    },
  }
}

/** Judges the limits over a monitor's windows, the run that just ended included. */
export function judgeLimits(
  { errorRate, latency }: Limits,
  windows: readonly CallWindow[],
  now: number,
): LimitAnswers {
  return {
    ...(errorRate && {
      'error-rate': errorRateExceeded(windows, errorRate.above, errorRate.overMs, now),
    }),
    ...(latency && {
      latency: quantileExceeded(windows, latency.q, latency.aboveMs, latency.overMs, now),
    }),
  }
}
