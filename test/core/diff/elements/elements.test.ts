import { describe, expect, test } from 'vitest'
import type { Json, JsonObject } from '../../../../src/core/json/json.ts'
import { diffDocuments } from '../documents.ts'

const ok = { '200': { description: 'Done' } }
const scalar = { type: 'string' }

function served(url: string): JsonObject {
  return { openapi: '3.1.0', info: { title: 'a', version: '1' }, servers: [{ url }], paths: {} }
}

function documentOf(operation: JsonObject, more: JsonObject = {}): JsonObject {
  const paths = { '/things': { post: { responses: ok, ...operation } } }
  return { openapi: '3.1.0', info: { title: 'Things', version: '1' }, paths, ...more }
}

function factsOf(base: Json, revision: Json): string[] {
  return diffDocuments(base, revision).map(({ fact, direction }) => `${direction} ${fact}`)
}

function calling(schema: JsonObject): JsonObject {
  const content = { 'application/json': { schema } }
  const call = { '{$request.body#/url}': { post: { requestBody: { content }, responses: ok } } }
  return documentOf({ callbacks: { onEvent: call } })
}

function withParameter(parameter: JsonObject): JsonObject {
  return documentOf({ parameters: [{ name: 'p', in: 'query', ...parameter }] })
}

function answeredAs(name: string, schema: JsonObject): JsonObject {
  return documentOf({
    responses: { '200': { description: 'Done', content: { [name]: { schema } } } },
  })
}

function sentAs(name: string): JsonObject {
  return documentOf({ requestBody: { content: { [name]: { schema: scalar } } } })
}

function hook(method: string): JsonObject {
  return documentOf({}, { webhooks: { ping: { [method]: { responses: ok } } } })
}

function draft(more: JsonObject): JsonObject {
  return documentOf({ 'x-stability-level': 'draft', ...more })
}

function linked(link: JsonObject): JsonObject {
  return documentOf({ responses: { '200': { description: 'Done', links: { next: link } } } })
}

describe('compareElements', () => {
  test('turns the direction round in a callback, and says whose callback it is', () => {
    const required = { type: 'object', required: ['a'], properties: { a: scalar } }
    const [change] = diffDocuments(calling(required), calling({ type: 'object' }))
    expect(change).toMatchObject({
      fact: 'callback.changed',
      direction: 'response',
      where: { method: 'POST', path: 'callback:onEvent {$request.body#/url} of POST /things' },
      place: '/a',
      details: { fact: 'property.removed' },
    })
  })

  test('ends where a callback leads back to the operation that makes it', () => {
    const post = { responses: ok, callbacks: { again: { '{$url}': { $ref: '#/paths/~1things' } } } }
    const base = { ...documentOf({}), paths: { '/things': { post } } }
    expect(factsOf(base, base)).toEqual([])
  })

  test.each([
    [
      'no style differs where a scalar is written',
      { schema: scalar },
      { schema: scalar, explode: false },
      [],
    ],
    [
      'a list is written otherwise',
      { schema: { type: 'array', items: scalar } },
      { schema: { type: 'array', items: scalar }, explode: false },
      ['request parameter.styleChanged'],
    ],
    [
      'what is written as JSON is not written as text',
      { schema: { type: 'object' } },
      { content: { 'application/json': { schema: { type: 'object' } } } },
      ['request parameter.styleChanged'],
    ],
  ])('tells that %s', (_, before, after, facts) => {
    expect(factsOf(withParameter(before), withParameter(after))).toEqual(facts)
  })

  test('compares the schemas of a media type that was renamed', () => {
    const before = answeredAs('application/json', { type: 'object', properties: { a: scalar } })
    const after = answeredAs('application/vnd.thing+json', { type: 'object' })
    expect(factsOf(before, after)).toEqual([
      'response mediaType.renamed',
      'response property.removed',
    ])
  })

  test('takes two spellings of a media type for one', () => {
    const before = sentAs('application/json; a=1; b="2"')
    expect(factsOf(before, sentAs('application/json;B=2;a=1'))).toEqual([])
  })

  test('tells methods that come and go under a webhook that stays', () => {
    expect(factsOf(hook('put'), hook('post'))).toEqual([
      'none operation.removed',
      'none operation.added',
    ])
  })

  test('counts what changes in a draft, and tells no more of it', () => {
    const [change, ...rest] = diffDocuments(draft({ tags: ['a'] }), draft({ tags: ['b', 'c'] }))
    expect(change).toMatchObject({ fact: 'operation.unstableChanged', details: { count: 3 } })
    expect(rest).toEqual([])
  })

  test('leaves the prose and the order of links and encodings out', () => {
    const before = { operationId: 'next', description: 'One', parameters: { a: '1', b: '2' } }
    const after = { parameters: { b: '2', a: '1' }, operationId: 'next', description: 'Two' }
    expect(factsOf(linked(before), linked(after))).toEqual([])
  })

  test.each([
    ['https://api.test/v1', 'https://api.test/v2', [true]],
    ['https://api.test/2010-04-01', 'https://api.test/v2', [false]],
    ['https://api.test/v1', 'https://other.test/v2', [false]],
    ['https://api.test/v1.2/x', 'https://api.test/v1.3-beta1/x', [true]],
  ])('takes the address %s that became %s for a move only where the version differs', (...row) => {
    const [base, revision, harmless] = row
    const removed = diffDocuments(served(base), served(revision)).filter(
      ({ fact }) => fact === 'globalServer.removed',
    )
    expect(removed.map(({ details }) => details?.['harmless'] === true)).toEqual(harmless)
  })
})
