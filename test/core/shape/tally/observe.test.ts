import { describe, expect, test } from 'vitest'
import type { Json } from '../../../../src/core/json/json.ts'
import { decodeTally } from '../../../../src/core/shape/tally/decode.ts'
import { encodeTally } from '../../../../src/core/shape/tally/encode.ts'
import { readPlaces } from '../../../../src/core/shape/tally/read-places.ts'
import { options, tallyOf } from './samples.ts'

const rowsOf = (...values: Json[]) => readPlaces(tallyOf(values))
const rowAt = (place: string, ...values: Json[]) =>
  rowsOf(...values).find(row => row.place === place)
const placesOf = (...values: Json[]) => rowsOf(...values).map(row => row.place)

describe('observe', () => {
  test('reads nothing out of nothing', () => {
    expect(readPlaces(tallyOf([]))).toEqual([])
  })

  test('counts each kind, and a missing key by its parents', () => {
    const list = [
      { a: 1 },
      { a: 1.5 },
      { a: null },
      { a: 'x' },
      { a: true },
      { a: [] },
      { a: {} },
      {},
    ]
    expect(rowAt('/*/a', list)).toMatchObject({
      of: 8,
      seen: 7,
      kinds: { null: 1, boolean: 1, integer: 1, number: 1, string: 1, array: 1, object: 1 },
    })
  })

  test.each<[string, Json[], object]>([
    ['takes 1 and 1.0 for the same', [1, JSON.parse('1.0') as Json], { kinds: { integer: 2 } }],
    ['counts minus zero as zero', [-0, 0], { distinct: 1, magnitude: { min: 0, max: 0 } }],
    ['keeps numbers in powers of two', [5, 900], { magnitude: { min: 4, max: 1024 } }],
    ['keeps the sign of numbers', [-5, 0.3], { magnitude: { min: -8, max: 0.5 } }],
    ['counts what no double holds', [JSON.parse('1e999') as Json], { kinds: { number: 1 } }],
    ['keeps lengths', ['', 'abc'], { length: { min: 0, max: 3 } }],
    ['keeps formats', ['2024-02-29', '2023-02-29', ''], { formats: { date: 1, empty: 1 } }],
    ['keeps the sizes of lists', [[], [1, 2]], { items: { min: 0, max: 2 } }],
    ['counts distinct scalars', ['a', 'a', 'b', 1, '1', true, false], { distinct: 6 }],
    ['tells booleans, and no other value', ['a', 1, true, true], { literals: { true: 2 } }],
    ['has many values after a long one', ['a', 'x'.repeat(65)], { distinct: 'many' }],
    ['has 32 values', Array.from({ length: 32 }, (_, i) => i), { distinct: 32 }],
    ['has many values', Array.from({ length: 33 }, (_, i) => i), { distinct: 'many' }],
  ])('%s', (_, values, row) => {
    expect(rowAt('', ...values)).toMatchObject(row)
  })

  test('tells values of places that may be told', () => {
    const row = rowAt(
      '/kept',
      { kept: 'open' },
      { kept: 'open' },
      { kept: 3 },
      { kept: '__proto__' },
    )
    expect(row?.literals).toEqual(
      Object.fromEntries([
        ['open', 2],
        ['3', 1],
        ['__proto__', 1],
      ]),
    )
  })

  test('keeps data keys as their kind', () => {
    const users: Json = { 'ada@example.com': { n: 1 }, 'bob@example.com': { n: 2 }, count: 2 }
    expect(placesOf({ users })).toEqual([
      '',
      '/users',
      '/users/count',
      '/users/{email}',
      '/users/{email}/n',
    ])
    expect(rowAt('/users/{email}', { users })).toMatchObject({ of: 1, seen: 2 })
  })

  test('keeps apart the objects that a tag tells apart, and tells the tag', () => {
    const list: Json = [
      { type: 'PushEvent', size: 1 },
      { type: 'ForkEvent', forkee: {} },
      { size: 1 },
    ]
    expect(placesOf(list)).toEqual([
      '',
      '/*',
      '/*/size',
      '/*[ForkEvent]',
      '/*[ForkEvent]/forkee',
      '/*[ForkEvent]/type',
      '/*[PushEvent]',
      '/*[PushEvent]/size',
      '/*[PushEvent]/type',
    ])
    expect(rowAt('/*[PushEvent]', list)).toMatchObject({ of: 3, seen: 1, kinds: { object: 1 } })
    expect(rowAt('/*[PushEvent]/type', list)?.literals).toEqual({ PushEvent: 1 })
  })

  test.each<[string, Json, string]>([
    ['the first tag key that holds a token', { type: null, kind: 'a' }, '[a]'],
    ['no tag in prose', { type: 'all of it' }, ''],
    ['no tag in an id', { object: 'cus_Nf82ka9X' }, ''],
    ['no tag in a number', { event: 7 }, ''],
    ['the type of an event', { event: 'charge.succeeded' }, '[charge.succeeded]'],
  ])('takes for the tag %s', (_, value, suffix) => {
    expect(placesOf(value).find(place => place.startsWith('[')) ?? '').toBe(suffix)
  })

  test('takes hostile keys as keys', () => {
    const value = JSON.parse('{"__proto__": {"constructor": 1}, "hasOwnProperty": 2}') as Json
    expect(placesOf(value, value)).toEqual([
      '',
      '/__proto__',
      '/__proto__/constructor',
      '/hasOwnProperty',
    ])
    expect(Object.prototype).not.toHaveProperty('0')
  })

  test('joins a map of more than 512 plain keys, and tells no value inside', () => {
    expect(placesOf(map(512))).toHaveLength(1 + 1024)
    expect(rowsOf(map(513))).toMatchObject([
      { place: '', kinds: { object: 1 } },
      { place: '/{key}', of: 1, seen: 513 },
      { place: '/{key}/kept', of: 513, seen: 513, distinct: 'many' },
    ])
    expect(rowsOf(map(513))[2]).not.toHaveProperty('literals')
  })

  test('walks, merges and stores a value of 500 levels', () => {
    for (const value of [deep('[', ']'), deep('{"a":', '}'), deep('{"type":"t","a":', '}')]) {
      const tally = tallyOf([value, value], options)
      expect(readPlaces(decodeTally(encodeTally(tally)))).toEqual(readPlaces(tally))
    }
  })
})

function letters(i: number): string {
  return String.fromCharCode(97 + (i % 26), 97 + Math.floor(i / 26))
}

function deep(open: string, close: string): Json {
  return JSON.parse(`${open.repeat(500)}1${close.repeat(500)}`) as Json
}

function map(size: number): Json {
  return Object.fromEntries(
    Array.from({ length: size }, (_, i) => [`k${letters(i)}`, { kept: 'x' }]),
  )
}
