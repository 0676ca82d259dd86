import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  formatMask,
  formatNames,
  formatsOf,
  type FormatName,
} from '../../../src/core/text/formats.ts'

const cases: readonly (readonly [text: string, formats: readonly FormatName[]])[] = [
  ['', ['empty']],
  [' ', []],
  ['hello', []],
  ['hello world', []],
  ['grüße', []],
  ['7', ['digits']],
  ['00123456789', ['digits']],
  ['-7', []],
  ['1.5', []],
  ['2024-02-29', ['date']],
  ['2023-02-29', []],
  ['1900-02-29', []],
  ['2000-02-29', ['date']],
  ['2024-04-31', []],
  ['2024-00-10', []],
  ['2024-13-10', []],
  ['2024-1-10', []],
  ['2024-02-29T12:30:00Z', ['date-time']],
  ['2024-02-29t12:30:00z', ['date-time']],
  ['2024-02-29T12:30:00.123456+05:30', ['date-time']],
  ['2024-02-30T12:30:00Z', []],
  ['2024-02-29T24:00:00Z', []],
  ['2024-02-29T12:60:00Z', []],
  ['2024-02-29T12:30:00', []],
  ['2024-02-29T12:30:00.Z', []],
  ['2024-02-29T12:30:00+0530', []],
  ['2024-02-29T12:30:00+24:00', []],
  ['2024-02-29 12:30:00Z', []],
  ['1990-12-31T23:59:60Z', ['date-time']],
  ['1990-12-31T15:59:60-08:00', ['date-time']],
  ['1990-12-31T22:59:60Z', []],
  ['1990-12-31T23:59:61Z', []],
  ['12:30:00Z', ['time']],
  ['12:30:00', []],
  ['6f9619ff-8b86-d011-b42d-00c04fc964ff', ['uuid']],
  ['6F9619FF-8B86-D011-B42D-00C04FC964FF', ['uuid']],
  ['6f9619ff-8b86-d011-b42d-00c04fc964fg', []],
  ['6f9619ff8-b86-d011-b42d-00c04fc964ff', []],
  ['01ARZ3NDEKTSV4RRFFQ69G5FAV', ['ulid']],
  ['81ARZ3NDEKTSV4RRFFQ69G5FAV', []],
  ['https://api.github.com/users/octocat?x=1#y', ['uri']],
  ['https://api.github.com/users/{user}', []],
  ['https://example.com/a%2', []],
  ['https://example.com/a b', []],
  ['ftp://host', ['uri']],
  ['urn:isbn:0451450523', ['uri']],
  ['repo:status', []],
  ['note:7', []],
  ['ada@example.com', ['email']],
  ['ada.lovelace+x@mail.example.co.uk', ['email']],
  ['ada@localhost', []],
  ['ada@@example.com', []],
  ['.ada@example.com', []],
  ['ada7@example.com', ['email']],
  ['192.168.0.1', ['ipv4']],
  ['192.168.0.256', []],
  ['192.168.0.01', []],
  ['192.168.0.1.', []],
  ['1.2.3', []],
  ['::1', ['ipv6']],
  ['::', ['ipv6']],
  ['fe80::a:b', ['ipv6']],
  ['2001:db8:0:0:0:0:0:1', ['ipv6']],
  ['2001:db8:0:0:0:0:1', []],
  ['1::2::3', []],
  ['::ffff:192.168.0.1', ['ipv6']],
  ['d41d8cd98f00b204e9800998ecf8427e', ['hex']],
  ['DEADBEEF01', ['hex']],
  ['deadBEEF01', []],
  ['deadbeef', []],
  ['a1b2c3', []],
  ['SGVsbG8sIFdvcmxkIQ==', ['base64']],
  ['internationalization', []],
  ['eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl1', ['jwt']],
  ['10.2.3', []],
]

const two = (n: number) => String(n).padStart(2, '0')

describe('formatsOf', () => {
  test.each(cases)('%j is %j', (text, formats) => {
    expect(formatsOf(text)).toEqual(formats)
  })

  test('takes for a date what the calendar has, over every day of four centuries', () => {
    const days = new Set<string>()
    for (let at = Date.UTC(1900, 0, 1); at < Date.UTC(2101, 0, 1); at += 86_400_000) {
      days.add(new Date(at).toISOString().slice(0, 10))
    }
    for (let year = 1900; year <= 2100; year++) {
      for (let month = 0; month <= 13; month++) {
        for (let day = 0; day <= 32; day++) {
          const text = `${year}-${two(month)}-${two(day)}`
          if ((formatMask(text) === 2) !== days.has(text)) expect.fail(text)
        }
      }
    }
  })

  test('names every bit of the mask, and never throws', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.webUrl(), fc.emailAddress()), text => {
        expect(formatMask(text)).toBeLessThan(1 << formatNames.length)
      }),
    )
  })

  test('finds the class of what generators make', () => {
    fc.assert(fc.property(fc.uuid(), text => formatsOf(text).includes('uuid')))
    fc.assert(fc.property(fc.ulid(), text => formatsOf(text).includes('ulid')))
    fc.assert(fc.property(fc.ipV4(), text => formatsOf(text).includes('ipv4')))
    fc.assert(fc.property(fc.ipV6(), text => formatsOf(text).includes('ipv6')))
    fc.assert(
      fc.property(fc.date({ noInvalidDate: true, min: new Date(0), max: new Date(4e12) }), date =>
        formatsOf(date.toISOString()).includes('date-time'),
      ),
    )
  })
})
