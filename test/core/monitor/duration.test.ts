import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatDuration, parseDuration } from '../../../src/core/monitor/duration.ts'

describe('parseDuration', () => {
  test.each([
    { text: '500ms', ms: 500 },
    { text: '10s', ms: 10_000 },
    { text: '1.5h', ms: 5_400_000 },
    { text: '7d', ms: 604_800_000 },
    { text: '2w', ms: 1_209_600_000 },
    { text: '0s', ms: 0 },
    { text: '', ms: null },
    { text: '5', ms: null },
    { text: '-5m', ms: null },
    { text: '5 m', ms: null },
    { text: '1e3s', ms: null },
    { text: '5M', ms: null },
    { text: '9999999999s', ms: null },
    { text: 'constructor', ms: null },
  ])('reads "$text" as $ms', ({ text, ms }) => {
    expect(parseDuration(text)).toBe(ms)
  })
})

describe('formatDuration', () => {
  test.each([
    { ms: 0, text: '0 ms' },
    { ms: 250, text: '250 ms' },
    { ms: 1_500, text: '1500 ms' },
    { ms: 90_000, text: '90 s' },
    { ms: 3_600_000, text: '1 h' },
    { ms: 1_209_600_000, text: '14 d' },
    { ms: 1_234.5, text: '1.2 s' },
  ])('writes $ms ms as $text', ({ ms, text }) => {
    expect(formatDuration(ms)).toBe(text)
  })

  test('writes what parseDuration reads back for whole milliseconds', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999_999_999 }), ms => {
        expect(parseDuration(formatDuration(ms).replace(' ', ''))).toBe(ms)
      }),
    )
  })
})
