import { describe, expect, test } from 'vitest'
import { httpConnector } from '../../../src/connectors/http.ts'
import { classify } from '../../../src/core/connector/classify.ts'
import { readBody } from '../../../src/core/exchange/body.ts'
import type { Exchange, Headers } from '../../../src/core/exchange/exchange.ts'

interface Answer {
  readonly method?: string
  readonly status: number
  readonly headers?: Headers
  readonly type?: string
  readonly text?: string
  readonly credential?: boolean
}

function exchange(answer: Answer): Exchange {
  const type: Headers =
    answer.type === '' ? [] : [['content-type', answer.type ?? 'application/json']]
  const headers: Headers = [...type, ...(answer.headers ?? [])]
  const credential: Headers = answer.credential ? [['authorization', '[redacted]']] : []
  return {
    id: 'x',
    provider: 'acme',
    scope: 'default',
    startedAt: 0,
    tookMs: 1,
    request: {
      method: answer.method ?? 'GET',
      url: 'https://api.acme.example/v1/orders',
      headers: credential,
      body: { kind: 'none' },
    },
    response: {
      status: answer.status,
      headers,
      body: readBody(new TextEncoder().encode(answer.text ?? ''), headers),
    },
  }
}

const acme = httpConnector('https://api.acme.example/v1/orders')
const page = '<!DOCTYPE html><html><body>Bad gateway for hunter2</body></html>'

describe('classify', () => {
  test.each<[string, Answer]>([
    ['data', { status: 200, text: '{"a":1}' }],
    ['an empty list', { status: 200, text: '[]' }],
    ['an empty object without a credential', { status: 200, text: '{}' }],
    ['not found', { status: 404, text: '{"message":"Not Found"}' }],
    ['not found as a page', { status: 404, type: 'text/html', text: page }],
    ['gone', { status: 410 }],
    ['a mistake in the request', { status: 422, text: '{"errors":[{"message":"x"}]}' }],
    ['a bad request', { status: 400, text: '{"error":{"code":"parameter_missing"}}' }],
    ['no content', { status: 204, type: '' }],
    ['reset content', { method: 'PUT', status: 205, type: '' }],
    ['an empty answer to a delete', { method: 'DELETE', status: 200, type: '' }],
    [
      'GraphQL with data and errors',
      { status: 200, text: '{"data":{"a":1},"errors":[{"message":"x"}]}' },
    ],
    ['an object with a field named error', { status: 200, text: '{"error":null,"items":[]}' }],
    ['plain text', { status: 200, type: 'text/plain', text: 'pong' }],
  ])('%s is an answer', (_, answer) => {
    expect(classify(exchange(answer), acme)).toBe('answer')
  })

  test.each<[string, string, Answer]>([
    ['auth-wall', 'no credential', { status: 401 }],
    ['auth-wall', 'no permission', { status: 403, text: '{"message":"Forbidden"}' }],
    [
      'auth-wall',
      'a session that has expired as 400',
      { status: 400, text: '{"error":"invalid_token"}' },
    ],
    [
      'auth-wall',
      'a token that has expired as 400',
      { status: 400, text: '{"message":"Token has expired"}' },
    ],
    [
      'empty-object',
      'an empty object for a credential',
      { status: 200, text: '{}', credential: true },
    ],
    ['auth-wall', 'a proxy that wants a credential', { status: 407 }],
    ['rate-limit', 'too many requests', { status: 429, type: 'text/html', text: page }],
    ['rate-limit', '403 with Retry-After', { status: 403, headers: [['retry-after', '60']] }],
    [
      'rate-limit',
      '403 with nothing left',
      { status: 403, headers: [['x-ratelimit-remaining', '0']] },
    ],
    [
      'rate-limit',
      '403 that says so',
      { status: 403, text: '{"message":"API rate limit exceeded"}' },
    ],
    ['web-page', 'a page with 200', { status: 200, type: 'text/html', text: page }],
    ['web-page', 'a page without a type', { status: 200, type: '', text: page }],
    ['web-page', 'a page that says it is text', { status: 200, type: 'text/plain', text: page }],
    ['refused-body', 'a page that says it is JSON', { status: 200, text: page }],
    ['refused-body', 'JSON that is cut off', { status: 200, text: '{"a":' }],
    ['server-error', 'a bad gateway', { status: 502, type: 'text/html', text: page }],
    ['server-error', 'unavailable, until', { status: 503, headers: [['retry-after', '5']] }],
    ['server-error', 'a request time-out', { status: 408 }],
    ['empty-body', 'nothing', { status: 200, type: '' }],
    ['not-modified', 'not modified', { status: 304 }],
    [
      'redirect',
      'a login',
      { status: 302, headers: [['location', 'https://sso.acme.example/login?to=hunter2']] },
    ],
    ['redirect', 'another address', { status: 301, headers: [['location', '/v2/orders']] }],
    ['error-answer', "Slack's errors", { status: 200, text: '{"ok":false,"error":"ratelimited"}' }],
    [
      'error-answer',
      "GraphQL's errors",
      { status: 200, text: '{"errors":[{"message":"x"}],"data":null}' },
    ],
    ['error-answer', 'an error alone', { status: 200, text: '{"error":{"code":190}}' }],
  ])('%s: %s', (reason, _, answer) => {
    const outcome = classify(exchange(answer), acme)
    expect(outcome).toMatchObject({ inconclusive: reason })
    const { sentence } = outcome as { sentence: string }
    expect(sentence).toMatch(/^[A-Z].*\.$/)
    expect(sentence).not.toContain('hunter2')
  })
})
