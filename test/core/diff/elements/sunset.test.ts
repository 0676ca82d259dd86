import { describe, expect, test } from 'vitest'
import { isUnreadableSunset, sunsetMs } from '../../../../src/core/diff/elements/sunset.ts'

describe('sunsetMs', () => {
  test.each([
    ['2026-03-01', Date.UTC(2026, 2, 2) - 1],
    ['2024-02-29', Date.UTC(2024, 2, 1) - 1],
    ['2026-03-01T10:00:00Z', Date.UTC(2026, 2, 1, 10)],
    ['2026-03-01T10:00:00+02:00', Date.UTC(2026, 2, 1, 8)],
    [null, null],
    [undefined, null],
  ])('of %s is %s', (sunset, at) => {
    expect(sunsetMs(sunset)).toBe(at)
    expect(isUnreadableSunset(sunset)).toBe(false)
  })

  test.each([
    '',
    'soon',
    '2026-02-31',
    '2026-13-01',
    '2026-3-1',
    '2026-03-01Tnoon',
    5,
    ['2026-03-01'],
  ])('is no date: %j', sunset => {
    expect(isUnreadableSunset(sunset)).toBe(true)
  })
})
