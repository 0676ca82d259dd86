import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Json } from '../../../../src/core/json/json.ts'
import { readJsonPath } from '../../../../src/core/contract/overlay/read-json-path.ts'
import {
  pathOf,
  PathTooWide,
  selectNodes,
} from '../../../../src/core/contract/overlay/select-nodes.ts'

const shop = {
  books: [
    { title: 'Sea', price: 8, tags: ['new', 'blue'], by: { name: 'Ann' } },
    { title: 'Sky', price: 12.5, isbn: '0-1' },
    { title: 'Moon', price: 8, isbn: '0-2', tags: [] },
    { title: 'Sun', price: 22, limit: 10, none: null },
  ],
  cheap: 10,
  'a b': { "it's": 1, 'q"': 2 },
}

function select(document: Json, path: string): Json[] {
  const read = readJsonPath(path)
  if (!read.ok) throw new Error(read.reason)
  return selectNodes(document, read.query).map(({ value }) => value)
}

const titles = (list: readonly Json[]): unknown[] =>
  list.map(book => (book as { title: string }).title)

describe('selectNodes', () => {
  test.each<[path: string, values: Json[]]>([
    ['$', [shop]],
    ['$.cheap', [10]],
    ['$ .cheap', [10]],
    ["$['a b']['it\\'s']", [1]],
    ['$["a b"]["q\\""]', [2]],
    ['$["\\u0061 b"]["q\\u0022"]', [2]],
    ['$.books[1].price', [12.5]],
    ['$.books[-1].price', [22]],
    ['$.books[4]', []],
    ['$.books[-5]', []],
    ['$.books[*].price', [8, 12.5, 8, 22]],
    ['$.books[0,2,0].price', [8, 8, 8]],
    ['$.books[0].by.*', ['Ann']],
    ['$..tags[*]', ['new', 'blue']],
    ['$..name', ['Ann']],
    ['$.books..[0]', [shop.books[0] ?? null, 'new']],
    ['$.cheap[0]', []],
    ['$.books.length', []],
    ['$.constructor', []],
    ['$.__proto__', []],
  ])('%s', (path, values) => {
    expect(select(shop, path)).toEqual(values)
  })

  test.each<[slice: string, values: number[]]>([
    ['1:3', [1, 2]],
    [':2', [0, 1]],
    ['4:', [4, 5, 6]],
    ['-2:', [5, 6]],
    ['::2', [0, 2, 4, 6]],
    ['5:1:-2', [5, 3]],
    ['::-1', [6, 5, 4, 3, 2, 1, 0]],
    ['1 : 5 : 2', [1, 3]],
    ['0:9:0', []],
    ['-99:99', [0, 1, 2, 3, 4, 5, 6]],
    ['99:-99:-3', [6, 3, 0]],
    ['3:1', []],
  ])('takes the slice %s', (slice, values) => {
    expect(select([0, 1, 2, 3, 4, 5, 6], `$[${slice}]`)).toEqual(values)
  })

  test.each<[filter: string, titles: string[]]>([
    ['@.isbn', ['Sky', 'Moon']],
    ['!@.isbn', ['Sea', 'Sun']],
    ['@.price < 10', ['Sea', 'Moon']],
    ['@.price<=$.cheap', ['Sea', 'Moon']],
    ['@.price == 8 && @.isbn', ['Moon']],
    ['@.price > 20 || @.by', ['Sea', 'Sun']],
    ['@.by || @.isbn && @.price > 9', ['Sea', 'Sky']],
    ['(@.by || @.isbn) && @.price > 9', ['Sky']],
    ['!(@.price > 9)', ['Sea', 'Moon']],
    ['@.tags[0]', ['Sea']],
    ["@.tags == ['new']", []],
    ['@.title >= "Sky" && @.title != "Sun"', ['Sky']],
    ['@.none', ['Sun']],
    ['@.none == null', ['Sun']],
    ['@.none == @.limit', ['Sea', 'Sky', 'Moon']],
    ['@.absent == @.missing', ['Sea', 'Sky', 'Moon', 'Sun']],
    ['@.absent < @.missing', []],
    ['@.absent <= @.missing', ['Sea', 'Sky', 'Moon', 'Sun']],
    ['@.price == 8.0', ['Sea', 'Moon']],
    ['@.price == 0.8e1', ['Sea', 'Moon']],
    ['@.price == "8"', []],
    ['length(@.tags) == 2', ['Sea']],
    ['length(@.title) > 3', ['Moon']],
    ['length(@.price) == 1', []],
    ['length(@) == 3', ['Sky']],
    ['count(@.*) >= 4', ['Sea', 'Moon', 'Sun']],
    ['count(@..name) == 1', ['Sea']],
    ['match(@.title, "S..")', ['Sea', 'Sky', 'Sun']],
    ['match(@.title, "S")', []],
    ['!match(@.title, "S.*")', ['Moon']],
    ['search(@.title, "[ky]")', ['Sky']],
    ['search(@.price, "8")', []],
    ['search(@.title, "(")', []],
    ['value(@..name) == "Ann"', ['Sea']],
    ['value(@.*) == 8', []],
    ["@['title'] == 'Sea'", ['Sea']],
    ['@.tags[?@ == "blue"]', ['Sea']],
  ])('filters by %s', (filter, expected) => {
    const path = `$.books[?${filter}]`
    if (filter.includes('== [')) expect(readJsonPath(path).ok).toBe(false)
    else expect(titles(select(shop, path))).toEqual(expected)
  })

  test('compares lists and objects by what is in them', () => {
    const document = [
      { a: [1, { x: 1, y: 2 }], b: [1, { y: 2, x: 1.0 }] },
      { a: [1], b: [2] },
    ]
    expect(select(document, '$[?@.a == @.b]')).toEqual([document[0]])
  })

  test('compares texts by characters and counts them so', () => {
    expect(select(['\u{1F600}', '\uFF5E'], '$[?@ > "\uFF5E"]')).toEqual(['\u{1F600}'])
    expect(select(['\u{1F600}', 'ab'], '$[?length(@) == 1]')).toEqual(['\u{1F600}'])
  })

  test('tells the way to each value', () => {
    const read = readJsonPath('$..name')
    const nodes = read.ok ? selectNodes(shop, read.query) : []
    expect(nodes.map(pathOf)).toEqual([['books', 0, 'by', 'name']])
  })

  test('takes keys of prototypes as keys', () => {
    const document = JSON.parse('{"__proto__": {"a": 1}, "b": {"constructor": 2}}') as Json
    expect(select(document, '$.__proto__.a')).toEqual([1])
    expect(select(document, '$..constructor')).toEqual([2])
  })

  test('gives up a query that looks at too much', () => {
    const wide = Array.from({ length: 5000 }, (_, index) => index)
    expect(() => select(wide, '$[?count($..*) == 0]')).toThrow(PathTooWide)
  })

  test('finds every value of a document by its path', () => {
    fc.assert(
      fc.property(fc.jsonValue(), drawn => {
        const document = JSON.parse(JSON.stringify(drawn)) as Json
        const all = readJsonPath('$..*')
        for (const node of all.ok ? selectNodes(document, all.query) : []) {
          const path = pathOf(node).map(token => `[${JSON.stringify(token)}]`)
          expect(select(document, `$${path.join('')}`)).toEqual([node.value])
        }
      }),
    )
  })
})

describe('readJsonPath', () => {
  test.each<[path: string, reason: string, offset: number]>([
    ['', 'must start with `$`', 0],
    ['paths', 'must start with `$`', 0],
    [' $', 'must start with `$`', 0],
    ['$ ', 'goes on with what is no JSONPath', 1],
    ['$.', 'has no name behind a dot', 2],
    ['$. a', 'has no name behind a dot', 2],
    ['$.1a', 'has no name behind a dot', 2],
    ['$..', 'has no name behind a dot', 3],
    ['$.a-b', 'goes on with what is no JSONPath', 3],
    ['$[', 'has no name, number, `*` or filter in brackets', 2],
    ['$[a]', 'has no name, number, `*` or filter in brackets', 2],
    ['$[0', 'lacks a `]`', 3],
    ['$[01]', 'lacks a `]`', 3],
    ['$[-0]', 'has no name, number, `*` or filter in brackets', 2],
    ['$[9007199254740992]', 'has a number out of range', 2],
    ["$['a", 'lacks a closing quote', 2],
    ["$['\\x']", 'has an unknown escape in a string', 3],
    ["$['\\ud800']", 'has an unknown escape in a string', 3],
    ["$['\t']", 'has a control character in a string', 3],
    ['$[?]', 'has no value where a filter needs one', 3],
    ['$[?@.a == ]', 'has no value where a filter needs one', 10],
    ['$[?1]', 'has a value where a comparison must stand', 3],
    ['$[?@.a && true]', 'has a value where a comparison must stand', 10],
    ['$[?(@.a]', 'lacks a `)`', 7],
    ['$[?@.* == 1]', 'compares a query that can select several values', 3],
    ['$[?@..a == 1]', 'compares a query that can select several values', 3],
    ['$[?!@.a == 1]', 'lacks a `]`', 8],
    ['$[?length(@.a)]', 'has a value where a comparison must stand', 3],
    ['$[?length(@.*) > 1]', 'compares a query that can select several values', 10],
    ['$[?count(1) > 1]', 'needs a query in `count`', 9],
    ['$[?match(@.a)]', 'needs two values in `match`', 12],
    ['$[?match(@.a, "b") == true]', 'compares the answer of `match`', 3],
    ['$[?upper(@.a) == "A"]', 'calls an unknown function', 3],
    ['$[?length (@.a) == 1]', 'has an unknown word in a filter', 3],
    ['$[?@.a === 1]', 'has no value where a filter needs one', 9],
    ['$[?@.a = 1]', 'lacks a `]`', 7],
  ])('refuses %j and says where', (path, reason, offset) => {
    expect(readJsonPath(path)).toEqual({ ok: false, reason, offset })
  })

  test.each(['(', '@[?', 'length('])('gives up where %s nests without end', piece => {
    const read = readJsonPath(`$[?${piece.repeat(5000)}`)
    expect(read).toMatchObject({ ok: false, reason: 'has filters that nest too deep' })
  })

  test('never throws', () => {
    const piece = fc.constantFrom('$', '@', '.', '..', '*', '[', ']', '?', '(', ')', "'", '"', '\\')
    const word = fc.constantFrom('a', '1', '-', ':', ',', '==', '&&', '!', ' ', 'length(', 'match(')
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, word)), words => {
        expect(typeof readJsonPath(`$${words.join('')}`).ok).toBe('boolean')
      }),
    )
  })
})
