import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isArray, isObject, type Json, type JsonObject } from '../../../src/core/json/json.ts'
import { dataKeyKind } from '../../../src/core/text/data-key.ts'
import { keysOfObject } from '../../../src/core/text/keys-of-object.ts'

const kindsOf = (object: JsonObject): (string | null)[] =>
  Object.keys(object).map(keysOfObject(object))

const byKey = (object: JsonObject): Record<string, string | null> =>
  Object.fromEntries(Object.keys(object).map((key, i) => [key, kindsOf(object)[i] ?? null]))

const user = { age: 1, city: 'x' }

describe('keysOfObject', () => {
  test.each<[string, JsonObject]>([
    ['given names', { alice: 1, bob: 2 }],
    ['a given name alone', { alice: user, total: 1 }],
    [
      'first and last names in any style',
      { 'ada-lovelace': 1, john_doe: 2, JaneDoe: 3, annaSmith: 4 },
    ],
    ['a name beside what is plainly data', { 'Ada Lovelace': 3, Okonkwo: 5 }],
    ['proper nouns', { Thistlewoodbury: 1, Wobblesford: 2 }],
    ['a proper noun among fields', { Thistlewoodbury: 1, status: 2 }],
    ['people without given names', { thistle: user, okonkwo: user }],
    ['people with lists', { thistle: [user], okonkwo: [user], brandt: [user] }],
    ['people whose records differ', { thistle: user, okonkwo: { ...user, note: 1 }, brandt: user }],
    ['words put together', { 'velvet-otter-drums-at-noon': 1, 'thistle-wobblesford': 2 }],
  ])('takes for data: %s', (_, object) => {
    const fields = Object.keys(object).filter((_, i) => kindsOf(object)[i] === null)
    expect(fields.filter(key => !['total', 'status'].includes(key))).toEqual([])
  })

  test.each<[string, JsonObject]>([
    ['alternatives that are words', { billing: user, shipping: user, home: user }],
    ['short names', { a: user, b: user, c: user }],
    ['limits', { core: user, search: user, graphql: user, code_scanning_upload: user }],
    ['one object', { frobnicator: user }],
    ['unknown words over values', { frobnicator: 1, quuxes: 2, zorks: 3 }],
    ['objects without common fields', { frobs: { a: 1, b: 1 }, quuxes: { c: 1, d: 1 } }],
    ['fields in capitals', { Id: 1, Name: 2, Frobnicator: 3, BillingAddress: user }],
    ['currencies', { USD: 1, EUR: 2 }],
    [
      'currencies in lower case',
      Object.fromEntries('aed ang bam bob brl chf czk dkk'.split(' ').map(key => [key, 1])),
    ],
    ['marks of formats', { '@odata.type': 'x', $ref: 'y', _links: {}, 'xml:lang': 'z', '+1': 1 }],
    ['a name that leads a field', { adamId: 1, alice_key: 2, bob_count: 3 }],
    ['headers', { 'content-type': 1, 'strict-transport-security': 2, 'x-b3-traceid': 3 }],
    ['nothing', {}],
  ])('takes for fields: %s', (_, object) => {
    expect(kindsOf(object).filter(kind => kind !== null)).toEqual([])
  })

  test('leaves words beside ids alone', () => {
    const object = { '8f14e45f-ceea-467f-a9b1-5b1d2a3c4d5e': 1, total: 2, okonkwo: 3, '1001': 4 }
    expect(kindsOf(object)).toEqual(['digits', 'uuid', null, 'key'])
  })

  test('asks neither for the order of keys nor for what came before', () => {
    const key = fc.constantFrom('alice', 'thistle', 'Okonkwo', 'Id', 'id', 'total', '1001', 'a-b')
    const value = fc.constantFrom<Json>(1, null, 'x', user, [user], { a: 1, b: 2 })
    fc.assert(
      fc.property(fc.dictionary(key, value), object => {
        const turned = Object.fromEntries(Object.entries(object).reverse())
        expect(byKey(turned)).toEqual(byKey(object))
      }),
    )
  })

  test('takes no field of GitHub for data that its key alone does not tell', () => {
    const found = new Set<string>()
    let objects = 0
    const walk = (value: Json | undefined): void => {
      if (isArray(value)) return value.forEach(walk)
      if (!isObject(value)) return
      objects++
      const kindOf = keysOfObject(value)
      for (const [key, member] of Object.entries(value)) {
        if (dataKeyKind(key) === null && kindOf(key) !== null) found.add(key)
        walk(member)
      }
    }
    for (const file of recordedFiles()) walk(JSON.parse(readFileSync(file, 'utf8')) as Json)
    expect(objects).toBeGreaterThan(5000)
    expect([...found]).toEqual([])
  })
})

function recordedFiles(): string[] {
  const packages = join(import.meta.dirname, '../../../node_modules/@octokit')
  const editions = readdirSync(packages).filter(name => name.startsWith('fixtures-'))
  return editions.flatMap(name => {
    const scenarios = join(packages, name, 'scenarios')
    const files = readdirSync(scenarios, { recursive: true, encoding: 'utf8' })
    return files.filter(file => file.endsWith('.json')).map(file => join(scenarios, file))
  })
}
