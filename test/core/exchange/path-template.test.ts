import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { operationOf, templateOfPath } from '../../../src/core/exchange/path-template.ts'

describe('templateOfPath', () => {
  test.each([
    ['/', '/'],
    ['/v1/orders', '/v1/orders'],
    ['/v1/orders/1042', '/v1/orders/{id}'],
    ['/v1/orders/1042/items/7', '/v1/orders/{id}/items/{id}'],
    ['/users/6f9619ff-8b86-d011-b42d-00c04fc964ff', '/users/{uuid}'],
    ['/commits/da39a3ee5e6b4b0d3255bfef95601890afd80709', '/commits/{id}'],
    ['/orders/01ARZ3NDEKTSV4RRFFQ69G5FAV', '/orders/{id}'],
    ['/customers/cus_NffrFeUfNV2Hib', '/customers/{id}'],
    ['/customers/jane%40example.com', '/customers/{email}'],
    ['/customers/jane@example.com/orders', '/customers/{email}/orders'],
    ['/days/2026-11-20', '/days/{date}'],
    ['/at/2026-11-20T10:00:00Z', '/at/{date}'],
    ['/months/2026-11', '/months/{date}'],
    ['/packages/tidemark/1.2.3', '/packages/tidemark/{version}'],
    ['/packages/tidemark/v2.0.0-beta.1', '/packages/tidemark/{version}'],
    ['/people/Jane%20Doe', '/people/{name}'],
    ['/people/J%C3%BCrgen', '/people/{name}'],
    ['/phones/+15551234567', '/phones/{phone}'],
    ['/phones/%2B15551234567', '/phones/{phone}'],
    ['/phones/555-123-4567', '/phones/{phone}'],
    ['/hosts/203.0.113.7', '/hosts/{ip}'],
    ['/orders/1042.json', '/orders/{id}.json'],
    ['/orders/1042:cancel', '/orders/{id}:cancel'],
    ['/orders/1,2,3', '/orders/{id}'],
    ['/invoices/INV-2026-0042', '/invoices/{id}'],
    ['/watch/dQw4w9WgXcQ', '/watch/{id}'],
    ['/keys/[redacted]/x', '/keys/{token}/x'],
    [
      '/repos/octokit-fixture-org/hello-world/issues',
      '/repos/octokit-fixture-org/hello-world/issues',
    ],
    ['/oauth2/token', '/oauth2/token'],
    ['/crm/v3/objects/contacts', '/crm/v3/objects/contacts'],
    ['/openapi.json', '/openapi.json'],
    ['/.well-known/openid-configuration', '/.well-known/openid-configuration'],
    ['/RateLimitOverview', '/RateLimitOverview'],
    ['/orders/{id}', '/orders/{id}'],
    ['/orders/%7Bid%7D', '/orders/{id}'],
    ['/a//b/', '/a//b/'],
    ['/bad%zz', '/{name}'],
  ])('%s → %s', (path, template) => {
    expect(templateOfPath(path)).toBe(template)
    expect(templateOfPath(template)).toBe(template)
  })

  const base62 = fc.string({
    unit: fc.constantFrom(
      ...Array.from('0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'),
    ),
    minLength: 24,
    maxLength: 24,
  })
  test.each([
    ['numbers', fc.nat().map(String)],
    ['UUIDs', fc.uuid()],
    [
      'hashes',
      fc.string({
        unit: fc.constantFrom(...Array.from('0123456789abcdef')),
        minLength: 40,
        maxLength: 40,
      }),
    ],
    ['ULIDs', fc.ulid()],
    ['addresses', fc.emailAddress().map(encodeURIComponent)],
  ])('is one template for all %s', (_, ids) => {
    fc.assert(
      fc.property(ids, ids, (a, b) => {
        expect(templateOfPath(`/x/${a}/y`)).toBe(templateOfPath(`/x/${b}/y`))
      }),
      { numRuns: 2000 },
    )
  })

  test('is one template for nearly all random ids', () => {
    // A few in a thousand happen to be written like words.
    const words = fc.sample(base62, 10_000).filter(id => templateOfPath(`/${id}`) !== '/{id}')
    expect(words.length).toBeLessThan(60)
  })

  test('settles at once', () => {
    fc.assert(
      fc.property(fc.webPath(), path => {
        const template = templateOfPath(path)
        expect(templateOfPath(template)).toBe(template)
      }),
    )
  })
})

test('operationOf leaves out host and query', () => {
  expect(operationOf('get', 'https://api.acme.example/v1/orders/9?token=x#y')).toBe(
    'GET /v1/orders/{id}',
  )
  expect(operationOf('POST', 'http://127.0.0.1:3000')).toBe('POST /')
})
