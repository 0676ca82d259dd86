import { describe, expect, test } from 'vitest'
import type {
  Media,
  Operation,
  Parameter,
  ResponsePromise,
} from '../../../../src/core/contract/contract.ts'
import { checkExchange } from '../../../../src/core/diff/check/check-exchange.ts'
import { checkFacts } from '../../../../src/core/diff/check/fact.ts'
import type { Body, Exchange, Headers } from '../../../../src/core/exchange/exchange.ts'
import type { Json } from '../../../../src/core/json/json.ts'
import { judge } from '../../../../src/core/rules/judge.ts'
import { rulesByFact } from '../../../../src/core/rules/table.ts'
import { schemaFrom } from '../../../support/schema.ts'

const origin = { file: 'api.json', pointer: '/paths' }
const user: Json = {
  type: 'object',
  required: ['id', 'email'],
  properties: { id: { type: 'integer' }, email: { type: 'string', format: 'email' } },
}

function media(mediaType: string, schema: Json): Media {
  return { mediaType, schema: schemaFrom(schema, 'openapi-3.0'), encoding: {}, origin }
}

function promise(
  status: string,
  content: readonly Media[],
  headers: readonly string[] = [],
): ResponsePromise {
  const parameters = headers.map((name): Parameter => ({
    name,
    in: 'header',
    required: true,
    deprecated: false,
    style: 'simple',
    explode: false,
    allowReserved: false,
    schema: null,
    content: [],
    extensions: {},
    origin,
  }))
  return { status, description: '', headers: parameters, content, links: new Map(), origin }
}

function operation(...responses: readonly ResponsePromise[]): Operation {
  return {
    key: 'GET /users',
    method: 'GET',
    path: '/users',
    operationId: null,
    tags: [],
    lifecycle: { deprecated: false, sunset: null, stability: null },
    security: null,
    parameters: [],
    body: null,
    responses,
    callbacks: [],
    extensions: {},
    origin,
  }
}

interface Answer {
  readonly status?: number
  readonly type?: string
  readonly body?: Body
  readonly headers?: Headers
  readonly method?: string
}

function exchange({
  status = 200,
  type = 'application/json',
  body,
  headers = [],
  method = 'GET',
}: Answer): Exchange {
  const all: Headers = type === '' ? headers : [['content-type', type], ...headers]
  return {
    id: '1',
    provider: 'test',
    scope: 'default',
    startedAt: 0,
    tookMs: 1,
    request: { method, url: 'https://example.com/users', headers: [], body: { kind: 'none' } },
    response: { status, headers: all, body: body ?? { kind: 'none' } },
  }
}

const json = (value: Json): Body => ({ kind: 'json', value, bytes: 1 })
const list = operation(promise('200', [media('application/json', { type: 'array', items: user })]))

function facts(answer: Answer, of: Operation = list): string[] {
  return checkExchange(exchange(answer), of).map(({ fact, place }) => `${fact} ${place}`.trim())
}

describe('checkExchange', () => {
  test('finds nothing in an answer that keeps its promise', () => {
    expect(facts({ body: json([{ id: 1, email: 'a@b.c' }]) })).toEqual([])
  })

  test('counts items that fail alike as one change with its evidence', () => {
    const users = Array.from({ length: 20 }, (_, id) => ({ id, email: id < 3 ? null : 'a@b.c' }))
    const changes = checkExchange(exchange({ body: json(users) }), list)
    expect(changes).toHaveLength(1)
    expect(changes[0]).toMatchObject({
      fact: 'value.null-not-allowed',
      direction: 'response',
      where: { method: 'GET', path: '/users', status: '200', mediaType: 'application/json' },
      place: '/*/email',
      base: 'string',
      revision: 'null',
      evidence: { seen: 3, of: 20 },
      origin: { base: { file: 'test.json', pointer: '/items/properties/email' } },
    })
  })

  test.each<{ name: string; status: number; found: readonly string[] }>([
    { name: 'exactly', status: 201, found: [] },
    { name: 'by its range', status: 404, found: [] },
    { name: 'by default', status: 500, found: [] },
  ])('finds the promise for a status $name', ({ status, found }) => {
    const of = operation(promise('201', []), promise('4XX', []), promise('default', []))
    expect(facts({ status }, of)).toEqual(found)
  })

  test('tells an undocumented status', () => {
    expect(facts({ status: 201, body: json([]) })).toEqual(['status.undocumented'])
  })

  test.each([
    { stated: 'application/json', type: 'application/json; charset=utf-8', documented: true },
    { stated: 'application/json; version=1', type: 'Application/JSON', documented: true },
    { stated: 'application/*', type: 'application/json', documented: true },
    { stated: '*/*', type: 'application/json', documented: true },
    { stated: 'application/json', type: 'application/vnd.github.v3+json', documented: true },
    { stated: 'application/vnd.api+json', type: 'application/json', documented: true },
    { stated: 'application/json', type: 'text/html', documented: false },
    { stated: 'image/*', type: 'application/json', documented: false },
    { stated: 'application/xml', type: 'application/json', documented: false },
  ])('takes $type for $stated as documented: $documented', ({ stated, type, documented }) => {
    const of = operation(promise('200', [media(stated, {})]))
    expect(facts({ type, body: json({}) }, of)).toEqual(
      documented ? [] : ['media-type.undocumented'],
    )
  })

  test('checks by the narrowest media type that is promised', () => {
    const of = operation(promise('200', [media('*/*', false), media('application/json', {})]))
    expect(facts({ body: json(1) }, of)).toEqual([])
  })

  test('asks for required headers, in any case', () => {
    const of = operation(promise('200', [], ['X-Total', 'Link']))
    expect(facts({ headers: [['link', '<a>']] }, of)).toEqual([
      'header.required-missing header:x-total',
    ])
  })

  test('tells a missing body, but not of statuses and methods that have none', () => {
    const of = operation(promise('default', [media('application/json', {})]))
    expect(facts({ type: '' }, of)).toEqual(['body.missing'])
    expect([204, 304].flatMap(status => facts({ status }, of))).toEqual([])
    expect(facts({ method: 'HEAD' }, of)).toEqual([])
  })

  test('says nothing of a body that could not be read', () => {
    expect(facts({ body: { kind: 'refused', reason: 'ends too early', bytes: 3 } })).toEqual([])
    expect(facts({ body: { kind: 'opaque', bytes: 3 } })).toEqual([])
  })

  test('tells undocumented properties, by name where they are no data', () => {
    const body = json([{ id: 1, email: 'a@b.c', plan: 'pro', 'jane@example.com': 1 }])
    expect(facts({ body })).toEqual([
      'property.undocumented /*/plan',
      'property.undocumented /*/{email}',
    ])
  })

  test.each<{ name: string; schema: Json; value: Json }>([
    { name: 'lists no properties', schema: { type: 'object' }, value: { a: 1 } },
    {
      name: 'says what others are',
      schema: { properties: { a: {} }, additionalProperties: { type: 'integer' } },
      value: { b: 1 },
    },
    {
      name: 'admits others',
      schema: { properties: { a: {} }, additionalProperties: true },
      value: { b: 1 },
    },
    {
      name: 'lists it in another part',
      schema: { allOf: [{ properties: { a: {} } }, { properties: { b: {} } }] },
      value: { a: 1, b: 1 },
    },
    {
      name: 'lists it in an alternative',
      schema: { anyOf: [{ properties: { a: {} } }, { properties: { b: {} } }] },
      value: { a: 1, b: 1 },
    },
  ])('takes a property as documented where the schema $name', ({ schema, value }) => {
    const of = operation(promise('200', [media('application/json', schema)]))
    expect(facts({ body: json(value) }, of)).toEqual([])
  })

  test('finds undocumented properties behind references, alternatives and recursion', () => {
    const node: Json = {
      properties: { child: { oneOf: [{ type: 'string' }, { $ref: '#' }] }, name: {} },
    }
    const of = operation(promise('200', [media('application/json', node)]))
    expect(facts({ body: json({ name: 1, child: { child: { extra: 1 } } }) }, of)).toEqual([
      'property.undocumented /child/child/extra',
    ])
  })

  test('never tells a value', () => {
    const secret = 'jane.doe-4711'
    const body = json([{ id: secret, email: secret, [secret]: secret }, secret])
    const told = checkExchange(exchange({ body }), list)
    expect(told.length).toBeGreaterThan(2)
    expect(JSON.stringify(told)).not.toContain('4711')
  })

  test('finds something that has a rule and a sentence, whatever it is', () => {
    const body = json([{ id: 'x', email: 'nope', more: 1 }, 3])
    const changes = checkExchange(exchange({ body }), list)
    const findings = judge(changes, {
      provider: 'test',
      scope: 'default',
      verdict: 'contract-wrong',
      hash: text => text.length.toString(16).padStart(12, '0'),
      now: 0,
    })
    expect(new Set(findings.map(({ rule, level, at }) => `${level} ${rule} ${at}`))).toEqual(
      new Set([
        'error response-property-type-not-allowed /*/id',
        'error response-property-type-not-allowed /*',
        'warning response-property-format-not-allowed /*/email',
        'info response-property-undocumented /*/more',
      ]),
    )
    expect(findings.every(({ message }) => !message.includes('{'))).toBe(true)
  })

  test.each(checkFacts)('has a rule for %s', fact => {
    expect(rulesByFact.get(fact)?.every(({ direction }) => direction === 'response')).toBe(true)
  })
})
