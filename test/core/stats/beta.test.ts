import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { betaBelow, betaQuantile } from '../../../src/core/stats/beta.ts'

describe('betaBelow', () => {
  test.each([
    { x: 0, a: 2, b: 3, is: 0 },
    { x: 1, a: 2, b: 3, is: 1 },
    { x: 0.3, a: 1, b: 1, is: 0.3 },
    { x: 0.5, a: 7.5, b: 7.5, is: 0.5 },
    { x: 0.25, a: 0.5, b: 0.5, is: 1 / 3 },
    // 1 - (1 - x)^b and x^a
    { x: 0.2, a: 1, b: 4, is: 1 - 0.8 ** 4 },
    { x: 0.9, a: 6, b: 1, is: 0.9 ** 6 },
  ])('of $x under Beta($a, $b) is $is', ({ x, a, b, is }) => {
    expect(betaBelow(x, a, b)).toBeCloseTo(is, 12)
  })

  test('is the tail of a binomial, for whole numbers', () => {
    const small = fc.integer({ min: 1, max: 40 })
    fc.assert(
      fc.property(small, small, fc.double({ min: 0.01, max: 0.99, noNaN: true }), (a, b, x) => {
        expect(betaBelow(x, a, b)).toBeCloseTo(binomialAtLeast(a, a + b - 1, x), 10)
      }),
    )
  })
})

test('betaQuantile is the inverse of betaBelow', () => {
  const shape = fc.double({ min: 0.5, max: 5_000, noNaN: true })
  fc.assert(
    fc.property(fc.double({ min: 0.001, max: 0.999, noNaN: true }), shape, shape, (p, a, b) => {
      expect(betaBelow(betaQuantile(p, a, b), a, b)).toBeCloseTo(p, 8)
    }),
  )
})

/** The chance of at least `k` of `n`, each with chance `p`, summed term by term. */
function binomialAtLeast(k: number, n: number, p: number): number {
  let term = (1 - p) ** n
  let sum = k === 0 ? term : 0
  for (let i = 1; i <= n; i++) {
    term *= ((n - i + 1) / i) * (p / (1 - p))
    if (i >= k) sum += term
  }
  return sum
}
