import { describe, expect, test } from 'vitest'
import * as fc from 'fast-check'
import { matchMessage, matchResponse } from '../../../../src/core/diff/pact/match.ts'
import type { Json } from '../../../../src/core/json/json.ts'
import { pactOf } from '../../contract/pact/pact-file.ts'
import { matchedBody, matchedRequest, matchedResponse } from './matched.ts'

describe('matchResponse', () => {
  test('tells place, pointer and kind of each mismatch', () => {
    const answer = matchedBody(
      { id: 1, items: [{ sku: 'a', price: 5 }], email: 'x' },
      { '$.items': { matchers: [{ match: 'type', min: 1 }] } },
      { id: 2, items: [{ sku: 'b', price: 5 }, { sku: 7 }] },
    )
    expect(answer.mismatches).toEqual([
      {
        part: 'body',
        kind: 'missing',
        place: '',
        pointer: '',
        key: 'email',
        expected: "'x' (string)",
        actual: 'nothing',
      },
      {
        part: 'body',
        kind: 'value',
        place: '/id',
        pointer: '/id',
        key: null,
        expected: '1 (number)',
        actual: '2 (number)',
      },
      {
        part: 'body',
        kind: 'missing',
        place: '/items/*',
        pointer: '/items/1',
        key: 'price',
        expected: '5 (number)',
        actual: 'nothing',
      },
      {
        part: 'body',
        kind: 'type',
        place: '/items/*/sku',
        pointer: '/items/1/sku',
        key: null,
        expected: 'the type string',
        actual: '7 (number)',
      },
    ])
  })

  test('admits keys that nobody asked for, and a request does not', () => {
    expect(matchedResponse({ body: { a: 1 } }, { body: { a: 1, b: 2 } }).matches).toBe(true)
    const { mismatches } = matchedRequest({ body: { a: 1 } }, { body: { a: 1, b: 2 } })
    expect(mismatches.map(({ kind, key }) => [kind, key])).toEqual([['unexpected', 'b']])
  })

  test('tells headers by name in any case', () => {
    const { mismatches } = matchedResponse(
      { headers: { 'X-Rate': '5', Vary: 'a,b' } },
      { headers: { 'x-rate': '6', vary: 'a, b' } },
    )
    expect(mismatches.map(({ part, place }) => [part, place])).toEqual([
      ['header', 'header:x-rate'],
    ])
  })

  test('does not compare a body of another type', () => {
    const { mismatches } = matchedResponse(
      { headers: { 'Content-Type': 'application/json' }, body: { a: 1 } },
      { headers: { 'Content-Type': 'text/html' }, body: '<html/>' },
    )
    expect(mismatches.map(({ kind }) => kind)).toEqual(['value', 'content-type'])
  })

  test('takes JSON with a vendor type for JSON', () => {
    const answer = matchedResponse(
      { body: { a: 1 } },
      { headers: { 'Content-Type': 'application/hal+json' }, body: { a: 1 } },
    )
    expect(answer.matches).toBe(true)
  })

  test('compares forms by name, with rules', () => {
    const expected = {
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      body: 'a=1&b=x',
      matchingRules: { body: { '$.a': { matchers: [{ match: 'regex', regex: '^\\d$' }] } } },
    }
    const headers = expected.headers
    expect(matchedRequest(expected, { headers, body: 'b=x&a=7' }).matches).toBe(true)
    expect(matchedRequest(expected, { headers, body: 'b=x&a=77' }).matches).toBe(false)
    expect(matchedRequest(expected, { headers, body: 'b=x&a=7&c=1' }).matches).toBe(false)
  })

  test('decides nothing of a body that was not read', () => {
    const pact = pactOf('3', { interactions: [{ request: {}, response: { body: '<a/>' } }] })
    const [interaction] = pact.interactions
    if (interaction?.kind !== 'http') throw new Error('it was not read')
    const body = {
      kind: 'unread',
      contentType: 'application/xml',
      reason: 'only its size was kept',
    } as const
    const answer = matchResponse(interaction.response, { status: 200, headers: new Map(), body })
    expect(answer).toEqual({
      matches: true,
      mismatches: [],
      undecided: ['the body was not read: only its size was kept'],
    })
  })

  const json = fc.jsonValue({ maxDepth: 4 }) as fc.Arbitrary<Json>

  test('is satisfied by the example itself', () => {
    fc.assert(
      fc.property(json, body => {
        const { mismatches } = matchedResponse({ body: { body } }, { body: { body } })
        expect(mismatches).toEqual([])
      }),
    )
  })

  test('is satisfied by the example itself where only types count, too', () => {
    fc.assert(
      fc.property(json, body => {
        const rules = { $: { matchers: [{ match: 'type' }] } }
        const { mismatches } = matchedBody({ body }, rules, { body })
        expect(mismatches).toEqual([])
      }),
    )
  })
})

describe('matchRequest', () => {
  test('compares queries as text in version 1 only', () => {
    const [a, b] = [{ query: 'x=1&y=2' }, { query: 'y=2&x=1' }]
    expect(matchedRequest(a, b, '1').matches).toBe(false)
    expect(matchedRequest(a, b, '2').matches).toBe(true)
  })

  test('tells the parameter that is too much', () => {
    const { mismatches } = matchedRequest(
      { query: { a: ['1'] } },
      { query: { a: ['1'], b: ['2'] } },
    )
    expect(mismatches).toMatchObject([
      { part: 'query', kind: 'unexpected', place: 'query:b', key: 'b' },
    ])
  })

  test('applies rules to method, path and query', () => {
    const expected = {
      path: '/orders/1',
      query: { 'ids[]': ['1'] },
      matchingRules: {
        path: { matchers: [{ match: 'regex', regex: '^/orders/\\d+$' }] },
        query: { 'ids[]': { matchers: [{ match: 'type', min: 1 }] } },
      },
    }
    expect(
      matchedRequest(expected, { path: '/orders/77', query: { 'ids[]': ['5', '6'] } }).matches,
    ).toBe(true)
    expect(
      matchedRequest(expected, { path: '/orders/x', query: { 'ids[]': ['5'] } }).mismatches,
    ).toMatchObject([{ part: 'path', kind: 'rule', place: 'path' }])
  })
})

describe('matchMessage', () => {
  test('compares contents and metadata, with rules for both', () => {
    const pact = pactOf('3', {
      messages: [
        {
          description: 'm',
          contents: { id: 1 },
          metadata: { contentType: 'application/json', topic: 'orders' },
          matchingRules: {
            body: { '$.id': { matchers: [{ match: 'integer' }] } },
            metadata: { topic: { matchers: [{ match: 'regex', regex: '^orders.*' }] } },
          },
        },
      ],
    })
    const [message] = pact.interactions
    if (message?.kind !== 'async') throw new Error('it was not read')
    const of = (id: Json, topic: string): readonly string[] =>
      matchMessage(message.message, {
        contents: { kind: 'json', value: { id }, contentType: 'application/json' },
        metadata: new Map([
          ['topic', [topic]],
          ['content-type', ['application/json']],
        ]),
      }).mismatches.map(({ place }) => place)
    expect(of(5, 'orders.eu')).toEqual([])
    expect(of('5', 'carts')).toEqual(['/id', 'metadata:topic'])
  })
})
