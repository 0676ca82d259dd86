import { quantile } from '../stats/latency-sketch.ts'
import { failureCount, mergeWindows, WINDOW_MS, type CallWindow } from '../stats/window.ts'
import type { Chart } from './chart.ts'
import { milliseconds, share, utcMoment } from './quantity.ts'

const MOST_HOURS = 168
/** With fewer, a line would be drawn through chance. */
const FEWEST_CALLS = 6

interface Hour {
  readonly calls: number
  readonly failed: number
  readonly median: number | null
  readonly p95: number | null
}

/**
 * Latency and failures by the hour. Nothing where there is too little to draw, and no failures where there were none.
 *
 * @param name    of what was measured, for the title.
 * @param windows any number for the same hour.
 * @param until   epoch milliseconds; hours after it, or more than a week before it, are left out.
 */
export function chartsOf(
  name: string,
  windows: readonly CallWindow[],
  until: number,
): readonly Chart[] {
  const end = (Math.floor(until / WINDOW_MS) + 1) * WINDOW_MS
  const earliest = end - MOST_HOURS * WINDOW_MS
  const within = windows.filter(({ startsAt }) => startsAt < end && startsAt >= earliest)
  const calls = within.reduce((sum, window) => sum + window.calls, 0)
  if (calls < FEWEST_CALLS) return []
  const from = within.reduce((first, { startsAt }) => Math.min(first, startsAt), end)
  const byHour = Map.groupBy(within, ({ startsAt }) => Math.floor((startsAt - from) / WINDOW_MS))
  const hours = Array.from({ length: Math.ceil((end - from) / WINDOW_MS) }, (_, i) =>
    hourOf(byHour.get(i) ?? []),
  )
  const span = { from, until: end }
  return hours.length < 2 ? [] : [...latency(name, hours, span), ...failures(name, hours, span)]
}

function hourOf(windows: readonly CallWindow[]): Hour {
  const [first, ...rest] = windows
  if (first === undefined) return { calls: 0, failed: 0, median: null, p95: null }
  const all = rest.reduce(mergeWindows, first)
  return {
    calls: all.calls,
    failed: failureCount(all),
    median: quantile(all.latency, 0.5),
    p95: quantile(all.latency, 0.95),
  }
}

type Span = Pick<Chart, 'from' | 'until'>

function latency(name: string, hours: readonly Hour[], span: Span): readonly Chart[] {
  const slowest = hours.reduce((most, { p95 }) => Math.max(most, p95 ?? 0), 0)
  if (slowest === 0) return []
  const worst = hours.findIndex(({ p95 }) => p95 === slowest)
  const last = hours.findLast(({ median }) => median !== null)
  const heights = (key: 'median' | 'p95'): readonly (number | null)[] =>
    hours.map(hour => (hour[key] === null ? null : hour[key] / slowest))
  const now = `now ${milliseconds(last?.median ?? 0)} in the median`
  const peak = `95 of 100 answers within ${milliseconds(slowest)} at the slowest, ${utcMoment(span.from + worst * WINDOW_MS)}`
  return [
    {
      ...span,
      id: 'latency',
      title: `Latency of ${name}, by the hour`,
      alt: `${now}; ${peak}`,
      top: milliseconds(slowest),
      series: [
        { name: '95th percentile', form: 'line', heights: heights('p95') },
        { name: 'median', form: 'line', heights: heights('median') },
      ],
    },
  ]
}

function failures(name: string, hours: readonly Hour[], span: Span): readonly Chart[] {
  const rates = hours.map(({ calls, failed }) => (calls === 0 ? null : failed / calls))
  const highest = rates.reduce<number>((most, rate) => Math.max(most, rate ?? 0), 0)
  if (highest === 0) return []
  const worst = rates.indexOf(highest)
  const all = hours.reduce((sum, { calls }) => sum + calls, 0)
  const failed = hours.reduce((sum, hour) => sum + hour.failed, 0)
  const counted = `${failed.toLocaleString('en-US')} of ${all.toLocaleString('en-US')} calls failed`
  return [
    {
      ...span,
      id: 'failures',
      title: `Failed calls to ${name}, by the hour`,
      alt: `${counted}; at the worst ${share(highest)}, ${utcMoment(span.from + worst * WINDOW_MS)}`,
      top: share(highest),
      series: [
        { name: 'failed', form: 'bars', heights: rates.map(rate => rate && rate / highest) },
      ],
    },
  ]
}
