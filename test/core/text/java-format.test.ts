import { describe, expect, test } from 'vitest'
import { matchesJavaFormat } from '../../../src/core/text/java-format.ts'

describe('matchesJavaFormat', () => {
  test.each([
    ['2024-02-29', 'yyyy-MM-dd', true],
    ['2023-02-29', 'yyyy-MM-dd', false],
    ['2024-2-9', 'yyyy-M-d', true],
    ['2024-13-01', 'yyyy-MM-dd', false],
    ['24-12-31', 'yy-MM-dd', true],
    ['23:59:59', 'HH:mm:ss', true],
    ['24:00:00', 'HH:mm:ss', false],
    ['12:30 PM', 'hh:mm a', true],
    ['13:30 PM', 'hh:mm a', false],
    ['2024-01-01T10:00:00.123+01:00', "yyyy-MM-dd'T'HH:mm:ss.SSSXXX", true],
    ['2024-01-01T10:00:00.123Z', "yyyy-MM-dd'T'HH:mm:ss.SSSXXX", true],
    ['2024-01-01T10:00:00.12Z', "yyyy-MM-dd'T'HH:mm:ss.SSSXXX", true],
    ['2024-01-01T10:00:00.Z', "yyyy-MM-dd'T'HH:mm:ss.SSSXXX", false],
    ['2024-01-01T10:00:00+0100', "yyyy-MM-dd'T'HH:mm:ssZ", true],
    ['2024-01-01T10:00:00+01:00', "yyyy-MM-dd'T'HH:mm:ssZ", false],
    ['Mon, 1 Jan 2024', 'EEE, d MMM yyyy', true],
    ['Monday 01 January 2024', 'EEEE dd MMMM yyyy', true],
    ["10 o'clock", "H 'o''clock'", true],
    ['2024-01-01', "yyyy-MM-dd['T'HH:mm]", true],
    ['2024-01-01T10:30', "yyyy-MM-dd['T'HH:mm]", true],
    ['10:00 Europe/Berlin', 'HH:mm VV', true],
    ['2024.001', 'yyyy.DDD', true],
    ['x', "yyyy'", null],
    ['x', 'yyyy-bb', null],
    ['x', ']', null],
  ] as const)('of %s written as %s answers %s', (text, format, answer) => {
    expect(matchesJavaFormat(text, format)).toBe(answer)
  })

  test('answers at once for texts of any length', () => {
    expect(matchesJavaFormat('1'.repeat(1_000_000), 'yyyyMMdd')).toBe(false)
  })
})
