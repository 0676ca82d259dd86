import { describe, expect, test } from 'vitest'
import { readContract } from '../../../../src/core/contract/openapi/read-contract.ts'
import { coverageOf } from '../../../../src/core/diff/cover/coverage.ts'
import type { Exchange } from '../../../../src/core/exchange/exchange.ts'
import type { Json, JsonObject } from '../../../../src/core/json/json.ts'

const schemas: JsonObject = {
  Pet: { oneOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }] },
  Cat: {
    type: 'object',
    required: ['meows'],
    properties: { meows: { type: 'boolean' }, secret: { type: 'string', writeOnly: true } },
  },
  Dog: { type: 'object', required: ['barks'], properties: { barks: { type: 'boolean' } } },
  Node: {
    type: 'object',
    properties: {
      name: { type: ['string', 'null'] },
      next: { anyOf: [{ $ref: '#/components/schemas/Node' }, { type: 'null' }] },
    },
  },
  Map: {
    type: 'object',
    additionalProperties: { type: 'object', properties: { count: { type: 'integer' } } },
  },
}

function answering(schema: Json, more: JsonObject = {}): ReturnType<typeof readContract> {
  const content = { 'application/json': { schema } }
  const root: Json = {
    openapi: '3.1.0',
    info: { title: 'Pets', version: '1' },
    components: { schemas: { ...schemas, ...more } },
    paths: {
      '/pets': {
        get: { responses: { 200: { description: '', content }, 404: { description: '' } } },
      },
      '/pets/{id}': { delete: { responses: { 204: { description: '' } } } },
    },
  }
  return readContract({ uri: 'pets.json', root, dialect: 'openapi-3.1' }, 'pets')
}

function answer(value: Json, status = 200, path = '/pets'): Exchange {
  return {
    id: '1',
    provider: 'pets',
    scope: 'default',
    startedAt: 0,
    tookMs: 0,
    request: {
      method: 'GET',
      url: `https://pets.example${path}`,
      headers: [],
      body: { kind: 'none' },
    },
    response: {
      status,
      headers: [['content-type', 'application/json']],
      body: { kind: 'json', value, bytes: 0 },
    },
  }
}

const refTo = (name: string): Json => ({ $ref: `#/components/schemas/${name}` })

describe('coverageOf', () => {
  test('tells operations and, of those that were seen, statuses', () => {
    const { operations, statuses } = coverageOf(answering({}), [
      answer({}),
      answer({}, 200, '/other'),
    ])
    expect(operations).toEqual({ covered: 1, of: 2, missing: ['DELETE /pets/{id}'] })
    expect(statuses).toEqual({ covered: 1, of: 2, missing: ['GET /pets 404'] })
  })

  test('tells alternatives by which one the values are, and properties inside of them', () => {
    const { branches, properties } = coverageOf(answering({ type: 'array', items: refTo('Pet') }), [
      answer([{ meows: true }]),
    ])
    expect(branches).toEqual({ covered: 1, of: 2, missing: ['GET /pets 200 /* oneOf Dog'] })
    expect(properties).toEqual({ covered: 1, of: 2, missing: ['GET /pets 200 /*/barks'] })
    const both = coverageOf(answering({ type: 'array', items: refTo('Pet') }), [
      answer([{ meows: true }]),
      answer([{ barks: false }]),
    ])
    expect(both.branches.missing).toEqual([])
    expect(both.properties.missing).toEqual([])
  })

  test('ends in a schema that holds itself, and takes null beside one alternative for no choice', () => {
    const covered = coverageOf(answering(refTo('Node')), [
      answer({ name: null, next: { name: 'b' } }),
    ])
    expect(covered.properties).toEqual({ covered: 2, of: 2, missing: [] })
    expect(covered.branches.of).toBe(0)
  })

  test('tells what stands under any key once', () => {
    const { properties } = coverageOf(answering(refTo('Map')), [answer({ a: {}, b: { count: 1 } })])
    expect(properties).toEqual({ covered: 1, of: 1, missing: [] })
  })

  test('covers nothing by nothing', () => {
    const nothing = { covered: 0, of: 0, missing: [] }
    expect(coverageOf(answering(refTo('Pet')), [])).toMatchObject({
      operations: { covered: 0, of: 2 },
      statuses: nothing,
      properties: nothing,
      branches: nothing,
    })
  })

  test('ends where alternatives unfold without end', () => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k']
    const all = Object.fromEntries(
      names.map(name => [
        name,
        { anyOf: names.map(other => ({ properties: { x: refTo(other) } })) },
      ]),
    )
    const covered = coverageOf(answering(refTo('a'), all), [answer({ x: 1 })])
    expect(covered.properties.covered).toBe(1)
  })
})
