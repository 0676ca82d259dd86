import { assert, property, array } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { pactOfRecordings } from '../../../../src/core/infer/pact/pact-of-recordings.ts'
import type { Json, JsonObject } from '../../../../src/core/json/json.ts'
import type { RecordedExchange } from '../../../../src/core/recording/recording.ts'
import { exchange } from './any-exchange.ts'
import { readBack, recorded, recordingOf, unmatched } from './recorded-world.ts'

const options = { consumer: 'crm', provider: 'acme', reads: null }

function interactionsOf(document: JsonObject): JsonObject[] {
  return document['interactions'] as unknown as JsonObject[]
}

function onlyResponse(exchanges: RecordedExchange[], reads: readonly string[] | null = null) {
  const { document } = pactOfRecordings([recordingOf('GET /a', exchanges)], { ...options, reads })
  const [first, ...others] = interactionsOf(document)
  expect(others).toEqual([])
  const { body, matchingRules } = (first?.['response'] ?? {}) as unknown as {
    body?: { content: Json }
    matchingRules: { body?: Record<string, { matchers: Json[] }> }
  }
  const rules = Object.entries(matchingRules.body ?? {}).map(([path, { matchers }]) => [
    path,
    matchers,
  ])
  return { content: body?.content, rules: Object.fromEntries(rules) as Json }
}

describe('pactOfRecordings', () => {
  test.each<{ name: string; bodies: Json[]; content: Json | undefined; rules: Json }>([
    {
      name: 'numbers by whether they had a fraction',
      bodies: [
        { a: 1, b: 1.5, c: 1 },
        { a: 2, b: 2.5, c: 1.5 },
      ],
      content: { a: 1, b: 1.5, c: 1 },
      rules: {
        $: [{ match: 'type' }],
        '$.a': [{ match: 'integer' }],
        '$.b': [{ match: 'decimal' }],
        '$.c': [{ match: 'number' }],
      },
    },
    {
      name: 'lists by their items, at least one where there always was one',
      bodies: [
        { a: [{ n: 'x' }], b: [] },
        { a: [{ n: 'y', m: 1 }], b: [true] },
      ],
      content: { a: [{ n: 'x' }], b: [true] },
      rules: {
        $: [{ match: 'type' }],
        '$.a': [{ match: 'type', min: 1 }],
        '$.a[*].n': [{ match: 'type' }],
        '$.b': [{ match: 'type' }],
        '$.b[*]': [{ match: 'type' }],
      },
    },
    {
      name: 'formats that every text had',
      bodies: [
        {
          day: '2026-11-20',
          at: '2026-11-20T10:00:00Z',
          mixed: '2026-11-20T10:00:00Z',
          id: '1b4e28ba-2fa1-41d2-883f-0016d3cca427',
        },
        {
          day: '2026-11-21',
          at: '2026-11-20T10:00:00+01:00',
          mixed: 'soon',
          id: '1b4e28ba-2fa1-41d2-883f-0016d3cca428',
        },
      ],
      content: {
        day: '2026-11-20',
        at: '2026-11-20T10:00:00Z',
        mixed: '2026-11-20T10:00:00Z',
        id: '1b4e28ba-2fa1-41d2-883f-0016d3cca427',
      },
      rules: {
        $: [{ match: 'type' }],
        '$.day': [{ match: 'date', format: 'yyyy-MM-dd' }],
        '$.at': [{ match: 'datetime', format: "yyyy-MM-dd'T'HH:mm:ssXXX" }],
        '$.mixed': [{ match: 'type' }],
        '$.id': [
          {
            match: 'regex',
            regex: '^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$',
          },
        ],
      },
    },
    {
      name: 'a scalar that could be null as what it is or null, and nothing of such an object',
      bodies: [
        { a: 'x', b: { c: 1 } },
        { a: null, b: null },
      ],
      content: { a: 'x' },
      rules: {
        $: [{ match: 'type' }],
        '$.a': [{ match: 'type' }, { match: 'null' }],
      },
    },
    {
      name: 'nothing of what was missing, only null, or of several kinds',
      bodies: [
        { a: 1, gone: 1, nil: null, odd: 1, list: [1, 'x'] },
        { a: 1, nil: null, odd: 'x', list: [] },
      ],
      content: { a: 1, list: [] },
      rules: {
        $: [{ match: 'type' }],
        '$.a': [{ match: 'integer' }],
        '$.list': [{ match: 'type' }],
      },
    },
    {
      name: 'keys that paths must quote, and nothing at those that none can name',
      bodies: [{ 'a-b': 1, '': 2 }],
      content: { 'a-b': 1 },
      rules: { $: [{ match: 'type' }], "$['a-b']": [{ match: 'integer' }] },
    },
  ])('writes $name', ({ bodies, content, rules }) => {
    const inferred = onlyResponse(bodies.map(body => recorded('/a', body)))
    expect(inferred).toEqual({ content, rules })
  })

  test('lets one key stand for all that are data', () => {
    const body = {
      byId: {
        '1b4e28ba-2fa1-41d2-883f-0016d3cca427': { total: 1 },
        '1b4e28ba-2fa1-41d2-883f-0016d3cca428': { total: 2 },
      },
    }
    expect(onlyResponse([recorded('/a', body)])).toEqual({
      content: { byId: { '1b4e28ba-2fa1-41d2-883f-0016d3cca427': { total: 1 } } },
      rules: {
        $: [{ match: 'type' }],
        '$.byId': [{ match: 'values' }],
        '$.byId.*.total': [{ match: 'integer' }],
      },
    })
  })

  test('keeps only what is read, where that is known', () => {
    const body = {
      items: [{ total: 1, note: 'x', customer: { email: 'a@b.example', name: 'n' } }],
      next: 2,
    }
    expect(onlyResponse([recorded('/a', body)], ['/items/*/total', '/items/*/customer'])).toEqual({
      content: { items: [{ total: 1, customer: { email: 'a@b.example', name: 'n' } }] },
      rules: expect.not.objectContaining({ '$.next': expect.anything() }) as Json,
    })
  })

  test('gives each operation, status and kind of request an interaction with a state of its own', () => {
    const recordings = [
      recordingOf('GET /orders/{id}', [
        recorded('/v1/orders/17', { id: 17 }),
        recorded('/v1/orders/18', { id: 18 }),
        recorded('/v1/orders/19', { message: 'no' }, { status: 404 }),
        recorded('/v1/orders/20?expand=lines', { id: 20 }),
        recorded('/v1/orders/21', { message: 'busy' }, { status: 503 }),
      ]),
    ]
    const { document, left } = pactOfRecordings(recordings, options)
    expect(
      interactionsOf(document).map(({ description, providerStates }) => [
        description,
        providerStates,
      ]),
    ).toEqual([
      [
        'GET /orders/{id} answers 200 application/json',
        [{ name: 'GET /orders/{id} can answer 200' }],
      ],
      [
        'GET /orders/{id} answers 200 application/json (request 2)',
        [{ name: 'GET /orders/{id} can answer 200' }],
      ],
      [
        'GET /orders/{id} answers 404 application/json',
        [{ name: 'GET /orders/{id} can answer 404' }],
      ],
    ])
    expect(left).toEqual([
      {
        answer: 'GET /orders/{id} 503',
        exchanges: 1,
        reason: 'a provider cannot be asked to fail',
      },
    ])
  })

  test('expects what every exchange was that it was made from, in whatever order they come', () => {
    assert(
      property(array(exchange(), { minLength: 1, maxLength: 8 }), exchanges => {
        const operation = 'POST /things/{id}'
        const { document } = pactOfRecordings([recordingOf(operation, exchanges)], options)
        const turned = [...exchanges].reverse().map(one => recordingOf(operation, [one]))
        expect(JSON.stringify(pactOfRecordings(turned, options).document)).toBe(
          JSON.stringify(document),
        )
        const pact = readBack(document)
        expect(pact.refused).toEqual([])
        expect(unmatched(pact, exchanges)).toEqual([])
      }),
      { numRuns: 500 },
    )
  })
})
