import { describe, expect, test } from 'vitest'
import type { Expectations } from '../../../src/core/monitor/definition.ts'
import { judgeLimits, limitsOf } from '../../../src/core/monitor/limits.ts'
import { emptyWindow, mergeWindows, windowOf } from '../../../src/core/stats/window.ts'

const calls = Array.from({ length: 20 }, (_, i) =>
  windowOf({ startedAt: i, tookMs: 900, failure: i < 8 ? 'reset' : null }),
)
const windows = [calls.reduce(mergeWindows, emptyWindow(0))]

describe('judgeLimits', () => {
  test.each<{ name: string; asked: Expectations; is: object }>([
    { name: 'nothing asked, nothing said', asked: {}, is: {} },
    {
      name: 'a rate',
      asked: { errorRate: { above: 0.05 } },
      is: { 'error-rate': { exceeded: 'yes', reason: '8 of 20 calls failed (limit 5 %)' } },
    },
    {
      name: 'a latency, p95 unless told',
      asked: { latency: { above: '500ms', over: '2h' } },
      is: {
        latency: {
          exceeded: 'yes',
          reason: 'p95 is 907 ms (limit 500 ms), 20 of 20 answers were slower',
        },
      },
    },
    {
      name: 'another quantile',
      asked: { latency: { quantile: 'p50', above: '1s' } },
      is: {
        latency: {
          exceeded: 'no',
          reason: 'p50 is 907 ms (limit 1000 ms), 0 of 20 answers were slower',
        },
      },
    },
  ])('$name', ({ asked, is }) => {
    const read = limitsOf(asked)
    expect(read.ok && judgeLimits(read.limits, windows, 100)).toEqual(is)
  })
})

test.each<{ asked: Expectations; problem: string }>([
  { asked: { errorRate: { above: 5 } }, problem: 'errorRate.above wants a share from 0 to 1' },
  {
    asked: { errorRate: { above: 0.1, over: '1' as '1h' } },
    problem: 'over wants a duration such as 1h',
  },
  {
    asked: { latency: { above: 'slow' as '1s' } },
    problem: 'latency.above wants a duration such as 800ms',
  },
  {
    asked: { latency: { above: '1s', quantile: 'p42' as 'p50' } },
    problem: 'latency.quantile wants one of p50, p90, p95, p99',
  },
])('limitsOf refuses: $problem', ({ asked, problem }) => {
  expect(limitsOf(asked)).toEqual({ ok: false, problem })
})
