import { describe, expect, test } from 'vitest'
import { formatTest } from '../../../../src/core/diff/check/format.ts'

const cases = {
  'date-time': [
    ['2024-02-29T12:30:00Z', '2024-02-29t12:30:00.123+01:00'],
    ['2023-02-29T12:30:00Z', '2024-02-29 12:30:00', '2024-02-29T12:30:00', ''],
  ],
  date: [['2024-02-29'], ['2024-2-29', '2024-13-01', '2024-02-29T00:00:00Z']],
  time: [['12:30:00Z'], ['12:30', '25:00:00Z']],
  uuid: [
    ['3f2b1c9e-8d7a-4b6c-9e0f-1a2b3c4d5e6f', '3F2B1C9E-8D7A-4B6C-9E0F-1A2B3C4D5E6F'],
    ['3f2b1c9e8d7a4b6c9e0f1a2b3c4d5e6f', '3f2b1c9e-8d7a-4b6c-9e0f-1a2b3c4d5e6g', ''],
  ],
  uri: [
    ['https://example.com/a?b=c#d', 'urn:isbn:1', 'mailto:a@b.c', 'http://[::1]/', 'x:%20'],
    ['/a/b', '//example.com', 'https://a b', 'x:%2', 'x:', ':x', 'https://example.com/<', '1x:y'],
  ],
  email: [
    ['a@b.c', 'a.b+c@localhost', '"a b"@c.d', 'ü@exämple.org', 'a@[192.0.2.1]'],
    ['a', '@b', 'a@', 'a b@c.d', 'a..b@c.d', '.a@b.c', 'a.@b.c', 'a@b@c.d', 'a@b c'],
  ],
  ipv4: [['192.0.2.1'], ['256.0.0.1', '1.2.3']],
  ipv6: [
    ['2001:db8::1', '::'],
    ['2001:db8:::1', '192.0.2.1'],
  ],
} as const

describe.each(Object.entries(cases))('the format %s', (format, [good, bad]) => {
  const isOfFormat = formatTest(format)

  test.each(good)('admits %s', text => {
    expect(isOfFormat?.(text)).toBe(true)
  })

  test.each(bad)('refuses %j', text => {
    expect(isOfFormat?.(text)).toBe(false)
  })
})

test('an unknown format has no test', () => {
  expect(formatTest('int64')).toBeNull()
})
