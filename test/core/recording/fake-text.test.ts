import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fakeNumber } from '../../../src/core/recording/fake-number.ts'
import { fakeText } from '../../../src/core/recording/fake-text.ts'
import { formatsOf } from '../../../src/core/text/formats.ts'
import { keyedHash } from '../../../src/core/text/siphash.ts'

const hash = keyedHash(new Uint8Array(16).fill(7))

describe('fakeText', () => {
  test.each<[string, RegExp]>([
    [
      '6f9619ff-8b86-4011-b42d-00c04fc964ff',
      /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-b[0-9a-f]{3}-[0-9a-f]{12}$/,
    ],
    ['01ARZ3NDEKTSV4RRFFQ69G5FAV', /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/],
    [
      '2026-11-20T10:45:00Z',
      /^20[0-2]\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\dZ$/,
    ],
    ['2026-11-20T10:45:00.123+02:00', /^20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+02:00$/],
    ['2026-11-20', /^20\d\d-[01]\d-[0-2]\d$/],
    ['10:45', /^[0-2]\d:[0-5]\d$/],
    ['10:45:00', /^[0-2]\d:[0-5]\d:[0-5]\d$/],
    ['jane.doe@example.com', /^[a-z]{4}\.[a-z]{3}@[a-z]{3}\.example$/],
    ['a@b.io', /^[a-z]@[a-z]\.[a-z]{2}$/],
    [
      'https://api.github.com/users/octocat?a=b#c',
      /^https:\/\/[a-z]{6}\.example\/[a-z]{5}\/[a-z]{7}\?[a-z]=[a-z]#[a-z]$/,
    ],
    [
      'https://api.github.com/x{?page,per_page}',
      /^https:\/\/[a-z]{6}\.example\/[a-z]\{\?page,per_page\}$/,
    ],
    ['http://127.0.0.1:3000/a', /^http:\/\/127\.0\.0\.1:3000\/[a-z]$/],
    ['203.0.113.7', /^[1-9]\d\d\.[1-9]\.[1-9]\d\d\.[1-9]$/],
    ['2001:db8::7334', /^[0-9]{4}:[a-f]{2}\d::\d{4}$/],
    ['da39a3ee5e6b4b0d3255bfef95601890afd80709', /^[0-9a-f]{40}$/],
    ['Jane Doe', /^[A-Z][a-z]{3} [A-Z][a-z]{2}$/],
    ['+1 (555) 123-4567', /^\+[1-9] \([1-9]\d\d\) [1-9]\d\d-[1-9]\d{3}$/],
    ['007', /^0\d\d$/],
    ['open', /^[a-z]{4}$/],
    ['Zoë 東京', /^[A-Z][a-z]é éé$/],
    ['[redacted]', /^\[redacted\]$/],
    ['Bearer [redacted] x', /^[A-Z][a-z]{5} \[redacted\] [a-z]$/],
    ['', /^$/],
    ['---', /^---$/],
  ])('%s', (text, pattern) => {
    const fake = fakeText(text, hash)
    expect(fake).toMatch(pattern)
    expect(fake).toHaveLength(text.length)
    expect(fakeText(text, hash)).toBe(fake)
    if (/[a-z1-9]/.test(text.replace('[redacted]', ''))) expect(fake).not.toBe(text)
  })

  test('keeps length and formats, whatever the text', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.uuid(),
          fc.emailAddress(),
          fc.webUrl({ withQueryParameters: true, withFragments: true }),
          fc.ipV4(),
          fc.ipV6(),
          fc.ulid(),
          fc.base64String(),
          fc.date({ noInvalidDate: true }).map(date => date.toISOString()),
          fc.nat().map(String),
        ),
        text => {
          const fake = fakeText(text, hash)
          expect(fake).toHaveLength(text.length)
          for (const format of formatsOf(text)) expect([text, ...formatsOf(fake)]).toContain(format)
        },
      ),
      { numRuns: 3000 },
    )
  })

  test('gives an id the same fake alone, in a URL and as a number', () => {
    const url = fakeText('https://api.acme.example/users/octocat/orders/1296269', hash)
    expect(url.endsWith(`/${fakeText('1296269', hash)}`)).toBe(true)
    expect(url).toContain(`/${fakeText('octocat', hash)}/`)
    expect(fakeNumber(1296269, 'id', hash)).toBe(Number(fakeText('1296269', hash)))
  })

  test('gives other fakes under another key', () => {
    const other = keyedHash(new Uint8Array(16).fill(8))
    expect(fakeText('Jane Doe of Springfield', other)).not.toBe(
      fakeText('Jane Doe of Springfield', hash),
    )
  })
})

describe('fakeNumber', () => {
  test.each([
    ['count', 12, true],
    ['amount', 199.95, true],
    ['total', 123456, true],
    ['id', 0, true],
    ['x', -3, true],
    ['big', 1e300, true],
    ['id', 42, false],
    ['user_id', 1296269, false],
    ['userId', 7, false],
    ['phone', 15551234567, false],
    ['created', 1732099500, false],
    ['latitude', 52.520008, false],
    ['lng', -13.404954, false],
  ])('%s %d is kept: %s', (key, value, kept) => {
    const fake = fakeNumber(value, key, hash)
    expect(fake === value).toBe(kept)
    expect(String(fake)).toHaveLength(String(value).length)
    expect(Number.isInteger(fake)).toBe(Number.isInteger(value))
  })
})
