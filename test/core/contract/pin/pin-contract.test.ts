import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Contract, Operation } from '../../../../src/core/contract/contract.ts'
import { pinContract } from '../../../../src/core/contract/pin/pin-contract.ts'
import { pinHeaderOf } from '../../../../src/core/contract/pin/pin-header.ts'
import { readPin } from '../../../../src/core/contract/pin/read-pin.ts'
import { readContract } from '../../../../src/core/contract/openapi/read-contract.ts'
import { isObject, type Json } from '../../../../src/core/json/json.ts'
import { valueAt } from '../../../../src/core/json/pointer.ts'
import type { SourceDocument } from '../../../../src/core/shape/schema/schema.ts'
import { UsageError } from '../../../../src/errors.ts'
import { contractOf, golden, sourceOf } from '../golden.ts'
import { comparable } from './comparable.ts'

const about = {
  source: 'https://shop.example/openapi.json',
  sha256: 'ab12',
  pinnedAt: '2024-05-01',
}
const shop = contractOf(golden)
const pinned = (operations?: string[], contract = shop): Contract =>
  readPin(pinContract(contract, { ...about, ...(operations && { operations }) }), 'shop.pin.json')
const keys = (list: readonly Operation[]): string[] => list.map(each => each.key)

describe('pinContract', () => {
  test('equals its source, at the same pointers', () => {
    expect(comparable(pinned())).toEqual(comparable(shop))
  })

  test('equals its source on any operations chosen', () => {
    const all = keys([...shop.operations, ...shop.webhooks])
    fc.assert(
      fc.property(fc.subarray(all, { minLength: 1 }), chosen => {
        const contract = pinned(chosen)
        expect(comparable(contract)).toEqual(comparable(shop, new Set(chosen)))
        expect(contract.defects).toEqual([])
      }),
    )
  })

  test('holds only what the operations reach', () => {
    const { document, schemas, securitySchemes } = pinned(['GET /orders'])
    expect([...schemas.keys()]).toEqual(['Card', 'Cash', 'Order', 'Problem'])
    expect([...securitySchemes.keys()]).toEqual(['token'])
    expect(valueAt(document.root, '/paths/~1orders/post')).toBeUndefined()
    expect(valueAt(document.root, '/webhooks')).toBeUndefined()
  })

  test('leaves out notes and examples, and never a property or data of that name', () => {
    const { document } = pinned(['GET /orders'])
    const schemas = '/components/schemas'
    expect(valueAt(document.root, `${schemas}/Order/properties/description`)).toBeDefined()
    expect(valueAt(document.root, `${schemas}/Problem/default/description`)).toBe(
      'data, not a note',
    )
    expect(valueAt(document.root, `${schemas}/Order/properties/id`)).toEqual({ type: 'string' })
    expect(JSON.stringify(document.root)).not.toContain('kept out of pins')
  })

  test('says where it came from', () => {
    const contract = pinned(['listOrders'])
    expect(pinHeaderOf(contract)).toEqual({
      name: 'shop',
      ...about,
      selected: ['listOrders'],
      operations: ['GET /orders'],
      webhooks: [],
      overlays: [],
      total: 3,
    })
    expect(contract.extensions).toEqual({})
  })

  test.each([
    { wish: 'listOrders', found: ['GET /orders'] },
    { wish: 'get /orders', found: ['GET /orders'] },
    { wish: '/orders', found: ['GET /orders', 'POST /orders'] },
    { wish: 'GET /files/{a}.{b}', found: ['GET /files/{name}.{ext}'] },
    { wish: 'GET *', found: ['GET /files/{name}.{ext}', 'GET /orders'] },
    { wish: '* /orders', found: ['GET /orders', 'POST /orders'] },
  ])('$wish chooses $found', ({ wish, found }) => {
    expect(keys(pinned([wish]).operations)).toEqual(found)
  })

  test('names the nearest operations when one is not there', () => {
    expect(() => pinned(['GET /order'])).toThrow(UsageError)
    expect(() => pinned(['GET /order'])).toThrow(
      'No operation of shop is called GET /order. The nearest are: GET /orders',
    )
    expect(() => pinned(['zzzzzzzzzzzz'])).toThrow('shop.json has 4 operations.')
  })

  test('is the same text for any order of keys, and each line is short', () => {
    const text = pinContract(shop, about)
    const reversed = contractOf(reverse(golden))
    expect(pinContract(reversed, about)).toBe(text)
    expect(Math.max(...text.split('\n').map(line => line.length))).toBeLessThanOrEqual(140)
  })

  test('a pin of a pin is the same pin', () => {
    const text = pinContract(shop, about)
    expect(pinContract(readPin(text, 'shop.pin.json'), about)).toBe(text)
  })

  test('carries the other files that references name', () => {
    const links = new Map<string, SourceDocument>()
    const back = new Map<string, SourceDocument>()
    const common = {
      ...sourceOf(
        { Pet: { properties: { owner: { $ref: 'api.json#/x-types/Owner' } } }, Not: {} },
        'common.json',
      ),
      others: back,
    }
    links.set('./common.json', common).set('unused.json', sourceOf({}, 'unused.json'))
    const response = {
      description: '',
      content: { 'a/b': { schema: { $ref: './common.json#/Pet' } } },
    }
    const main = {
      ...sourceOf(
        {
          openapi: '3.1.0',
          info: { title: '', version: '' },
          paths: { '/a': { get: { responses: { 200: response } } } },
          'x-types': { Owner: { type: 'string' } },
        },
        'api.json',
      ),
      others: links,
    }
    back.set('api.json', main)
    const contract = readContract(main, 'pets')
    const pin = pinned(undefined, contract)
    const other = pin.document.others?.get('./common.json')
    expect(other?.root).toEqual({
      Pet: { properties: { owner: { $ref: 'api.json#/x-types/Owner' } } },
    })
    expect(other?.others?.get('api.json')).toBe(pin.document)
    expect(pin.document.others?.size).toBe(1)
    expect([contract.defects, pin.defects]).toEqual([[], []])
  })

  test('keeps lists whole where a reference leads into one', () => {
    const parameter = { name: 'q', in: 'query', schema: { type: 'string' } }
    const contract = contractOf({
      openapi: '3.1.0',
      info: {},
      paths: {
        '/a': { get: { parameters: [{ $ref: '#/paths/~1b/get/parameters/1' }] } },
        '/b': {
          get: {
            parameters: [
              { ...parameter, schema: { $ref: '#/components/schemas/P' }, name: 'p' },
              parameter,
            ],
          },
        },
      },
      components: { schemas: { P: {} } },
    })
    const pin = pinned(['GET /a'], contract)
    expect(comparable(pin)).toEqual(comparable(contract, new Set(['GET /a'])))
    expect(pin.defects).toEqual([])
    expect(keys(pin.operations)).toEqual(['GET /a'])
  })

  test('keeps what an anchor names', () => {
    const contract = contractOf({
      openapi: '3.1.0',
      info: {},
      paths: {
        '/a': {
          get: { responses: { 200: { content: { 'a/b': { schema: { $ref: '#tree' } } } } } },
        },
      },
      components: {
        schemas: {
          Tree: { $anchor: 'tree', items: { $dynamicRef: '#leaf' } },
          Leaf: { $dynamicAnchor: 'leaf' },
        },
      },
    })
    expect([...pinned(['GET /a'], contract).schemas.keys()]).toEqual(['Leaf', 'Tree'])
  })
})

function reverse(value: Json): Json {
  if (Array.isArray(value)) return value.map(reverse)
  if (!isObject(value)) return value
  const members = Object.entries(value).reverse()
  return Object.fromEntries(members.map(([key, member]) => [key, reverse(member)]))
}
