import { quantile, sketchOf } from '../stats/latency-sketch.ts'
import type { Chart, Sample } from './chart.ts'
import { milliseconds, share, utcMoment } from './quantity.ts'

const HOUR_MS = 3_600_000
const MOST_HOURS = 168
/** With fewer, a line would be drawn through chance. */
const FEWEST_SAMPLES = 6

interface Hour {
  readonly calls: number
  readonly failed: number
  readonly median: number | null
  readonly p95: number | null
}

/**
 * Latency and failures by the hour. Nothing where there is too little to draw, and no failures where there were none.
 *
 * @param name of what was measured, for the title.
 * @param until epoch milliseconds; samples after it, or more than a week before it, are left out.
 */
export function chartsOf(
  name: string,
  samples: readonly Sample[],
  until: number,
): readonly Chart[] {
  const end = (Math.floor(until / HOUR_MS) + 1) * HOUR_MS
  const within = samples.filter(({ at }) => at < end && at >= end - MOST_HOURS * HOUR_MS)
  if (within.length < FEWEST_SAMPLES) return []
  const first = within.reduce((least, { at }) => Math.min(least, at), end)
  const from = Math.floor(first / HOUR_MS) * HOUR_MS
  const byHour = Map.groupBy(within, ({ at }) => Math.floor((at - from) / HOUR_MS))
  const hours = Array.from({ length: (end - from) / HOUR_MS }, (_, i) =>
    hourOf(byHour.get(i) ?? []),
  )
  const span = { from, until: end }
  return hours.length < 2 ? [] : [...latency(name, hours, span), ...failures(name, hours, span)]
}

function hourOf(samples: readonly Sample[]): Hour {
  const sketch = sketchOf(samples.flatMap(({ tookMs }) => (tookMs === null ? [] : [tookMs])))
  return {
    calls: samples.length,
    failed: samples.filter(({ failed }) => failed).length,
    median: quantile(sketch, 0.5),
    p95: quantile(sketch, 0.95),
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
  const peak = `95 of 100 answers within ${milliseconds(slowest)} at the slowest, ${utcMoment(span.from + worst * HOUR_MS)}`
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
      alt: `${counted}; at the worst ${share(highest)}, ${utcMoment(span.from + worst * HOUR_MS)}`,
      top: share(highest),
      series: [
        { name: 'failed', form: 'bars', heights: rates.map(rate => rate && rate / highest) },
      ],
    },
  ]
}
