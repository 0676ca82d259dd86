import { expect, test } from 'vitest'
import { isFlapping, recentStarts } from '../../../src/core/alert/flap.ts'

const rule = { starts: 3, withinMs: 100, calmMs: 50 }

test.each([
  { starts: [], now: 0, is: false },
  { starts: [0, 10], now: 20, is: false },
  { starts: [0, 10, 20], now: 20, is: true },
  { starts: [0, 10, 20], now: 100, is: false },
  { starts: [0, 10, 20], now: 99, is: true },
])('$starts at $now: $is', ({ starts, now, is }) => {
  expect(isFlapping(rule, starts, now)).toBe(is)
})

test('remembers no more starts than it needs', () => {
  expect(recentStarts(rule, [1, 2, 3, 4, 5], 6)).toEqual([3, 4, 5])
})
