import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Operation } from '../../../../src/core/contract/contract.ts'
import { readContract } from '../../../../src/core/contract/openapi/read-contract.ts'
import { isArray, isObject, type Json } from '../../../../src/core/json/json.ts'
import { InputError } from '../../../../src/errors.ts'
import { contractOf, golden, withPath } from '../golden.ts'

const contract = contractOf(golden)
const operation = (key: string): Operation => {
  const found = contract.operations.find(each => each.key === key)
  if (!found) throw new Error(`no operation ${key}`)
  return found
}

describe('readContract', () => {
  test('finds nothing wrong in a sound document', () => {
    expect(contract.defects).toEqual([])
  })

  test('reads what holds for the whole document', () => {
    expect(contract).toMatchObject({
      name: 'shop',
      dialect: 'openapi-3.1',
      info: { title: 'Shop', version: '2024-05-01' },
      servers: ['https://eu.shop.example/v2', 'https://us.shop.example/v2'],
      tags: ['orders', 'files'],
      extensions: { 'x-audience': { teams: ['sales'] } },
    })
    expect([...contract.schemas.keys()]).toEqual(['Card', 'Cash', 'Order', 'Problem', 'Unused'])
    expect(contract.schemas.get('Unused')?.value).toBe(true)
    expect(contract.securitySchemes.get('key')).toMatchObject({ type: 'apiKey', name: 'key' })
    expect(contract.webhooks.map(each => each.key)).toEqual(['POST orderPaid'])
  })

  test('sorts operations by path and method', () => {
    expect(contract.operations.map(each => each.key)).toEqual([
      'GET /files/{name}.{ext}',
      'GET /orders',
      'POST /orders',
    ])
  })

  test('lets the parameters of an operation win over those of its path', () => {
    const { parameters } = operation('GET /orders')
    expect(parameters.map(({ name, in: place, required }) => [name, place, required])).toEqual([
      ['page', 'query', true],
      ['X-Trace', 'header', false],
      ['filter', 'query', false],
    ])
    const [page] = operation('POST /orders').parameters
    expect(page?.origin).toEqual({ file: 'shop.json', pointer: '/components/parameters/Page' })
  })

  test('fills in style and explode by where a parameter stands', () => {
    const styled = operation('GET /orders').parameters.map(({ style, explode }) => [style, explode])
    expect(styled).toEqual([
      ['form', true],
      ['simple', false],
      ['form', true],
    ])
  })

  test('reads responses by status with headers, media types and links', () => {
    const { responses } = operation('GET /orders')
    expect(responses.map(each => each.status)).toEqual(['200', '4XX', 'default'])
    const [page, problem] = responses
    expect(page?.content).toMatchObject([{ mediaType: 'application/json; charset=utf-8' }])
    expect(page?.content[0]?.schema?.pointer).toBe(
      '/paths/~1orders/get/responses/200/content/Application~1JSON; charset=utf-8/schema',
    )
    expect(page?.headers).toMatchObject([{ name: 'Link', in: 'header', style: 'simple' }])
    expect(page?.links.get('next')).toEqual({ operationId: 'listOrders' })
    expect(problem?.description).toBe('It went wrong')
  })

  test('reads the rest of an operation', () => {
    const post = operation('POST /orders')
    expect(post.lifecycle).toEqual({ deprecated: true, sunset: '2030-01-01', stability: 'beta' })
    expect(post.body).toMatchObject({ required: true })
    expect(post.body?.content[0]?.encoding).toEqual({ scan: { contentType: 'image/png' } })
    expect(post.callbacks).toMatchObject([
      { name: 'paid', expression: '{$request.body#/hook}', operations: [{ method: 'POST' }] },
    ])
  })

  test('tells no security from optional and inherited security', () => {
    expect(operation('GET /files/{name}.{ext}').security).toEqual([])
    expect(operation('GET /orders').security).toEqual([new Map([['token', []]])])
    expect(operation('POST /orders').security).toEqual([
      new Map([
        ['key', []],
        ['token', ['write']],
      ]),
      new Map(),
    ])
    expect(
      contractOf(withPath('/a', { get: { responses: {} } })).operations[0]?.security,
    ).toBeNull()
  })

  test('keeps the servers of an operation apart', () => {
    expect(operation('GET /files/{name}.{ext}').servers).toEqual(['https://files.shop.example'])
    expect(operation('GET /orders')).not.toHaveProperty('servers')
  })

  test('reads x-webhooks of 3.0', () => {
    const { webhooks } = contractOf(
      withPath('/a', {}, { 'x-webhooks': { ping: { post: { responses: {} } } } }),
    )
    expect(webhooks.map(each => each.key)).toEqual(['POST ping'])
  })

  test('goes through the reference of a path item and lets what stands beside it win', () => {
    const { operations, defects } = contractOf({
      openapi: '3.1.0',
      info: { title: '', version: '' },
      paths: { '/a': { $ref: '#/components/pathItems/A', post: {} } },
      components: {
        pathItems: { A: { get: {}, post: { operationId: 'behind' } } },
      },
    })
    expect(operations.map(({ key, operationId }) => [key, operationId])).toEqual([
      ['GET /a', null],
      ['POST /a', null],
    ])
    expect(operations[0]?.origin.pointer).toBe('/components/pathItems/A/get')
    expect(defects).toEqual([])
  })

  test('ends where callbacks lead back to their own operation', () => {
    const item = { post: { callbacks: { again: { '{$url}': { $ref: '#/paths/~1a' } } } } }
    const { operations } = contractOf({ openapi: '3.1.0', info: {}, paths: { '/a': item } })
    expect(operations[0]?.callbacks[0]?.operations[0]?.callbacks[0]?.operations).toEqual([])
  })

  test('refuses what is no OpenAPI', () => {
    const document = { uri: 'a.json', root: {}, dialect: 'json-schema-07' } as const
    expect(() => readContract(document, 'shop')).toThrow(InputError)
    expect(() => readContract(document, 'shop')).toThrow('JSON Schema 07')
  })

  test('gives the same contract for any order of keys', () => {
    const plain = JSON.stringify(withoutDocument(golden))
    fc.assert(
      fc.property(fc.integer(), seed => {
        expect(JSON.stringify(withoutDocument(shuffled(golden, seed)))).toBe(plain)
      }),
      { numRuns: 30 },
    )
  })
})

function withoutDocument(root: Json): unknown {
  const { operations, webhooks, info, servers, tags } = contractOf(root)
  return [operations.map(outline), webhooks.map(outline), info, servers, tags]
}

function outline({ key, parameters, responses, security }: Operation): unknown {
  return [
    key,
    parameters.map(({ origin, style, required }) => [origin, style, required]),
    responses.map(({ status, content, headers }) => [
      status,
      content.map(media => media.origin),
      headers.map(header => header.origin),
    ]),
    security?.map(alternative => [...alternative]),
  ]
}

function shuffled(value: Json, seed: number): Json {
  if (isArray(value)) return value.map(item => shuffled(item, seed))
  if (!isObject(value)) return value
  const keys = Object.keys(value).sort((a, b) => mix(a, seed) - mix(b, seed))
  return Object.fromEntries(keys.map(key => [key, shuffled(value[key] ?? null, seed)]))
}

function mix(text: string, seed: number): number {
  return Array.from(text).reduce(
    (sum, unit) => Math.imul(sum ^ (unit.codePointAt(0) ?? 0), 16777619),
    seed,
  )
}
