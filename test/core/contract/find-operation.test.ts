import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Contract } from '../../../src/core/contract/contract.ts'
import { findOperation } from '../../../src/core/contract/find-operation.ts'
import type { Json } from '../../../src/core/json/json.ts'
import { contractOf } from './golden.ts'

const multi = [{ name: 'ref', in: 'path', required: true, schema: {}, 'x-multi-segment': true }]

function itemOf(path: string): Json {
  return {
    get: {},
    ...(path === '/users/{id}' ? { delete: {} } : {}),
    ...(path.includes('{ref}') ? { parameters: multi } : {}),
  }
}

function contractWith(servers: readonly string[], paths: readonly string[]): Contract {
  return contractOf({
    openapi: '3.1.0',
    info: {},
    servers: servers.map(url => ({ url })),
    paths: Object.fromEntries(paths.map(path => [path, itemOf(path)])),
  })
}

const shop = contractWith(
  ['https://api.shop.example/v2/', '/v2/eu'],
  [
    '/',
    '/users/{id}',
    '/users/me',
    '/users/{id}/orders/',
    '/files/{name}',
    '/files/{name}.{ext}',
    '/files/{name}.json',
    '/git/{ref}',
    '/git/{ref}/status',
    '/a b/{x}',
    '/search?kind=all',
  ],
)

describe('findOperation', () => {
  test.each([
    ['GET', 'https://api.shop.example/v2/users/7', 'GET /users/{id}', { id: '7' }],
    ['get', 'http://127.0.0.1:8080/users/7', 'GET /users/{id}', { id: '7' }],
    ['GET', '/v2/eu/users/7?x=/users/me', 'GET /users/{id}', { id: '7' }],
    ['GET', '/users/me#top', 'GET /users/me', {}],
    ['DELETE', '/users/me', 'DELETE /users/{id}', { id: 'me' }],
    ['GET', '/users/7/', 'GET /users/{id}', { id: '7' }],
    ['GET', '/users/7/orders', 'GET /users/{id}/orders/', { id: '7' }],
    ['GET', '/users/a%2Fb%20c', 'GET /users/{id}', { id: 'a/b c' }],
    ['GET', '/users/%E0%A4%A', 'GET /users/{id}', { id: '%E0%A4%A' }],
    ['GET', '/files/a.tar.gz', 'GET /files/{name}.{ext}', { name: 'a', ext: 'tar.gz' }],
    ['GET', '/files/a.json', 'GET /files/{name}.json', { name: 'a' }],
    ['GET', '/files/.json', 'GET /files/{name}', { name: '.json' }],
    ['GET', '/files/plain', 'GET /files/{name}', { name: 'plain' }],
    ['GET', '/git/heads/main', 'GET /git/{ref}', { ref: 'heads/main' }],
    ['GET', '/git/heads/main/status', 'GET /git/{ref}/status', { ref: 'heads/main' }],
    ['GET', '/a%20b/1', 'GET /a b/{x}', { x: '1' }],
    ['GET', '/search?kind=some', 'GET /search?kind=all', {}],
    ['GET', 'https://api.shop.example/v2', 'GET /', {}],
    ['GET', 'https://api.shop.example', 'GET /', {}],
  ])('%s %s is %s', (method, url, key, parameters) => {
    const found = findOperation(shop, method, url)
    expect(found?.operation.key).toBe(key)
    expect(Object.fromEntries(found?.parameters ?? [])).toEqual(parameters)
  })

  test.each(['/users', '/users/', '/users/7/8', '/v3/users/7', '/git/', '/files//x'])(
    'knows no operation at %s',
    url => {
      expect(findOperation(shop, 'GET', url)).toBeNull()
    },
  )

  test('finds every route by a URL made from it, whatever the routes are', () => {
    const segment = fc.constantFrom('a', 'b', '{x}', '{y}', '{x}.json', 'v{x}')
    const path = fc
      .array(segment, { minLength: 1, maxLength: 4 })
      .map(parts => `/${parts.join('/')}`)
    fc.assert(
      fc.property(fc.uniqueArray(path, { minLength: 1, maxLength: 12 }), paths => {
        const contract = contractWith([], paths)
        for (const each of paths) {
          const url = each.replaceAll(/\{.\}/g, 'zz')
          const found = findOperation(contract, 'GET', url)?.operation.path
          // Another template can stand for the same URL, but never none.
          expect(found).toBeDefined()
          if (!/[{}]/.test(each)) expect(found).toBe(each)
        }
      }),
    )
  })

  test('an endless path is no match and takes no time', () => {
    const many = Array.from({ length: 12 }, () => '/{ref}')
      .join('/x')
      .concat('/end')
    const contract = contractWith([], [many])
    expect(findOperation(contract, 'GET', '/x'.repeat(120))).toBeNull()
    expect(findOperation(contract, 'GET', '/x'.repeat(100_000))).toBeNull()
  })
})
