import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CHANCE, looksNeeded, rateAbove } from '../../../src/core/stats/rate-above.ts'

describe('rateAbove', () => {
  test.each([
    { hits: 0, n: 0, limit: 0.05, above: 'too-few' },
    { hits: 1, n: 1, limit: 0.05, above: 'too-few' },
    { hits: 2, n: 2, limit: 0.05, above: 'too-few' },
    { hits: 3, n: 3, limit: 0.05, above: 'yes' },
    { hits: 0, n: 2, limit: 0.05, above: 'too-few' },
    { hits: 0, n: 3, limit: 0.05, above: 'no' },
    { hits: 4, n: 60, limit: 0.05, above: 'too-few' },
    { hits: 10, n: 60, limit: 0.05, above: 'yes' },
    { hits: 3, n: 60, limit: 0.05, above: 'no' },
    { hits: 6, n: 6, limit: 0.5, above: 'too-few' },
    { hits: 7, n: 7, limit: 0.5, above: 'yes' },
    { hits: 9, n: 9, limit: 1, above: 'too-few' },
    { hits: 3, n: 1_000_000, limit: 0, above: 'yes' },
  ])('of $hits in $n against $limit says $above', ({ hits, n, limit, above }) => {
    expect(rateAbove(hits, n, limit).above).toBe(above)
  })

  test('says yes by chance less often than once in a hundred looks, at the limit itself', () => {
    for (const limit of [0.01, 0.05, 0.2]) {
      for (const n of [12, 24, 60, 288, 1_000]) {
        const wrong = Array.from({ length: n + 1 }, (_, hits) => hits)
          .filter(hits => rateAbove(hits, n, limit).above === 'yes')
          .reduce((sum, hits) => sum + binomial(hits, n, limit), 0)
        expect(wrong, `${limit} of ${n}`).toBeLessThan(CHANCE)
      }
    }
  })

  test('never takes back a yes because of one more hit', () => {
    const looks = fc
      .integer({ min: 1, max: 500 })
      .chain(n => fc.tuple(fc.integer({ min: 0, max: n - 1 }), fc.constant(n)))
    fc.assert(
      fc.property(looks, fc.double({ min: 0, max: 0.99, noNaN: true }), ([hits, n], limit) => {
        if (rateAbove(hits, n, limit).above === 'yes')
          expect(rateAbove(hits + 1, n, limit).above).toBe('yes')
      }),
    )
  })
})

test('looksNeeded is the fewest looks that can say yes at all', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 0.99, noNaN: true }), limit => {
      const n = looksNeeded(limit)
      expect(rateAbove(n, n, limit).above).toBe('yes')
      expect(rateAbove(n - 1, n - 1, limit).above).toBe('too-few')
    }),
  )
  expect(looksNeeded(1)).toBe(Infinity)
})

function binomial(k: number, n: number, p: number): number {
  let log = n * Math.log1p(-p)
  for (let i = 1; i <= k; i++) log += Math.log((n - i + 1) / i) + Math.log(p) - Math.log1p(-p)
  return Math.exp(log)
}
