import { describe, expect, test } from 'vitest'
import { readBody } from '../../../src/core/exchange/body.ts'
import { essenceOf, parseMediaType } from '../../../src/core/exchange/media-type.ts'
import { linkTarget } from '../../../src/core/exchange/link-header.ts'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const typed = (type: string | null): [string, string][] =>
  type === null ? [] : [['content-type', type]]

describe('readBody', () => {
  test.each<[string, string | null, Uint8Array | null, object]>([
    ['JSON', 'application/json', bytes('{"a":1}'), { kind: 'json', value: { a: 1 }, bytes: 7 }],
    [
      'JSON of a vendor',
      'application/vnd.a+json; v=1',
      bytes('1'),
      { kind: 'json', value: 1, bytes: 1 },
    ],
    [
      'JSON with a mark',
      'application/json',
      bytes('\uFEFF[]'),
      { kind: 'json', value: [], bytes: 5 },
    ],
    [
      'JSON in UTF-16',
      'application/json',
      new Uint8Array([0xff, 0xfe, 0x31, 0]),
      { kind: 'json', value: 1, bytes: 4 },
    ],
    [
      'JSON in Latin-1',
      'application/json; charset=iso-8859-1',
      new Uint8Array([34, 0xe9, 34]),
      { kind: 'json', value: 'é', bytes: 3 },
    ],
    [
      'JSON in a charset unknown',
      'application/json; charset="x-none"',
      bytes('1'),
      { kind: 'json', value: 1, bytes: 1 },
    ],
    ['JSON without a type', null, bytes(' {"a":1}'), { kind: 'json', value: { a: 1 }, bytes: 8 }],
    ['JSON cut off without a type', null, bytes('{"a":'), { kind: 'refused', bytes: 5 }],
    [
      'JSON cut off',
      'application/json',
      bytes('{"secret":"hunter2'),
      { kind: 'refused', bytes: 18 },
    ],
    [
      'a page as JSON',
      'application/json',
      bytes('<html>'),
      { kind: 'refused', reason: 'is a web page, not JSON', bytes: 6 },
    ],
    ['a page', 'text/html', bytes('<html>'), { kind: 'text', text: '<html>', bytes: 6 }],
    ['a page without a type', null, bytes('<html>'), { kind: 'text', text: '<html>', bytes: 6 }],
    ['prose without a type', null, bytes('{not json} at all'), { kind: 'text', bytes: 17 }],
    [
      'lines of JSON',
      'application/x-ndjson',
      bytes('1\n2\n'),
      { kind: 'text', text: '1\n2\n', bytes: 4 },
    ],
    [
      'a form',
      'application/x-www-form-urlencoded',
      bytes('a=1&a=b+c&d=%C3%A9'),
      {
        kind: 'form',
        fields: [
          ['a', '1'],
          ['a', 'b c'],
          ['d', 'é'],
        ],
        bytes: 18,
      },
    ],
    ['XML', 'application/xml', bytes('<a/>'), { kind: 'opaque', bytes: 4 }],
    ['SOAP', 'application/soap+xml', bytes('<a/>'), { kind: 'opaque', bytes: 4 }],
    ['XML as text', 'text/xml', bytes('<a/>'), { kind: 'opaque', bytes: 4 }],
    ['XML without a type', null, bytes('<?xml version="1.0"?><a/>'), { kind: 'opaque', bytes: 25 }],
    ['an image', 'image/png', new Uint8Array(9), { kind: 'opaque', bytes: 9 }],
    ['bytes without a type', null, new Uint8Array(9), { kind: 'opaque', bytes: 9 }],
    ['nothing', 'application/json', new Uint8Array(0), { kind: 'none' }],
    ['nothing at all', null, null, { kind: 'none' }],
    ['white space', 'application/json', bytes(' \n'), { kind: 'none' }],
  ])('%s', (_, type, body, expected) => {
    const read = readBody(body, typed(type))
    expect(read).toMatchObject(expected)
    if (read.kind === 'refused') expect(read.reason).not.toContain('hunter2')
  })

  test('refuses what nests too deep', () => {
    const deep = bytes('['.repeat(10_000) + ']'.repeat(10_000))
    expect(readBody(deep, typed('application/json'))).toMatchObject({ kind: 'refused' })
    expect(readBody(deep, [])).toMatchObject({ kind: 'refused' })
  })
})

test('parseMediaType reads parameters and refuses what is none', () => {
  const { essence, parameters } = parseMediaType('Text/HTML; Charset="utf-8"; a=b')!
  expect([essence, ...parameters]).toEqual(['text/html', ['charset', 'utf-8'], ['a', 'b']])
  expect([null, '', 'json', 'a/b/c', '; charset=utf-8'].map(parseMediaType)).toEqual(
    Array(5).fill(null),
  )
  expect(essenceOf(null)).toBe('')
})

test.each([
  [
    '<https://a.example/?p=2>; rel="next", <https://a.example/?p=9>; rel="last"',
    'https://a.example/?p=2',
  ],
  ['</x?p=2>; rel=next', 'https://a.example/x?p=2'],
  ['<?p=2>; title="a, b"; rel="prev next"', 'https://a.example/list?p=2'],
  ['<https://a.example/?p=1>; rel="prev"', null],
  ['nonsense', null],
  ['<http://[bad>; rel="next"', null],
])('linkTarget of %s', (value, target) => {
  expect(linkTarget([['link', value]], 'next', 'https://a.example/list?p=1')).toBe(target)
})
