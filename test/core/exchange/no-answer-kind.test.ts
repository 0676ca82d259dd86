import { expect, test } from 'vitest'
import { noAnswerKind } from '../../../src/core/exchange/no-answer-kind.ts'

function failure(code: string): Error {
  return Object.assign(new Error('failed'), { code })
}

test.each([
  { what: 'a host that nobody knows', error: failure('ENOTFOUND'), kind: 'dns' },
  { what: 'a port that nobody listens at', error: failure('ECONNREFUSED'), kind: 'refused' },
  { what: 'headers that never come', error: failure('UND_ERR_HEADERS_TIMEOUT'), kind: 'timeout' },
  {
    what: 'an aborted wait',
    error: Object.assign(new Error('aborted'), { name: 'TimeoutError' }),
    kind: 'timeout',
  },
  { what: 'a certificate', error: failure('DEPTH_ZERO_SELF_SIGNED_CERT'), kind: 'tls' },
  { what: 'a cut connection', error: failure('ECONNRESET'), kind: 'reset' },
  {
    what: 'a cause inside another',
    error: new TypeError('fetch failed', { cause: failure('ECONNREFUSED') }),
    kind: 'refused',
  },
  { what: 'anything else', error: 'no error', kind: 'network' },
])('$what is $kind', ({ error, kind }) => {
  expect(noAnswerKind(error)).toBe(kind)
})
