import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { retryAfterMs } from '../../../src/core/alert/retry-after.ts'

const now = Date.parse('2026-11-06T08:49:37Z')

describe('retryAfterMs', () => {
  test.each([
    { value: null, ms: null },
    { value: '', ms: null },
    { value: '0', ms: 0 },
    { value: ' 120 ', ms: 120_000 },
    { value: 'Fri, 06 Nov 2026 08:50:37 GMT', ms: 60_000 },
    { value: 'Friday, 06-Nov-26 08:50:37 GMT', ms: 60_000 },
    { value: 'Fri Nov  6 08:50:37 2026', ms: 60_000 },
    { value: 'Fri, 06 Nov 2026 08:00:00 GMT', ms: 0 },
    { value: '-1', ms: null },
    { value: '1.5', ms: null },
    { value: '1e3', ms: null },
    { value: 'soon', ms: null },
    { value: '2026', ms: 2_026_000 },
    { value: '2026-11-06T08:50:37Z', ms: null },
    { value: 'Fri, 31 Feb 2026 08:50:37 GMT', ms: null },
    { value: 'Fri, 06 Nov 2026 25:50:37 GMT', ms: null },
    { value: 'Fri, 06 Noc 2026 08:50:37 GMT', ms: null },
    { value: '9'.repeat(40), ms: null },
  ])('of $value is $ms', ({ value, ms }) => {
    expect(retryAfterMs(value, now)).toBe(ms)
  })

  test('takes anything without throwing, and never asks to go back', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), value => {
        const ms = retryAfterMs(value, now)
        expect(ms === null || ms >= 0).toBe(true)
      }),
    )
  })

  test('reads every date that toUTCString writes', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date(now), max: new Date('2100-01-01'), noInvalidDate: true }),
        date => {
          expect(retryAfterMs(date.toUTCString(), now)).toBe(
            Math.floor(date.getTime() / 1_000) * 1_000 - now,
          )
        },
      ),
    )
  })
})
