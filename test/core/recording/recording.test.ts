import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Exchange } from '../../../src/core/exchange/exchange.ts'
import { redactExchange } from '../../../src/core/exchange/redact.ts'
import type { Json } from '../../../src/core/json/json.ts'
import { formatRecording } from '../../../src/core/recording/format-recording.ts'
import { mergeRecording } from '../../../src/core/recording/merge-recording.ts'
import { parseRecording } from '../../../src/core/recording/parse-recording.ts'
import {
  MAX_EXCHANGE_BYTES,
  recordExchange,
  type RecordOptions,
} from '../../../src/core/recording/record-exchange.ts'
import { recordedExchanges } from '../../../src/core/recording/recorded-exchanges.ts'
import type { Recording } from '../../../src/core/recording/recording.ts'
import { recordingPath } from '../../../src/core/recording/recording-path.ts'
import { keyedHash } from '../../../src/core/text/siphash.ts'
import { InputError } from '../../../src/errors.ts'

const options: RecordOptions = {
  operation: 'GET /v1/users/{user}/orders',
  version: '',
  recordedAt: '2026-11-20',
  hash: keyedHash(new Uint8Array(16).fill(7)),
  keepValues: [],
}

function exchange(value: Json, change: Partial<Exchange['response']> = {}): Exchange {
  return redactExchange({
    id: 'x',
    provider: 'acme',
    scope: 'default',
    startedAt: 1_700_000_000_000,
    tookMs: 12,
    request: {
      method: 'GET',
      url: 'https://api.acme.example/v1/users/jane.doe/orders?limit=20&q=Jane%20Doe',
      headers: [
        ['authorization', 'Bearer hunter2'],
        ['accept', 'application/json'],
      ],
      body: { kind: 'none' },
    },
    response: {
      status: 200,
      headers: [
        ['content-type', 'application/json'],
        ['x-request-id', 'abc'],
        ['date', 'Tue, 10 Oct 2017 16:00:00 GMT'],
        ['link', '<https://api.acme.example/v1/users/jane.doe/orders?page=2>; rel="next"'],
      ],
      body: { kind: 'json', value, bytes: 1 },
      ...change,
    },
  })
}

function recording(exchanges: readonly Exchange[], change: Partial<RecordOptions> = {}): Recording {
  const all = { ...options, ...change }
  return mergeRecording(null, {
    provider: 'acme',
    operation: all.operation,
    keepValues: all.keepValues,
    exchanges: exchanges.map(one => recordExchange(one, all)),
  })
}

const people = {
  name: 'Jane Doe',
  email: 'jane.doe@springfield.example',
  phone: '+1 (555) 123-4567',
  mobile: 15551234567,
  address: { street: '742 Evergreen Terrace', city: 'Springfield', zip: '97475' },
  'jane.doe@springfield.example': { note: 'met Jane Doe at 742 Evergreen Terrace' },
  'Jane Doe': 1,
  '+15551234567': [{ '742 Evergreen Terrace': 'Springfield' }],
  avatar: 'https://springfield.example.com/Jane/Doe.png?user=Jane+Doe',
  state: 'Springfield',
}

const planted = /jane|doe|springfield|evergreen|terrace|555|1234567|97475|hunter2/i

describe('recordExchange', () => {
  test('lets no name, address, phone number or e-mail through, as value or key', () => {
    const text = formatRecording(recording([exchange([people, { deep: { list: [people] } }])]))
    expect(text).not.toMatch(planted)
    expect(text).toContain('"state"')
  })

  test('lets no number of items or keys tell them either', () => {
    const map = Object.fromEntries(
      Array.from({ length: 40 }, (_, i) => [`jane${i}@doe.example`, [people]]),
    )
    const text = formatRecording(recording([exchange({ map })]))
    expect(text).not.toMatch(planted)
    expect(text).toContain('"/map": 37')
  })

  test('nor in texts, forms and pages', () => {
    const page = `<html>${people.name} ${people.address.street}</html>`
    for (const body of [
      { kind: 'text', text: page, bytes: 1 },
      {
        kind: 'form',
        fields: [
          ['name', 'Jane Doe'],
          ['Jane Doe', 'x'],
        ],
        bytes: 1,
      },
    ] as const) {
      expect(formatRecording(recording([exchange(null, { body })]))).not.toMatch(planted)
    }
  })

  test('keeps what makes it readable: words of the path, useful headers, tags, small numbers, kinds', () => {
    const [one] = recording([
      exchange({ type: 'PushEvent', count: 3, ok: true, none: null, price: 9.5, list: [] }),
    ]).exchanges
    expect(one?.request.url).toMatch(
      /^https:\/\/api\.acme\.example\/v1\/users\/[a-z]{4}\.[a-z]{3}\/orders\?limit=20&q=[A-Z][a-z]{3}%20[A-Z][a-z]{2}$/,
    )
    expect(one?.request.headers).toEqual([['accept', 'application/json']])
    expect(one?.response.headers.map(([name]) => name)).toEqual(['content-type', 'link'])
    expect(one?.response.headers[1]?.[1]).toMatch(/rel="next"$/)
    expect(one?.response.body).toEqual({
      kind: 'json',
      json: { type: 'PushEvent', count: 3, ok: true, none: null, price: 9.5, list: [] },
    })
  })

  test('keeps the values that were asked for, and says so, but never a person', () => {
    const value = [
      { state: 'open', note: 'open' },
      { state: 'jane@doe.example', note: 'x' },
    ]
    const kept = recording([exchange(value)], { keepValues: ['/*[PushEvent]/state'] })
    const text = formatRecording(kept)
    expect(text.match(/"open"/g)).toHaveLength(1)
    expect(text).not.toMatch(/jane@doe/)
    expect(JSON.parse(text)).toMatchObject({ keepValues: ['/*[PushEvent]/state'] })
  })

  test('shortens long lists to what shows their build, and says by how many', () => {
    const items = Array.from({ length: 500 }, (_, i): Json => {
      if (i === 300) return { id: i, note: null }
      return i === 400 ? { id: i } : { id: i, note: 'x' }
    })
    const [one] = recording([exchange({ items })]).exchanges
    const { json } = one!.response.body as unknown as { json: { items: Json[] } }
    expect(
      json.items.map(item => [
        Object.keys(item as object).length,
        (item as { note?: Json }).note === null,
      ]),
    ).toEqual([
      [2, false],
      [2, true],
      [1, false],
    ])
    expect(one!.response.trimmed).toEqual({ '/items': 497 })
  })

  test.each<[string, Json]>([
    ['long texts', { a: 'x y '.repeat(100_000), b: Array(50).fill('z '.repeat(5000)) }],
    [
      'many fields',
      Object.fromEntries(
        Array.from({ length: 20_000 }, (_, i) => [
          `field_${'abcdefghij'.charAt(i % 10)}${i % 100}_${String.fromCharCode(97 + (i % 26))}${i}`,
          i,
        ]),
      ),
    ],
    ['lists in lists', Array(100).fill(Array(100).fill(Array(20).fill('text'))) as Json],
    ['depth', JSON.parse(`${'{"a":['.repeat(240)}1${']}'.repeat(240)}`) as Json],
    ['wide characters', { a: Array(2000).fill('東京都') as Json }],
  ])('is never larger than 64 KB: %s', (_, value) => {
    const text = formatRecording(recording([exchange(value)]))
    expect(new TextEncoder().encode(text).length).toBeLessThan(MAX_EXCHANGE_BYTES + 1024)
  })

  test('takes any JSON, and two keys stay two', () => {
    fc.assert(
      fc.property(fc.jsonValue(), value => {
        const json = value as Json
        const text = formatRecording(recording([exchange(json)]))
        expect(formatRecording(parseRecording(text, 'x'))).toBe(text)
      }),
    )
    const [one] = recording([exchange({ 'a@b.io': 1, 'c@d.io': 2, 'e@f.io': 3 })]).exchanges
    expect(Object.keys((one!.response.body as { json: object }).json)).toHaveLength(3)
  })

  test('is not led astray by names of JavaScript', () => {
    const value = JSON.parse(
      '{"__proto__":{"x":"Jane"},"constructor":"Jane","toString":["Jane"]}',
    ) as Json
    const text = formatRecording(recording([exchange(value)]))
    expect(text).toContain('"__proto__"')
    expect(text).not.toContain('Jane')
  })
})

const order = (id: number, note: Json): Json => ({ id, note, lines: [{ sku: `sku-${id}` }] })

describe('mergeRecording', () => {
  const first = recording([exchange([order(1, 'a'), order(2, null)])])
  const again = (value: Json, change: Partial<RecordOptions> = {}): Recording => {
    const later = { ...options, recordedAt: '2026-12-24', ...change }
    const incoming = {
      ...first,
      keepValues: later.keepValues,
      exchanges: [recordExchange(exchange(value), later)],
    }
    return mergeRecording(first, incoming)
  }

  test.each<[string, Json]>([
    ['other values', [order(77, 'zzz'), order(78, null)]],
    ['more items', [order(1, 'a'), order(2, null), order(3, 'b'), order(4, 'c')]],
    ['a build that was seen', [order(1, 'a')]],
    ['an empty list', []],
    ['keys in another order', [{ lines: [{ sku: 'x' }], note: null, id: 5 }]],
  ])('%s write nothing', (_, value) => {
    expect(again(value)).toBe(first)
  })

  test('values under another key write nothing', () => {
    const hash = keyedHash(new Uint8Array(16).fill(9))
    expect(again([order(7, 'x')], { hash })).toBe(first)
  })

  test.each<[string, Json]>([
    ['a new kind', [order(1, 5)]],
    ['a missing key', [{ id: 1, lines: [{ sku: 'x' }] }]],
    ['a missing key in depth', [{ id: 1, note: 'a', lines: [{}] }]],
    ['a new key', [{ ...(order(1, 'a') as object), extra: 1 }]],
    ['another root', { items: [] }],
  ])('%s is added, with its day', (_, value) => {
    const merged = again(value)
    expect(merged.exchanges).toHaveLength(2)
    expect(merged.exchanges.map(({ recordedAt }) => recordedAt).sort()).toEqual([
      '2026-11-20',
      '2026-12-24',
    ])
    expect(formatRecording(merged)).toBe(
      formatRecording(parseRecording(formatRecording(merged), 'x')),
    )
  })

  test('another status is added', () => {
    const missing = recordExchange(exchange({ message: 'x' }, { status: 404 }), options)
    expect(
      mergeRecording(first, { ...first, exchanges: [missing] }).exchanges.map(
        one => one.response.status,
      ),
    ).toEqual([200, 404])
  })

  test('of several exchanges one per build is kept', () => {
    const same = Array.from({ length: 10 }, (_, i) => exchange([order(i, 'a')]))
    expect(recording([...same, exchange([order(1, null)])]).exchanges).toHaveLength(2)
  })

  test('another rule for values writes the file anew', () => {
    const merged = again([order(9, 'open'), order(9, null)], { keepValues: ['/*/note'] })
    expect(merged.exchanges).toHaveLength(1)
    expect(formatRecording(merged)).toContain('"open"')
  })

  test('settles: recording the same answers in any order ends in the same builds', () => {
    fc.assert(
      fc.property(
        fc.array(fc.jsonValue({ maxDepth: 3 }), { minLength: 1, maxLength: 8 }),
        values => {
          const all = values.map(value => recordExchange(exchange(value as Json), options))
          const once = mergeRecording(null, { ...first, exchanges: all })
          expect(mergeRecording(once, { ...first, exchanges: all })).toBe(once)
          expect(mergeRecording(once, { ...first, exchanges: [...all].reverse() })).toBe(once)
        },
      ),
    )
  })
})

describe('parseRecording', () => {
  const text = formatRecording(
    recording([
      exchange({ a: [1, 'x'] }),
      exchange(null, { status: 404, body: { kind: 'text', text: 'nope', bytes: 4 } }),
      exchange(null, {
        status: 500,
        body: { kind: 'refused', reason: 'ends too early', bytes: 4 },
      }),
      exchange(null, { status: 206, body: { kind: 'opaque', bytes: 4 } }),
      exchange(null, {
        status: 204,
        body: { kind: 'none' },
        headers: [
          ['vary', 'a'],
          ['vary', 'b'],
        ],
      }),
      exchange(null, {
        status: 201,
        body: {
          kind: 'form',
          fields: [
            ['a', 'b'],
            ['a', 'c'],
          ],
          bytes: 4,
        },
      }),
    ]),
  )

  test('reads what formatRecording wrote', () => {
    const read = parseRecording(text, 'x')
    expect(formatRecording(read)).toBe(text)
    expect(recordedExchanges(read).map(({ response }) => response.body.kind)).toEqual(
      read.exchanges.map(({ response }) => response.body.kind),
    )
    expect(new Set(read.exchanges.map(({ response }) => response.body.kind)).size).toBe(6)
  })

  test.each([
    ['nothing', ''],
    ['no JSON', 'hunter2'],
    ['cut off', text.slice(0, -20)],
    ['a list', '[]'],
    ['something else', '{"openapi":"3.0.0"}'],
    ['a newer format', '{"tidemarkRecording":99}'],
    ['no exchanges', '{"tidemarkRecording":1,"provider":"a","operation":"GET /"}'],
    [
      'a broken exchange',
      '{"tidemarkRecording":1,"provider":"a","operation":"GET /","exchanges":[{"recordedAt":"hunter2"}]}',
    ],
    ['a status that is none', text.replace('"status": 404', '"status": "hunter2"')],
    ['headers that are none', text.replace(/"headers": \{[^}]*\}/, '"headers": 5')],
    ['merge marks', `<<<<<<< ours\n${text}`],
    ['10,000 levels', '['.repeat(10_000)],
  ])('says what is wrong with %s in one sentence', (_, broken) => {
    const read = (): unknown => parseRecording(broken, 'recordings/acme/get-orders.json')
    expect(read).toThrow(InputError)
    expect(read).toThrow(/^recordings\/acme\/get-orders\.json.*\.$/)
    expect(read).not.toThrow(/hunter2/)
  })
})

test.each([
  ['acme', 'GET /v1/orders', 'recordings/acme/get-orders.json'],
  ['acme', 'GET /v2/orders/{id}', 'recordings/acme/get-v2-orders-id.json'],
  ['github', 'GET /repos/{owner}/{repo}', 'recordings/github/get-repos-owner-repo.json'],
  ['127.0.0.1-3000', 'GET /', 'recordings/127.0.0.1-3000/get-root.json'],
  ['../../etc', 'GET /../../passwd', 'recordings/etc/get-..-..-passwd.json'],
  ['', 'POST /Ünï code', 'recordings/api/post-n-code.json'],
])('recordingPath of %s %s', (provider, operation, path) => {
  expect(recordingPath(provider, operation)).toBe(path)
})

test('recordingPath keeps long names apart', () => {
  const long = 'GET /' + 'segment/'.repeat(40)
  expect(recordingPath('a', `${long}a`)).not.toBe(recordingPath('a', `${long}b`))
  expect(recordingPath('a', long).length).toBeLessThan(130)
})
