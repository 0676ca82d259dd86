import { describe, expect, test } from 'vitest'
import { HOUR_MS, intervalOf, isClosed } from '../../../src/core/monitor/interval.ts'

describe('an interval', () => {
  test.each([
    { at: 0, start: 0 },
    { at: HOUR_MS - 1, start: 0 },
    { at: HOUR_MS, start: HOUR_MS },
    { at: -1, start: -HOUR_MS },
  ])('of the instant $at starts at $start', ({ at, start }) => {
    expect(intervalOf(at)).toBe(start)
  })

  test('is closed from its end on', () => {
    expect(isClosed(HOUR_MS, 2 * HOUR_MS - 1)).toBe(false)
    expect(isClosed(HOUR_MS, 2 * HOUR_MS)).toBe(true)
  })
})
