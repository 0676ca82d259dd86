import { describe, expect, test } from 'vitest'
import { withChecksum } from '../../../../src/core/contract/pin/checksum.ts'
import { findOperation } from '../../../../src/core/contract/find-operation.ts'
import { plainRoutes } from '../../../../src/core/contract/pin/plain-routes.ts'
import { pinContract } from '../../../../src/core/contract/pin/pin-contract.ts'
import { readPin } from '../../../../src/core/contract/pin/read-pin.ts'
import { readContract } from '../../../../src/core/contract/openapi/read-contract.ts'
import type { Json, JsonObject } from '../../../../src/core/json/json.ts'

const ref = { name: 'ref', in: 'path', required: true, schema: { type: 'string' } }
const multi = { ...ref, 'x-multi-segment': true }
const about = { source: 'shop.json', sha256: 'ab', pinnedAt: '2026-11-20' }
const responses = { 200: { description: 'ok' } }

function pinned(paths: JsonObject, parameters: JsonObject = {}): string {
  const root: Json = {
    openapi: '3.1.0',
    info: { title: 'shop', version: '1' },
    paths,
    components: { parameters },
  }
  const document = { uri: 'shop.json', root, dialect: 'openapi-3.1', others: new Map() } as const
  return pinContract(readContract(document, 'shop'), about)
}

describe('the routes of a pin', () => {
  test.each([
    {
      name: 'at the operation',
      paths: { '/git/{ref}': { get: { parameters: [multi], responses } } },
    },
    { name: 'at the path', paths: { '/git/{ref}': { parameters: [multi], get: { responses } } } },
    {
      name: 'in the components',
      paths: {
        '/git/{ref}': { get: { parameters: [{ $ref: '#/components/parameters/ref' }], responses } },
      },
      parameters: { ref: multi },
    },
    {
      name: 'in a part that the pin writes once',
      paths: Object.fromEntries(
        ['git', 'svn', 'hg', 'cvs'].map(root => [
          `/${root}/{ref}`,
          { get: { parameters: [multi], responses } },
        ]),
      ),
    },
  ])('let a parameter hold slashes that is stated $name', ({ paths, parameters }) => {
    const contract = readPin(pinned(paths, parameters), 'shop.pin.json')
    const found = findOperation(contract, 'GET', '/git/heads/main')
    expect(found?.parameters.get('ref')).toBe('heads/main')
    const plain = JSON.parse(JSON.stringify(paths).replaceAll('x-multi-segment', 'x-none'))
    const without = readPin(pinned(plain as JsonObject, { ref }), 'shop.pin.json')
    expect(findOperation(without, 'GET', '/git/heads/main')).toBeNull()
  })

  test('are known without reading what nobody asked for', () => {
    const text = pinned({
      '/git/{ref}': { get: { operationId: 'readRef', parameters: [ref], responses } },
      '/orders': { get: { operationId: 'listOrders', responses } },
    })
    // Whatever reads the second operation meets a name that stands for nothing.
    const broken = text.replace('"listOrders"', '"~nothing"')
    const contract = readPin(withChecksum(broken), 'shop.pin.json')
    expect(findOperation(contract, 'GET', '/git/main')?.operation.operationId).toBe('readRef')
    expect(() => contract.operations[1]?.operationId).toThrow('damaged')
  })
})

describe('what is surely plain', () => {
  const shared = { list: ['~*one'], one: ref, loop: '~*loop', rings: ['~*rings'] }
  const isPlain = plainRoutes({ components: { parameters: { ref, multi } } }, shared)

  test.each<{ name: string; list: Json | undefined; plain: boolean }>([
    { name: 'no list', list: undefined, plain: true },
    { name: 'a shared list', list: '~*list', plain: true },
    { name: 'a component', list: ['~/components/parameters/ref'], plain: true },
    {
      name: 'a component that may hold slashes',
      list: ['~/components/parameters/multi'],
      plain: false,
    },
    {
      name: 'a long reference',
      list: [{ $ref: '#/components/parameters/multi', x: 1 }],
      plain: false,
    },
    { name: 'a reference to another file', list: [{ $ref: 'other.json#/ref' }], plain: false },
    { name: 'an unknown name', list: ['~*nothing'], plain: false },
    { name: 'a name that stands for itself', list: '~*loop', plain: false },
    { name: 'what holds itself', list: '~*rings', plain: false },
    { name: 'a text', list: 'ref', plain: false },
    { name: '__proto__', list: ['~*__proto__', '~/components/parameters/__proto__'], plain: false },
  ])('$name: $plain', ({ list, plain }) => {
    expect(isPlain(list)).toBe(plain)
  })
})
