import { describe, expect, test } from 'vitest'
import type { HttpInteraction } from '../../../../src/core/contract/pact/pact.ts'
import type { JsonObject } from '../../../../src/core/json/json.ts'
import { InputError } from '../../../../src/errors.ts'
import { pactOf, readRoot } from './pact-file.ts'

const request = { method: 'get', path: '/orders/1' }
const response = { status: 200, headers: { 'Content-Type': 'application/json' }, body: { id: 1 } }

function httpOf(version: string | null, parts: JsonObject = {}): HttpInteraction {
  const pact = pactOf(version, {
    interactions: [{ description: 'an order', request, response, ...parts }],
  })
  const [interaction] = pact.interactions
  if (interaction?.kind !== 'http') throw new Error('it was not read')
  return interaction
}

describe('readPact', () => {
  test.each([
    { stated: '1.0.0', version: '1' },
    { stated: '1.1.0', version: '1.1' },
    { stated: '2', version: '2' },
    { stated: '3.0.0', version: '3' },
    { stated: '4.0', version: '4' },
  ])('reads the version $stated', ({ stated, version }) => {
    expect(pactOf(stated, { interactions: [] }).version).toBe(version)
  })

  test.each([
    { name: 'of the hyphenated key', metadata: { 'pact-specification': { version: '3.0.0' } } },
    { name: 'of a number', metadata: { pactSpecification: { version: 3 } } },
    { name: 'of the flat key', metadata: { pactSpecificationVersion: '3.0.0' } },
  ])('reads the version $name', ({ metadata }) => {
    const root = { consumer: { name: 'a' }, provider: { name: 'b' }, interactions: [], metadata }
    expect(readRoot(root).version).toBe('3')
  })

  test('tells the version by what the file has where it states none', () => {
    expect(pactOf(null, { messages: [] }).version).toBe('3')
    expect(pactOf(null, { interactions: [{ type: 'Synchronous/HTTP' }] }).version).toBe('4')
    expect(pactOf(null, { interactions: [] }).version).toBe('2')
  })

  test('reads one state of version 2 and several with parameters of version 3', () => {
    expect(httpOf('2', { providerState: 'order 1 exists' }).states).toEqual([
      { name: 'order 1 exists', params: {} },
    ])
    const states = [{ name: 'order exists', params: { id: 1 } }, { name: 'it is paid' }]
    expect(httpOf('3', { providerStates: states }).states).toEqual([
      { name: 'order exists', params: { id: 1 } },
      { name: 'it is paid', params: {} },
    ])
  })

  test('reads a query as text and as lists alike', () => {
    const text = httpOf('2', { request: { ...request, query: 'a=1&b=x%20y&a=2&' } }).request
    const lists = httpOf('3', { request: { ...request, query: { a: ['1', '2'], b: ['x y'] } } })
    expect([...text.query]).toEqual([
      ['a', ['1', '2']],
      ['b', ['x y']],
    ])
    expect([...lists.request.query]).toEqual([...text.query])
    expect(text.queryText).toBe('a=1&b=x%20y&a=2&')
  })

  test('reads the rules of version 2 and 3 into one form', () => {
    const two = httpOf('2', {
      response: {
        ...response,
        matchingRules: {
          '$.body.items[*].id': { match: 'type', min: 1 },
          "$.headers['X-Id']": { regex: '\\d+' },
        },
      },
    }).response.rules
    const three = httpOf('3', {
      response: {
        ...response,
        matchingRules: {
          body: { '$.items[*].id': { matchers: [{ match: 'type', min: 1 }] } },
          header: { 'X-Id': { combine: 'AND', matchers: [{ match: 'regex', regex: '\\d+' }] } },
        },
      },
    }).response.rules
    const plain = (rules: typeof two): unknown => rules.map(({ origin: _, ...rest }) => rest)
    expect(plain(two)).toEqual(plain(three))
    expect(two[0]?.path).toEqual([
      { kind: 'key', key: 'items' },
      { kind: 'any-index' },
      { kind: 'key', key: 'id' },
    ])
    expect(two[1]?.path).toEqual([{ kind: 'key', key: 'x-id' }])
  })

  test('reads messages of version 3 and 4, and pending, comments and generators', () => {
    const three = pactOf('3', {
      messages: [
        { description: 'm', contents: { a: 1 }, metaData: { contentType: 'application/json' } },
      ],
    })
    expect(three.interactions[0]).toMatchObject({
      kind: 'async',
      message: { contents: { kind: 'json', value: { a: 1 } } },
    })
    const four = pactOf('4', {
      interactions: [
        {
          type: 'Synchronous/Messages',
          description: 's',
          pending: true,
          comments: { text: ['hm'] },
          request: { contents: { content: 'aGk=', contentType: 'text/plain', encoded: 'base64' } },
          response: [
            {
              contents: { content: { b: 2 }, contentType: 'application/json', encoded: false },
              generators: { body: { '$.b': { type: 'RandomInt' } } },
            },
          ],
        },
      ],
    })
    expect(four.interactions[0]).toMatchObject({
      kind: 'sync',
      pending: true,
      comments: { text: ['hm'] },
      request: { contents: { kind: 'text', text: 'hi' } },
      responses: [
        {
          contents: {
            kind: 'json',
            value: { b: 2 },
            origin: { pointer: '/interactions/0/response/0/contents/content' },
          },
          generators: [{ category: 'body', path: '$.b', generator: { type: 'RandomInt' } }],
        },
      ],
    })
  })

  test('leaves out what needs a plugin, by name, and reads the rest', () => {
    const pact = pactOf('4', {
      interactions: [
        {
          type: 'Synchronous/HTTP',
          description: 'p',
          pluginConfiguration: { protobuf: {} },
          request,
          response,
        },
        { type: 'Synchronous/HTTP', description: 'h', request, response: { status: 204 } },
      ],
    })
    expect(pact.interactions.map(({ description }) => description)).toEqual(['h'])
    expect(pact.refused).toEqual([
      {
        description: 'p',
        reason: 'it needs the Pact plugin protobuf, which is not read',
        origin: { file: 'shop-orders.json', pointer: '/interactions/0' },
      },
    ])
  })

  test.each([
    {
      rules: { body: { $: { matchers: [{ match: 'telepathy' }] } } },
      reason: 'the matching rule `telepathy` is not known',
    },
    {
      rules: { body: { '$[': { matchers: [{ match: 'type' }] } } },
      reason: 'a matching rule has a path that cannot be read',
    },
    {
      rules: { body: { $: { matchers: [{ match: 'regex' }] } } },
      reason: 'the matching rule `regex` lacks a value that it needs',
    },
  ])('refuses an interaction because $reason', ({ rules, reason }) => {
    const pact = pactOf('3', {
      interactions: [
        { description: 'x', request, response: { ...response, matchingRules: rules } },
      ],
    })
    expect(pact.interactions).toEqual([])
    expect(pact.refused[0]?.reason).toBe(reason)
  })

  test.each([
    { name: 'a list', root: [], problem: 'shop-orders.json at #: is not a Pact file' },
    {
      name: 'a version of the future',
      root: {
        consumer: { name: 'a' },
        provider: { name: 'b' },
        interactions: [],
        metadata: { pactSpecification: { version: '9' } },
      },
      problem: 'at #/metadata: is of a Pact version that is not known',
    },
    {
      name: 'interactions that are no list',
      root: { consumer: { name: 'a' }, provider: { name: 'b' }, interactions: {} },
      problem: 'at #/interactions: has no list of interactions',
    },
    {
      name: 'a provider without a name',
      root: { consumer: { name: 'a' }, provider: {}, interactions: [] },
      problem: 'at #/provider: has no name of its provider',
    },
  ])('refuses $name with file and pointer', ({ root, problem }) => {
    expect(() => readRoot(root)).toThrow(InputError)
    expect(() => readRoot(root)).toThrow(problem)
  })

  test('takes keys of prototypes as data', () => {
    const root = JSON.parse(
      '{"consumer":{"name":"a"},"provider":{"name":"b"},"interactions":[{"description":"d","request":{"path":"/","headers":{"__proto__":"x"}},"response":{"body":{"__proto__":1,"constructor":2}}}]}',
    ) as JsonObject
    const [read] = readRoot(root).interactions
    expect(read?.kind === 'http' && [...read.request.headers.keys()]).toEqual(['__proto__'])
  })
})
