import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { jeffreysInterval, wilsonInterval } from '../../../src/core/stats/interval.ts'

describe('wilsonInterval', () => {
  test.each([
    { hits: 0, n: 0, low: 0, high: 1 },
    { hits: 0, n: 10, low: 0, high: 0.277_53 },
    { hits: 1, n: 10, low: 0.017_876, high: 0.404_15 },
    { hits: 10, n: 10, low: 0.722_467, high: 1 },
    { hits: 81, n: 263, low: 0.255_29, high: 0.366_2 },
  ])('of $hits of $n is $low to $high', ({ hits, n, low, high }) => {
    expect(wilsonInterval(hits, n).low).toBeCloseTo(low, 4)
    expect(wilsonInterval(hits, n).high).toBeCloseTo(high, 4)
  })
})

describe('jeffreysInterval', () => {
  test.each([
    { hits: 0, n: 0, low: 0, high: 1 },
    { hits: 0, n: 10, low: 0, high: 0.217_196 },
    { hits: 1, n: 10, low: 0.011_011, high: 0.381_315 },
    { hits: 10, n: 10, low: 0.782_804, high: 1 },
  ])('of $hits of $n is $low to $high', ({ hits, n, low, high }) => {
    expect(jeffreysInterval(hits, n).low).toBeCloseTo(low, 4)
    expect(jeffreysInterval(hits, n).high).toBeCloseTo(high, 4)
  })
})

test.each([
  { name: 'Wilson', interval: wilsonInterval },
  { name: 'Jeffreys', interval: jeffreysInterval },
])(
  "$name's interval holds what was seen and mirrors when hits and misses change places",
  ({ interval }) => {
    const looks = fc
      .integer({ min: 1, max: 3_000 })
      .chain(n => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)))
    fc.assert(
      fc.property(looks, ([hits, n]) => {
        const { low, high } = interval(hits, n)
        const mirror = interval(n - hits, n)
        expect(low).toBeLessThanOrEqual(hits / n)
        expect(high).toBeGreaterThanOrEqual(hits / n)
        expect(mirror.low).toBeCloseTo(1 - high, 9)
        expect(mirror.high).toBeCloseTo(1 - low, 9)
      }),
    )
  },
)
