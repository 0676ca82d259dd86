import { describe, expect, test } from 'vitest'
import type { Body, Headers } from '../../../src/core/exchange/exchange.ts'
import {
  factsOf,
  failureOfAnswer,
  failureOfReason,
  type FailureClass,
} from '../../../src/core/monitor/failure-class.ts'

const json: Body = { kind: 'json', value: {}, bytes: 2 }
const html: Body = { kind: 'text', text: '<p>', bytes: 3 }
const is2xx = (status: number): boolean => status >= 200 && status < 300

describe('failureOfAnswer', () => {
  test.each<{
    name: string
    status: number
    headers?: Headers
    body?: Body
    is: FailureClass | null
  }>([
    { name: 'a good answer', status: 200, is: null },
    { name: 'no content', status: 204, body: { kind: 'none' }, is: null },
    { name: 'a login page', status: 200, body: html, is: 'not-json' },
    {
      name: 'a body that is cut off',
      status: 200,
      body: { kind: 'refused', reason: 'ends too early', bytes: 1 },
      is: 'not-json',
    },
    { name: 'a bad token', status: 401, is: 'auth' },
    { name: 'a token without the right', status: 403, is: 'auth' },
    {
      name: 'a limit that says 403',
      status: 403,
      headers: [['retry-after', '60']],
      is: 'rate-limited',
    },
    {
      name: 'a limit that says so by its counter',
      status: 403,
      headers: [['x-ratelimit-remaining', '0']],
      is: 'rate-limited',
    },
    {
      name: 'a 403 with plenty left',
      status: 403,
      headers: [['x-ratelimit-remaining', '42']],
      is: 'auth',
    },
    { name: 'a limit', status: 429, body: html, is: 'rate-limited' },
    { name: 'a server error', status: 502, body: html, is: 'server-error' },
    { name: 'not found', status: 404, is: 'http-404' },
    { name: 'gone', status: 410, is: 'http-410' },
  ])('$name is $is', ({ status, headers = [], body = json, is }) => {
    expect(failureOfAnswer({ status, headers, body }, is2xx, true)).toBe(is)
  })

  test('a status that is expected is no failure, and text is none where no JSON is wanted', () => {
    expect(
      failureOfAnswer({ status: 404, headers: [], body: json }, status => status === 404, true),
    ).toBeNull()
    expect(failureOfAnswer({ status: 200, headers: [], body: html }, is2xx, false)).toBeNull()
  })
})

test.each([
  { reason: 'dns', is: 'dns' },
  { reason: 'timeout', is: 'timeout' },
  { reason: 'EPIPE', is: 'network' },
])('failureOfReason of $reason is $is', ({ reason, is }) => {
  expect(failureOfReason(reason)).toBe(is)
})

test.each([
  { failure: 'reset', cause: 'provider-down', retry: true },
  { failure: 'auth', cause: 'credentials', retry: false },
  { failure: 'http-404', cause: 'request-refused', retry: false },
  { failure: 'contract', cause: null, retry: false },
] as const)('$failure: cause $cause', ({ failure, cause, retry }) => {
  expect(factsOf(failure)).toMatchObject({ cause, retry })
})
