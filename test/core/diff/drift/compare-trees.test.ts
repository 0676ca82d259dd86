import { describe, expect, test } from 'vitest'
import type { Json } from '../../../../src/core/json/json.ts'
import { drift } from './samples.ts'

/** One fact about one record, told by a base and a revision of it. */
const facts: readonly (readonly [string, Json, Json, string])[] = [
  ['removed', { a: 1, b: 'x' }, { a: 1 }, 'seen.propertyRemoved /b string → absent 1/1 0/1'],
  [
    'renamed',
    { a: 1, b: 'x' },
    { a: 1, c: 'x' },
    'seen.propertyRemoved /b string → absent 1/1 0/1|seen.propertyAdded /c absent → string 1/1 0/1',
  ],
  ['added', { a: 1 }, { a: 1, b: {} }, 'seen.propertyAdded /b absent → object 1/1 0/1'],
  [
    'null',
    { a: 1, b: { c: 1 } },
    { a: 1, b: null },
    'seen.propertyBecameNullable /b object → null 1/1 0/1',
  ],
  ['another kind', { a: 1 }, { a: '1' }, 'seen.propertyKindChanged /a integer → string 1/1 0/1'],
  [
    'a list for an object',
    { a: { b: 1 } },
    { a: [{ b: 1 }] },
    'seen.propertyKindChanged /a object → array 1/1 0/1',
  ],
  [
    'an object for text',
    { a: ['x'] },
    { a: [{ name: 'x' }] },
    'seen.propertyKindChanged /a/* string → object 1/1 0/1',
  ],
  [
    'a boolean as number',
    { a: true },
    { a: 1 },
    'seen.propertyKindChanged /a boolean → integer 1/1 0/1',
  ],
  ['a fraction', { a: 1 }, { a: 1.5 }, 'seen.propertyWidened /a integer → number 1/1 0/1'],
  [
    'a value for null',
    { a: null, b: 1 },
    { a: 'x', b: 1 },
    'seen.nullBecameValue /a null → string 1/1 0/1',
  ],
  [
    'gone deep inside',
    { a: { b: { c: { d: 1, e: 1 } } } },
    { a: { b: { c: { e: 1 } } } },
    'seen.propertyRemoved /a/b/c/d integer → absent 1/1 0/1',
  ],
  [
    'a removed object, once',
    { a: { b: 1, c: { d: 1 } }, e: 1 },
    { e: 1 },
    'seen.propertyRemoved /a object → absent 1/1 0/1',
  ],
  ['all gone', { a: 1 }, {}, 'seen.propertyRemoved /a integer → absent 1/1 0/1'],
  [
    'hostile keys',
    JSON.parse('{"__proto__":1,"x":1}') as Json,
    { x: 1 },
    'seen.propertyRemoved /__proto__ integer → absent 1/1 0/1',
  ],
]

/** What a record can stand in, and where its places start then. */
const settings: readonly (readonly [string, (record: Json) => Json, string])[] = [
  ['at the root', record => record, ''],
  ['in a field', record => ({ data: record, ok: true }), '/data'],
  ['in a list', record => [record], '/*'],
  ['in a list of lists', record => ({ pages: [[record]] }), '/pages/*/*'],
  [
    'in objects of a list',
    record => ({ items: [{ owner: record }], more: false }),
    '/items/*/owner',
  ],
  [
    'under keys that are data',
    record => ({ users: { 'ada@example.com': record } }),
    '/users/{email}',
  ],
  ['in one alternative', record => [{ type: 'push', payload: record }], '/*/payload'],
]

describe('compareTrees', () => {
  describe.each(settings)('%s', (_, within, prefix) => {
    test.each(facts)('tells: %s', (_, before, after, expected) => {
      const found = drift([within(before)], [within(after)])
      const wanted = expected.split('|').map(line => line.replace(/ (?=\/)/, ` ${prefix}`))
      expect(found).toEqual(wanted)
    })
  })

  test('still sees inside values under keys that are data', () => {
    expect(drift([{ by: { '7': { n: 1, m: 1 } } }], [{ by: { '8': { n: 'x' } } }])).toEqual([
      'seen.propertyRemoved /by/{digits}/m integer → absent 1/1 0/1',
      'seen.propertyKindChanged /by/{digits}/n integer → string 1/1 0/1',
    ])
  })

  test('tells an envelope, or its loss, as one change', () => {
    const list = [{ id: 1, name: 'x' }]
    expect(drift([list], [{ data: list, pages: 1 }])).toEqual([
      'seen.propertyKindChanged  array → object 1/1 0/1',
    ])
    expect(drift([{ data: list, pages: 1 }], [list])).toEqual([
      'seen.propertyKindChanged  object → array 1/1 0/1',
    ])
  })
})
