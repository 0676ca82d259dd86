import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Body, Exchange } from '../../../src/core/exchange/exchange.ts'
import { redactExchange } from '../../../src/core/exchange/redact.ts'
import type { Json } from '../../../src/core/json/json.ts'

/** In parts, so that scanners of this repository do not take examples for leaks. */
const whole = (...parts: readonly string[]): string => parts.join('')

const jwt =
  'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U'

/** What anybody would know for a credential by its look, wherever it stands. */
const tokens: readonly string[] = [
  jwt,
  whole('AKIA', 'IOSFODNN7EXAMPLE'),
  whole('wJalrXUtnFEMI/K7MDENG/', 'bPxRfiCYEXAMPLEKEY'),
  whole('ghp_', '16C7e42F292c6912E7710c838347Ae178B4a'),
  `ghs_12345_${jwt}`,
  whole('xoxb-', '123456789012-1234567890123-AbCdEfGhIjKlMnOp'),
  whole('sk_live_', '4eC39HqLyjWDarjtT1zdp7dc'),
  whole('whsec_', 'MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'),
  whole('AIza', 'SyDaGmWKa4JsXZ-HjGw7ISLn_3namBGewQe'),
  whole('SG.', 'ngeVfQFYQlKU0ufo8x5d1A.TwL2iGABf9DHoTf-09kqeF8tAmbihYzrnopKc-1s5cr'),
  whole('npm_', 'Zx81kPq2Wm3Rt4Yu5Io6As7Df8Gh9Jk0LzXc'),
  whole('sk-', 'proj-abc123DEF456ghi789JKL012'),
  whole('-----BEGIN PRIVATE ', 'KEY-----\nMIIEvQIBADANBgkqhkiG9w0BAQ\n-----END PRIVATE KEY-----'),
  'postgres://app:hunter2secret@db.internal:5432/main',
  'q7Zp2LmX9vRt4KwB8nYc3HsD',
]

/** What only its name gives away. */
const names: readonly string[] =
  'password passwd secret token api_key apikey authorization client_secret refresh_token session cookie x-api-key signature otp pin ssn cvv card_number accessToken'.split(
    ' ',
  )

const plain = 'correct horse battery'

function exchangeOf(change: { url?: string; headers?: [string, string][]; body?: Body }): Exchange {
  const body = change.body ?? { kind: 'none' }
  const headers = change.headers ?? []
  return {
    id: 'x',
    provider: 'acme',
    scope: 'default',
    startedAt: 0,
    tookMs: 1,
    request: { method: 'GET', url: change.url ?? 'https://api.acme.example/', headers, body },
    response: { status: 200, headers, body },
  }
}

const json = (value: Json): Body => ({ kind: 'json', value, bytes: 1 })

/** The ways in which a text comes into a body, each with what must be gone afterwards. */
const encodings: readonly ((text: string) => string)[] = [
  text => text,
  text => btoa(text),
  text => btoa(btoa(text)),
  text => encodeURIComponent(text),
  text => encodeURIComponent(encodeURIComponent(text)),
  text => `it is ${text} today`,
  text => `https://api.acme.example/a?b=c&d=${encodeURIComponent(text)}`,
  text => `https://api.acme.example/a/${encodeURIComponent(text)}/b`,
  text => `https://api.acme.example/a?b=c#${encodeURIComponent(text)}`,
  text => JSON.stringify({ a: [{ b: text }] }),
  text => JSON.stringify(JSON.stringify({ a: text })),
]

/** Puts a value somewhere into a value: into lists, under keys that are words, data or traps. */
const wraps: readonly ((inner: Json) => Json)[] = [
  inner => [inner],
  inner => [1, 'x', inner, null],
  inner => ({ a: inner, b: 2 }),
  inner => Object.fromEntries([['__proto__', inner]]),
  inner =>
    Object.fromEntries([
      ['constructor', inner],
      ['id', 7],
    ]),
  inner => ({ '6f9619ff-8b86-d011-b42d-00c04fc964ff': inner }),
]

function wrapped(value: Json, path: readonly number[]): Json {
  return path.reduce<Json>((inner, i) => wraps[i % wraps.length]!(inner), value)
}

/** Every spelling in which somebody could read the secret back. */
function assertGone(exchange: Exchange, secret: string): void {
  const shown = JSON.stringify(redactExchange(exchange))
  const escaped = JSON.stringify(secret).slice(1, -1)
  for (const form of [
    secret,
    escaped,
    btoa(secret),
    btoa(btoa(secret)),
    encodeURIComponent(secret),
  ]) {
    expect(shown).not.toContain(form)
  }
}

const path = fc.array(fc.nat(5), { maxLength: 60 })

describe('redactExchange', () => {
  test('leaves no token at any depth, in any encoding, as value or as key', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...tokens),
        fc.constantFrom(...encodings),
        path,
        fc.boolean(),
        (token, encode, path, asKey) => {
          const text = encode(token)
          const value = wrapped(asKey ? { [text]: 1, other: 2 } : text, path)
          assertGone(exchangeOf({ body: json(value) }), token)
          assertGone(exchangeOf({ body: { kind: 'text', text, bytes: 1 } }), token)
          assertGone(exchangeOf({ body: { kind: 'form', fields: [['a', text]], bytes: 1 } }), token)
          assertGone(exchangeOf({ headers: [['x-note', text.replaceAll('\n', '\\n')]] }), token)
        },
      ),
      { numRuns: 2000 },
    )
  })

  test('leaves nothing under a name that says what it is', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...names),
        fc.constantFrom(...encodings),
        path,
        (name, encode, path) => {
          const text = encode(plain)
          for (const value of [text, [text], { a: text }, { a: [{ b: text }] }]) {
            const things = ['session', 'signature'].includes(name) && !Array.isArray(value)
            if (typeof value === 'object' && things) continue
            assertGone(exchangeOf({ body: json(wrapped({ [name]: value, x: 1 }, path)) }), plain)
          }
          assertGone(exchangeOf({ body: json(wrapped({ name, value: text }, path)) }), plain)
          assertGone(exchangeOf({ headers: [[name.toLowerCase(), text]] }), plain)
          assertGone(
            exchangeOf({ body: { kind: 'form', fields: [[name, text]], bytes: 1 } }),
            plain,
          )
          assertGone(
            exchangeOf({ url: `https://a.example/x?p=1&${name}=${encodeURIComponent(text)}` }),
            plain,
          )
          assertGone(
            exchangeOf({ url: `https://a.example/x#${name}=${encodeURIComponent(text)}` }),
            plain,
          )
        },
      ),
      { numRuns: 500 },
    )
  })

  test('leaves no token in a URL', () => {
    for (const token of tokens) {
      const text = encodeURIComponent(token)
      for (const url of [
        `https://${text}@a.example/`,
        `https://u:${text}@a.example/`,
        `https://a.example/v1/${text}/x`,
        `https://a.example/v1?q=${text}`,
        `https://a.example/v1?${text}`,
        `https://a.example/v1?${text}=1`,
        `https://a.example/v1#${text}`,
        `https://a.example/v1?to=${encodeURIComponent(`https://b.example/?t=${text}`)}`,
      ]) {
        assertGone(
          exchangeOf({
            url,
            headers: [
              ['location', url],
              ['link', `<${url}>; rel="next"`],
            ],
          }),
          token,
        )
      }
    }
  })

  test('changes nothing the second time', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...tokens),
        fc.constantFrom(...encodings),
        fc.jsonValue({ maxDepth: 5 }),
        path,
        (token, encode, other, path) => {
          const value = wrapped(
            { [encode(token)]: encode(token), pin: 1234, other: other as Json },
            path,
          )
          const url = `https://u:${encodeURIComponent(token)}@a.example/?q=${encodeURIComponent(token)}`
          const once = redactExchange(
            exchangeOf({ url, body: json(value), headers: [['x', encode(token)]] }),
          )
          expect(redactExchange(once)).toEqual(once)
        },
      ),
      { numRuns: 1000 },
    )
  })
})
