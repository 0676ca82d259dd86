import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bucketOf, magnitudeOf } from '../../../../src/core/shape/tally/magnitude.ts'

const number = fc.double({ noNaN: true })

describe('bucketOf and magnitudeOf', () => {
  test('keep the order of numbers', () => {
    fc.assert(fc.property(number, number, (a, b) => a > b || bucketOf(a) <= bucketOf(b)))
  })

  test('bound every number they were told, within what JSON can hold', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), { minLength: 1 }),
        numbers => {
          const { min, max } = magnitudeOf(numbers.map(bucketOf))
          expect(Number.isFinite(min) && Number.isFinite(max)).toBe(true)
          for (const each of numbers) if (each < min || each > max) expect.fail(`${each}`)
        },
      ),
    )
  })

  test.each([
    [[1], 1, 2],
    [[99], 64, 128],
    [[9900], 8192, 16384],
    [[2 ** 31], 2 ** 31, 2 ** 32],
    [[-1], -2, -1],
    [[0], 0, 0],
    [[Infinity], Number.MAX_VALUE, Number.MAX_VALUE],
  ])('puts %j between %d and %d', (numbers, min, max) => {
    expect(magnitudeOf(numbers.map(bucketOf))).toEqual({ min, max })
  })
})
