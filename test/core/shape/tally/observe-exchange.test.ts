import { describe, expect, test } from 'vitest'
import type { Body, Exchange, Headers } from '../../../../src/core/exchange/exchange.ts'
import { driftOfShapes } from '../../../../src/core/diff/drift/drift.ts'
import type { SubjectShape } from '../../../../src/core/shape/baseline/baseline.ts'
import { observeExchange } from '../../../../src/core/shape/tally/observe-exchange.ts'
import { readPlaces } from '../../../../src/core/shape/tally/read-places.ts'
import { emptyTally } from '../../../../src/core/shape/tally/tally.ts'
import { subject } from '../baseline/samples.ts'
import { options } from './samples.ts'

function exchange(body: Body, headers: Headers = []): Exchange {
  return {
    id: 'x',
    provider: 'acme',
    scope: 'default',
    startedAt: 0,
    tookMs: 1,
    request: { method: 'GET', url: 'https://acme.example/', headers: [], body: { kind: 'none' } },
    response: { status: 200, headers, body },
  }
}

function rowsOf(...exchanges: Exchange[]) {
  const tally = emptyTally()
  for (const each of exchanges) observeExchange(tally, each, options)
  return readPlaces(tally)
}

function answered(headers: Headers): SubjectShape {
  return { subject, exchanges: 1, places: rowsOf(exchange({ kind: 'none' }, headers)) }
}

describe('observeExchange', () => {
  test.each<Body>([
    { kind: 'none' },
    { kind: 'opaque', bytes: 7 },
    { kind: 'refused', reason: 'ends too early', bytes: 7 },
  ])('counts a message without a body that could be read: $kind', body => {
    const json: Body = { kind: 'json', value: { id: 1 }, bytes: 8 }
    expect(rowsOf(exchange(body))).toMatchObject([{ place: '', of: 1, seen: 0, kinds: {} }])
    expect(rowsOf(exchange(json), exchange(body))).toMatchObject([
      { place: '', of: 2, seen: 1 },
      { place: '/id', of: 1, seen: 1 },
    ])
  })

  test('counts text as a string and a form as an object', () => {
    expect(rowsOf(exchange({ kind: 'text', text: 'ok', bytes: 2 }))[0]?.kinds).toEqual({
      string: 1,
    })
    const fields: Headers = [
      ['a', '1'],
      ['b', '2'],
      ['a', '3'],
      ['__proto__', '4'],
    ]
    expect(rowsOf(exchange({ kind: 'form', fields, bytes: 9 })).map(row => row.place)).toEqual([
      '',
      '/__proto__',
      '/a',
      '/a/*',
      '/b',
    ])
  })

  test('counts which headers were there and in what format, never their values', () => {
    const first: Headers = [
      ['link', '<https://x.example>'],
      ['x-quota', '7'],
      ['link', 'b'],
    ]
    const rows = rowsOf(
      exchange({ kind: 'none' }, first),
      exchange({ kind: 'none' }, [['x-quota', '8']]),
    )
    expect(rows.slice(1)).toEqual([
      {
        place: 'header:link',
        of: 2,
        seen: 1,
        kinds: { string: 1 },
        formats: {},
        length: { min: 22, max: 22 },
      },
      {
        place: 'header:x-quota',
        of: 2,
        seen: 2,
        kinds: { string: 2 },
        formats: { digits: 2 },
        length: { min: 1, max: 1 },
      },
    ])
  })

  test.each<[string, readonly string[], readonly string[]]>([
    ['a header that tells something', ['link', 'content-type', 'date'], ['header:link']],
    ['nothing else than noise', ['date', 'content-type', 'age'], ['header:content-type']],
    ['noise without a media type', ['date', 'age'], ['header:age']],
    ['no headers, as of a recording without them', [], []],
  ])('says whether headers were looked at: %s', (_, names, places) => {
    const headers = names.map((name): [string, string] => [name, '1'])
    const rows = rowsOf(exchange({ kind: 'none' }, headers))
    expect(rows.slice(1).map(row => row.place)).toEqual(places)
  })

  test('tells the loss of the only header that is no noise', () => {
    const [type, link]: Headers = [
      ['content-type', 'application/json'],
      ['link', '<x>'],
    ]
    const [full, bare] = [answered([type, link] as Headers), answered([type] as Headers)]
    expect(driftOfShapes([full], [bare]).map(({ place }) => place)).toEqual(['header:link'])
    expect(driftOfShapes([bare], [full]).map(({ fact }) => fact)).toEqual(['seen.headerAdded'])
    expect(driftOfShapes([full], [answered([])])).toEqual([])
  })

  test('shows no header name that is data', () => {
    const rows = rowsOf(
      exchange({ kind: 'none' }, [
        ['x-user-12345678', '1'],
        ['ada@example.com', '1'],
      ]),
    )
    expect(rows.map(row => row.place)).toEqual(['', 'header:{email}', 'header:{id}'])
  })
})
