import { describe, expect, test } from 'vitest'
import { checkAgainst } from '../../../../src/core/diff/check/check-exchange.ts'
import { checkRequest } from '../../../../src/core/diff/check/check-request.ts'
import { operationOfRequest } from '../../../../src/core/contract/operation-of-request.ts'
import { readBody } from '../../../../src/core/exchange/body.ts'
import type { Exchange, Headers, RequestMessage } from '../../../../src/core/exchange/exchange.ts'
import { judge } from '../../../../src/core/rules/judge.ts'
import { shop as contract } from './shop.ts'

interface Asked {
  readonly method?: string
  readonly type?: string
  readonly text?: string
  readonly headers?: Headers
}

const fine: Headers = [
  ['x-trace', '1'],
  ['cookie', 'a=b; s=7'],
]

function exchangeOf(path: string, { method = 'GET', type, text, headers = fine }: Asked): Exchange {
  const all: Headers = type === undefined ? headers : [...headers, ['content-type', type]]
  const bytes = text === undefined ? null : new TextEncoder().encode(text)
  const request: RequestMessage = {
    method,
    url: `https://shop.example${path}`,
    headers: all,
    body: readBody(bytes, all),
  }
  const response = { status: 200, headers: [], body: { kind: 'none' } } as const
  return { id: '1', provider: 'shop', scope: 'default', startedAt: 0, tookMs: 0, request, response }
}

function facts(path: string, asked: Asked = {}): string[] {
  const changes = checkAgainst(exchangeOf(path, asked), contract)
  expect(changes.every(({ direction }) => direction === 'request')).toBe(true)
  return changes.map(({ fact, place }) => `${fact} ${place}`.trim())
}

const form = 'application/x-www-form-urlencoded'
const multipart = 'multipart/form-data; boundary=b'
const part = (head: string, content: string): string =>
  `--b\r\nContent-Disposition: form-data; ${head}\r\n\r\n${content}\r\n`
const png = 'name="file"; filename="a.png"\r\nContent-Type: image/png'

function base(path: string, method: string): unknown {
  return checkAgainst(exchangeOf(path, { method }), contract)[0]?.base
}

describe('checkRequest', () => {
  test.each<[string, string, Asked, string[]]>([
    ['nothing in a sound request', '/orders?page=1&ids=1,2&filter[from]=3&q=%5B1%5D&k=x', {}, []],
    ['nothing where a comma is escaped', '/orders?page=1&ids=1%2C2', {}, []],
    ['nothing of an empty value that may be', '/orders?page=1&open=', {}, []],
    ['a parameter that is missing', '/orders', {}, ['parameter.required-missing query:page']],
    ['one of another kind', '/orders?page=x', {}, ['value.kind-not-allowed query:page']],
    ['one out of bounds', '/orders?page=100', {}, ['bound.exceeded query:page']],
    ['an item', '/orders?page=1&ids=1,x', {}, ['value.kind-not-allowed query:ids/*']],
    ['a list in pieces', '/orders?page=1&ids=1&ids=2', {}, ['parameter.malformed query:ids']],
    ['a member', '/orders?page=1&filter[from]=x', {}, ['value.kind-not-allowed query:filter/from']],
    [
      'a missing member',
      '/orders?page=1&filter[to]=1',
      {},
      ['property.required-missing query:filter/from', 'property.undocumented query:filter/to'],
    ],
    ['what is no JSON', '/orders?page=1&q=[', {}, ['parameter.malformed query:q']],
    ['what nobody documented', '/orders?page=1&more=1', {}, ['parameter.undocumented query:more']],
    ['nothing of names in the path', '/orders/5', {}, []],
    ['a path', '/orders/five', {}, ['value.kind-not-allowed path:id']],
    [
      'headers and cookies',
      '/orders?page=1',
      { headers: [['cookie', 's=x']] },
      ['header.required-missing header:x-trace', 'value.kind-not-allowed cookie:s'].map(fact =>
        fact.replace('header.required', 'parameter.required'),
      ),
    ],
    ['a body that is missing', '/orders', { method: 'POST' }, ['body.missing']],
    [
      'a property',
      '/orders',
      { method: 'POST', type: 'application/json', text: '{"total":"1"}' },
      ['value.kind-not-allowed /total'],
    ],
    [
      'what is read-only',
      '/orders',
      { method: 'POST', type: 'application/json', text: '{"total":1,"id":1}' },
      ['property.read-only-sent /id'],
    ],
    [
      'another media type',
      '/orders',
      { method: 'POST', type: 'text/plain', text: 'x' },
      ['media-type.undocumented'],
    ],
    [
      'a body that nobody asked for',
      '/orders/5',
      { type: 'application/json', text: '{}' },
      ['body.undocumented'],
    ],
    [
      'nothing in a form',
      '/forms',
      { method: 'POST', type: form, text: 'n=1&tags=1,2&map[a]=3' },
      [],
    ],
    [
      'nothing in a form with JSON',
      '/forms',
      { method: 'POST', type: form, text: 'n=1&map={"a":3}' },
      [],
    ],
    [
      'fields of a form',
      '/forms',
      { method: 'POST', type: form, text: 'n=x&tags=1,x' },
      ['value.kind-not-allowed /n', 'value.kind-not-allowed /tags/*'],
    ],
    [
      'a field that is missing',
      '/forms',
      { method: 'POST', type: form, text: 'tags=1' },
      ['property.required-missing /n'],
    ],
    [
      'nothing in a form of parts',
      '/files',
      {
        method: 'POST',
        type: multipart,
        text: `${part(png, '\u0000')}${part('name="meta"', '{"n":1}')}--b--`,
      },
      [],
    ],
    [
      'parts of a form',
      '/files',
      {
        method: 'POST',
        type: multipart,
        text: `${part('name="file"; filename="a.pdf"\r\nContent-Type: application/pdf', 'x')}${part('name="meta"', '{"n":"1"}')}--b--`,
      },
      ['value.kind-not-allowed /meta/n', 'media-type.undocumented /file'],
    ],
    [
      'a part that is missing',
      '/files',
      { method: 'POST', type: multipart, text: `${part(png, 'x')}--b--` },
      ['property.required-missing /meta'],
    ],
    [
      'nothing of a form that was cut off',
      '/files',
      { method: 'POST', type: multipart, text: part(png, 'x') },
      [],
    ],
    ['an operation that nobody documented', '/order', {}, ['operation.undocumented']],
  ])('tells %s', (_, path, asked, expected) => {
    expect(facts(path, asked)).toEqual(expected)
  })

  test('tells the nearest operation where the contract has none', () => {
    expect(base('/order', 'GET')).toBe('GET /orders')
    expect(base('/orders/5', 'DELETE')).toBe('GET /orders/{id}')
    expect(base('/zzzzzzzzzzzzzzzzzzzz', 'GET')).toBe('nothing like it')
  })

  test('says nothing of a value that was hidden', () => {
    expect(facts('/orders?page=[redacted]')).toEqual([])
  })

  test('tells ten thousand hostile parameters as one, and no value of them', () => {
    const many = Array.from({ length: 10_000 }, (_, i) => `jane${i}=%E0%A4%A&__proto__=secret${i}`)
    const exchange = exchangeOf(`/orders?page=1&${many.join('&')}`, {})
    const found = operationOfRequest(contract, exchange.request)
    const changes = found === null ? [] : checkRequest(exchange, found, contract)
    expect(changes.map(({ place }) => place)).toEqual(['query:{key}'])
    expect(JSON.stringify(changes)).not.toMatch(/jane|secret/)
  })

  test('gives errors for what breaks the contract, infos for what it does not mention, each with a sentence', () => {
    const changes = checkAgainst(exchangeOf('/orders?more=1&ids=x', {}), contract)
    const findings = judge(changes, {
      provider: 'shop',
      scope: 'default',
      verdict: 'ours',
      hash: text => text.length.toString(16).padStart(12, '0'),
      now: 0,
    })
    expect(findings.map(({ level, rule, message }) => `${level} ${rule}: ${message}`)).toEqual([
      'error request-parameter-property-type-not-allowed: query parameter ids, property /*: was sent as string, the contract says integer',
      'error request-required-parameter-missing: query parameter page: was not sent, the contract requires it',
      'info request-parameter-undocumented: query parameter more: was sent, the contract does not mention it',
    ])
  })
})
