import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sketchCount } from '../../../src/core/stats/latency-sketch.ts'
import {
  emptyWindow,
  failureCount,
  mergeWindows,
  WINDOW_MS,
  windowOf,
  windowsWithin,
  type CallResult,
} from '../../../src/core/stats/window.ts'

const call: fc.Arbitrary<CallResult> = fc.record({
  startedAt: fc.integer({ min: 0, max: 4 * WINDOW_MS }),
  tookMs: fc.option(fc.integer({ min: 0, max: 60_000 })),
  failure: fc.option(fc.constantFrom('timeout', '5xx', 'constructor', '__proto__')),
})

describe('mergeWindows', () => {
  test('adds calls, failures by class and latencies, whatever the order and the split', () => {
    fc.assert(
      fc.property(fc.array(call), fc.array(call), (a, b) => {
        const start = emptyWindow(0)
        const left = a.map(windowOf).reduce(mergeWindows, start)
        const right = b.map(windowOf).reduce(mergeWindows, start)
        const whole = [...b, ...a].map(windowOf).reduce(mergeWindows, start)
        expect(JSON.stringify(mergeWindows(left, right))).toBe(JSON.stringify(whole))
        expect(whole.calls).toBe(a.length + b.length)
        expect(failureCount(whole)).toBe(
          [...a, ...b].filter(({ failure }) => failure !== null).length,
        )
        expect(sketchCount(whole.latency)).toBe(
          [...a, ...b].filter(({ tookMs }) => tookMs !== null).length,
        )
      }),
    )
  })
})

describe('windowsWithin', () => {
  const windows = Array.from({ length: 6 }, (_, hour) => emptyWindow(hour * WINDOW_MS))
  test.each([
    { name: 'half an hour, early in the hour', overMs: WINDOW_MS / 2, now: 4.25, hours: [3, 4] },
    { name: 'half an hour, late in the hour', overMs: WINDOW_MS / 2, now: 4.75, hours: [4] },
    { name: 'an hour', overMs: WINDOW_MS, now: 4.5, hours: [3, 4] },
    { name: 'three hours', overMs: 3 * WINDOW_MS, now: 3.5, hours: [0, 1, 2, 3] },
    { name: 'what lies ahead is left out', overMs: 9 * WINDOW_MS, now: 0.5, hours: [0] },
  ])('looks at least so far back: $name', ({ overMs, now, hours }) => {
    const found = windowsWithin(windows, overMs, now * WINDOW_MS)
    expect(found.map(({ startsAt }) => startsAt / WINDOW_MS)).toEqual(hours)
  })
})
