import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Json } from '../../../../src/core/json/json.ts'
import { applyOverlay } from '../../../../src/core/contract/overlay/apply-overlay.ts'

const info = { title: 'Mend', version: '1' }
const overlayOf = (...actions: Json[]): Json => ({ overlay: '1.1.0', info, actions })

function applied(document: Json, ...actions: Json[]): Json {
  const result = applyOverlay(document, overlayOf(...actions))
  if (!result.ok) throw new Error(`${result.pointer} ${result.reason}`)
  return result.root
}

describe('applyOverlay', () => {
  test.each<{ name: string; document: Json; actions: Json[]; result: Json }>([
    {
      name: 'merges objects member by member',
      document: { info: { title: 'a', contact: { name: 'x' } }, paths: {} },
      actions: [{ target: '$', update: { info: { version: '2', contact: { email: 'y' } } } }],
      result: { info: { title: 'a', contact: { name: 'x', email: 'y' }, version: '2' }, paths: {} },
    },
    {
      name: 'replaces simple values, null too',
      document: { a: 1, b: null, c: 'x' },
      actions: [{ target: '$', update: { a: 'one', b: false, c: null } }],
      result: { a: 'one', b: false, c: null },
    },
    {
      name: 'joins lists inside of objects',
      document: { tags: ['a'] },
      actions: [{ target: '$', update: { tags: ['b', ['c']] } }],
      result: { tags: ['a', 'b', ['c']] },
    },
    {
      name: 'appends a value to a list',
      document: { p: [{ n: 1 }] },
      actions: [{ target: '$.p', update: { n: 2 } }],
      result: { p: [{ n: 1 }, { n: 2 }] },
    },
    {
      name: 'appends each item of a list to a list',
      document: { p: [1] },
      actions: [{ target: '$.p', update: [2, 3] }],
      result: { p: [1, 2, 3] },
    },
    {
      name: 'replaces a simple target',
      document: { d: { description: 'old' } },
      actions: [{ target: '$.d.description', update: 'new' }],
      result: { d: { description: 'new' } },
    },
    {
      name: 'updates every target',
      document: { paths: { '/a': { get: {} }, '/b': { get: {}, put: {} } } },
      actions: [{ target: '$.paths.*.get', update: { 'x-safe': true } }],
      result: {
        paths: { '/a': { get: { 'x-safe': true } }, '/b': { get: { 'x-safe': true }, put: {} } },
      },
    },
    {
      name: 'removes members and items wherever they stand',
      document: { a: [1, 2, 3, 2], b: { x: 2, y: 1 } },
      actions: [{ target: '$..[?@ == 2]', remove: true }],
      result: { a: [1, 3], b: { y: 1 } },
    },
    {
      name: 'removes what is selected twice once, and what stands in removed values',
      document: { a: Array.from({ length: 12 }, (_, index) => [index]) },
      actions: [
        { target: '$.a[1,1,10,11,2]', remove: true },
        { target: '$..[0]', remove: true },
      ],
      result: { a: [[], [], [], [], [], [], []] },
    },
    {
      name: 'applies actions to what the ones before made',
      document: { servers: [{ url: 'old' }] },
      actions: [
        { target: '$.servers', remove: true },
        { target: '$', update: { servers: [{ url: 'new' }] } },
        { target: '$.servers[0]', update: { description: 'sandbox' } },
      ],
      result: { servers: [{ url: 'new', description: 'sandbox' }] },
    },
    {
      name: 'lets `remove` win over `update`',
      document: { a: 1, b: 2 },
      actions: [{ target: '$.a', update: 5, remove: true }],
      result: { b: 2 },
    },
    {
      name: 'copies, and what was copied stays apart',
      document: { paths: { '/items': { get: { tags: ['a'] } }, '/some': { delete: {} } } },
      actions: [
        { target: "$.paths['/some']", copy: "$.paths['/items']" },
        { target: "$.paths['/some'].get.tags", update: 'b' },
        { target: "$.paths['/items'].get", update: { id: 1 } },
      ],
      result: {
        paths: {
          '/items': { get: { tags: ['a'], id: 1 } },
          '/some': { delete: {}, get: { tags: ['a', 'b'] } },
        },
      },
    },
    {
      name: 'copies a part of the document into itself',
      document: { a: { x: 1 } },
      actions: [
        { target: '$.a', update: { b: {}, c: {} } },
        { target: '$.a[?length(@) == 0]', copy: '$.a' },
      ],
      result: { a: { x: 1, b: { x: 1, b: {}, c: {} }, c: { x: 1, b: {}, c: {} } } },
    },
  ])('$name', ({ document, actions, result }) => {
    const before = JSON.stringify(document)
    expect(applied(document, ...actions)).toEqual(result)
    expect(JSON.stringify(document)).toBe(before)
  })

  test('sets names of prototypes as data', () => {
    const update = JSON.parse('{"__proto__": {"x": 1}, "constructor": 2}') as Json
    const root = applied({ a: 1 }, { target: '$', update })
    expect(JSON.stringify(root)).toBe('{"a":1,"__proto__":{"x":1},"constructor":2}')
    expect(Object.getPrototypeOf(root)).toBe(Object.prototype)
    expect(applied(root, { target: '$.__proto__', remove: true })).toEqual({ a: 1, constructor: 2 })
  })

  test.each([
    {
      name: 'a target that selects nothing',
      action: { target: '$.none', remove: true },
      says: /selects nothing/,
      at: '/actions/0/target',
    },
    {
      name: 'an action that asks for nothing',
      action: { target: '$', remove: false },
      says: /neither `update`/,
      at: '/actions/0',
    },
  ])('warns about $name', ({ action, says, at }) => {
    const result = applyOverlay({ a: 1 }, overlayOf(action))
    expect(result).toMatchObject({ ok: true, root: { a: 1 } })
    const warnings = result.ok ? result.warnings : []
    expect(warnings.map(({ pointer }) => pointer)).toEqual([at])
    expect(warnings[0]?.reason).toMatch(says)
  })

  test('misses `title` and `version` without refusing', () => {
    const result = applyOverlay({}, { overlay: '1.0.0', actions: [{ target: '$', update: {} }] })
    expect(result.ok && result.warnings.map(({ reason }) => reason)).toHaveLength(2)
  })

  test.each([
    { name: 'doubles', count: 40, copy: '$.a', says: /adds more than/ },
    { name: 'nests', count: 600, copy: '$', says: /nests deeper than|adds more than/ },
  ])('stops what $name without end', ({ count, copy, says }) => {
    const actions = Array.from({ length: count }, (_, index) => [
      { target: '$.a', update: { [`k${index}`]: {} } },
      { target: `$.a.k${index}`, copy },
    ])
    const result = applyOverlay({ a: { x: 1 } }, overlayOf(...actions.flat()))
    expect(result.ok ? '' : result.reason).toMatch(says)
  })

  test('tells where a value stood before', () => {
    const document = { a: [{ n: 0 }, { n: 1 }, { n: 2, deep: [{ x: 1 }] }], b: { c: 1 } }
    const result = applyOverlay(
      document,
      overlayOf(
        { target: '$.a[0]', remove: true },
        { target: '$.a[1]', update: { more: { y: 1 } } },
        { target: '$.b', update: { d: 2 } },
      ),
    )
    if (!result.ok) throw new Error(result.reason)
    const told = ['/a/0/n', '/a/1/deep/0/x', '/a/1/more/y', '/b/c', '/b/d', '/none', ''].map(
      result.sourcePointer,
    )
    expect(told).toEqual(['/a/1/n', '/a/2/deep/0/x', '/a/2', '/b/c', '/b', '', ''])
  })

  test('removing what was added gives the document back', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.jsonValue(), (drawn, value) => {
        const document = JSON.parse(JSON.stringify({ ...drawn, list: [1] })) as Json
        const addition = JSON.parse(JSON.stringify(value)) as Json
        const actions = [
          { target: '$.list', update: [addition, addition] },
          { target: '$.list[1:]', remove: true },
          { target: '$', update: { 'a new name': addition } },
          { target: "$['a new name']", remove: true },
        ]
        fc.pre(!Object.hasOwn(drawn, 'a new name'))
        expect(applied(document, ...actions)).toEqual(document)
      }),
    )
  })
})
