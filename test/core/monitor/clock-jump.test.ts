import { describe, expect, test } from 'vitest'
import { clockJump, rebaseDue } from '../../../src/core/monitor/clock-jump.ts'

test.each([
  { name: 'time that passed', now: 60_000, mark: 60_000, is: 0 },
  { name: 'a clock that is disciplined', now: 62_000, mark: 60_000, is: 0 },
  { name: 'a night of sleep', now: 28_860_000, mark: 60_000, is: 28_800_000 },
  { name: 'a clock set back', now: -3_540_000, mark: 60_000, is: -3_600_000 },
])('clockJump of $name is $is', ({ now, mark, is }) => {
  expect(clockJump({ now: 0, mark: 0 }, { now, mark })).toBe(is)
})

describe('rebaseDue', () => {
  test.each([
    { name: 'leaves the past alone', last: 1_000, now: 5_000, is: 1_000 },
    { name: 'waits where the clock was set back a little', last: 1_800_000, now: 0, is: 1_800_000 },
    { name: 'starts anew where it was wrong by days', last: 90_000_000, now: 5, is: 5 },
  ])('$name', ({ last, now, is }) => {
    expect(rebaseDue(last, now)).toBe(is)
  })
})
