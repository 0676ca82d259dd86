import { expect, test } from 'vitest'
import { isMultiple } from '../../../../src/core/diff/check/multiple.ts'

test.each([
  [6, 3, true],
  [7, 3, false],
  [0, 5, true],
  [-9, 3, true],
  [0.0075, 0.0001, true],
  [0.00751, 0.0001, false],
  [19.99, 0.01, true],
  [1e308, 0.123456789, false],
  [1e22, 1e21, true],
  [5e-324, 5e-324, true],
])('whether %d is a multiple of %d is %s', (value, step, expected) => {
  expect(isMultiple(value, step)).toBe(expected)
})
