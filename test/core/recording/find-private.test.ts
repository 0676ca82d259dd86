import { assert, emailAddress, oneof, property, stringMatching } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fakeText } from '../../../src/core/recording/fake-text.ts'
import { findPrivate } from '../../../src/core/recording/find-private.ts'
import { privateKinds } from '../../../src/core/recording/private-text.ts'
import type { RecordedExchange } from '../../../src/core/recording/recording.ts'
import { keyedHash } from '../../../src/core/text/siphash.ts'
import type { Json } from '../../../src/core/json/json.ts'

interface Parts {
  readonly url?: string
  readonly sent?: Json
  readonly headers?: readonly (readonly [string, string])[]
  readonly form?: readonly (readonly [string, string])[]
  readonly answered?: Json
}

const url0 = 'https://api.acme.example/v1/orders'

function exchange({
  url = url0,
  sent,
  headers = [],
  form,
  answered = {},
}: Parts): RecordedExchange {
  return {
    recordedAt: '2026-11-20',
    scope: 'default',
    version: '',
    request: {
      method: 'GET',
      url,
      headers,
      body: form
        ? { kind: 'form', form }
        : sent === undefined
          ? { kind: 'none' }
          : { kind: 'json', json: sent },
    },
    response: { status: 200, headers: [], body: { kind: 'json', json: answered }, trimmed: {} },
  }
}

const told = (parts: Parts): string[] =>
  findPrivate(exchange(parts), 0).map(
    ({ side, place, found, pointer }) =>
      `${side} ${place} ${found.group} ${found.kind} ${pointer.replace('/exchanges/0/', '')}`,
  )

const random = 'q7VbX2mZp0Rk9TtLw3Yc8Ns5'
const named = 'field named as a credential'

describe('findPrivate', () => {
  test.each<{ name: string; parts: Parts; is: string[] }>([
    {
      name: 'a token of a vendor in an answer',
      parts: { answered: { items: [{ hook: 'ghp_0123456789abcdefghijABCDEFGHIJ012345' }] } },
      is: ['response /items/*/hook secret vendor-token response/json/items/0/hook'],
    },
    {
      name: 'what a field is called, however random its value',
      parts: { sent: { client_secret: random } },
      is: [`request /client_secret secret ${named} request/json/client_secret`],
    },
    {
      name: 'a label beside its value',
      parts: { answered: { name: 'password', value: 'hunter-two' } },
      is: [`response /value secret ${named} response/json/value`],
    },
    {
      name: 'a header',
      parts: { headers: [['authorization', 'Basic YWRtaW46aHVudGVy']] },
      is: [`request header:authorization secret ${named} request/headers/authorization`],
    },
    {
      name: 'a parameter of the query',
      parts: { url: `${url0}?api_key=abc123def&limit=20` },
      is: [`request query:api_key secret ${named} request/url`],
    },
    {
      name: 'a password in front of the host',
      parts: { url: 'https://me:hunter2@api.acme.example/' },
      is: [`request url secret ${named} request/url`],
    },
    {
      name: 'a field of a form',
      parts: {
        form: [
          ['grant_type', 'password'],
          ['password', 'hunter two'],
        ],
      },
      is: [`request /password secret ${named} request/form/1`],
    },
    {
      name: 'an address of somebody',
      parts: { answered: { contact: 'jane.roe@gmail.com' } },
      is: ['response /contact personal email response/json/contact'],
    },
    {
      name: 'an account and a card, by their check digits',
      parts: {
        answered: {
          a: 'DE89 3704 0044 0532 0130 00',
          b: '4242 4242 4242 4242',
          c: 4242424242424242,
        },
      },
      is: [
        'response /a personal iban response/json/a',
        'response /b personal card response/json/b',
        'response /c personal card response/json/c',
      ],
    },
    {
      name: 'a key that is an address, without telling it',
      parts: { answered: { by: { 'jane.roe@gmail.com': 1, 'john.doe@gmail.com': 2 } } },
      is: ['response /by/{key} personal email response/json/by'],
    },
  ])('finds $name', ({ parts, is }) => {
    expect(told(parts)).toEqual(is)
  })

  test.each<{ name: string; parts: Parts }>([
    { name: 'marks', parts: { sent: { password: '[redacted]' }, url: `${url0}?token=[redacted]` } },
    { name: 'what only looks random', parts: { answered: { cursor: random, id: 7_000_000 } } },
    { name: 'hosts that nobody owns', parts: { answered: { email: 'a.b@qwerty.example' } } },
    {
      name: 'numbers of phones, as their fakes look alike',
      parts: { answered: { tel: '+49 170 1234567' } },
    },
    { name: 'counts under names of secrets', parts: { answered: { tokens: 17 } } },
    {
      name: 'keys that trick objects',
      parts: { answered: JSON.parse('{"__proto__":{"constructor":1}}') as Json },
    },
  ])('says nothing of $name', ({ parts }) => {
    expect(told(parts)).toEqual([])
  })
})

test('no fake of a number, an account or an address is taken for one', () => {
  const hash = keyedHash(new Uint8Array(16).fill(7))
  const texts = oneof(
    stringMatching(/^4\d{15}$/),
    stringMatching(/^DE\d{20}$/),
    emailAddress({ size: 'small' }),
    stringMatching(/^\d{1,3} [A-Z][a-z]{3,9} Street$/),
  )
  assert(
    property(texts, text => {
      expect(privateKinds(fakeText(text, hash))).toEqual([])
    }),
    { numRuns: 500 },
  )
})
