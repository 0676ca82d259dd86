import { describe, expect, test } from 'vitest'
import { contractKind } from '../../../../src/core/contract/contract-kind.ts'
import { parseBodyPlace } from '../../../../src/core/contract/json-schema/body-place.ts'
import { readJsonSchema } from '../../../../src/core/contract/json-schema/read-json-schema.ts'
import { diffContracts } from '../../../../src/core/diff/contracts.ts'
import type { Json } from '../../../../src/core/json/json.ts'
import { UsageError } from '../../../../src/errors.ts'

const places = (...texts: readonly string[]): ReturnType<typeof parseBodyPlace>[] =>
  texts.map(parseBodyPlace)

const document = (root: Json) =>
  ({ uri: 'a.schema.json', root, dialect: 'json-schema-07' }) as const

describe('the draft of a JSON Schema', () => {
  test.each([
    ['http://json-schema.org/draft-04/schema#', 'json-schema-04'],
    ['http://json-schema.org/draft-06/schema#', 'json-schema-07'],
    ['http://json-schema.org/draft-07/schema', 'json-schema-07'],
    ['https://json-schema.org/draft/2019-09/schema', 'json-schema-2019-09'],
    ['https://json-schema.org/draft/2020-12/schema', 'json-schema-2020-12'],
    ['https://acme.example/our-own-metaschema', 'json-schema-2020-12'],
  ])('is told by %s', ($schema, dialect) => {
    expect(contractKind({ $schema, type: 'object' })).toMatchObject({ dialect })
  })

  test.each<{ name: string; root: Json }>([
    { name: 'properties', root: { properties: {} } },
    { name: 'a type', root: { type: 'array', items: {} } },
    { name: 'alternatives', root: { anyOf: [{}] } },
  ])('is the newest where only $name tells that it is a schema', ({ root }) => {
    expect(contractKind(root)).toMatchObject({ dialect: 'json-schema-2020-12' })
  })

  test.each<{ name: string; root: Json }>([
    { name: 'an answer', root: { id: 1, type: 'order' } },
    { name: 'an error', root: { error: 'no', type: 'object' } },
    { name: 'draft 3', root: { $schema: 'http://json-schema.org/draft-03/schema#' } },
    { name: 'a pact', root: { consumer: {}, provider: {}, items: [] } },
    { name: 'a list', root: [] },
  ])('is not seen in $name', ({ root }) => {
    expect(contractKind(root)).not.toHaveProperty('dialect')
  })
})

describe('parseBodyPlace', () => {
  test.each([
    ['get /orders', { method: 'GET', path: '/orders', side: '200', pointer: '' }],
    ['POST /orders request', { method: 'POST', path: '/orders', side: 'request', pointer: '' }],
    ['GET /a/{b} 2xx', { method: 'GET', path: '/a/{b}', side: '2XX', pointer: '' }],
    [
      'GET /a default #/$defs/List',
      { method: 'GET', path: '/a', side: 'default', pointer: '/$defs/List' },
    ],
    ['request', { method: '', path: '', side: 'request', pointer: '' }],
  ])('reads %s', (text, place) => {
    expect(parseBodyPlace(text)).toEqual(place)
  })

  test.each(['', '/orders', 'GET orders', 'GET /orders 999', 'GET /orders 200 List'])(
    'refuses %j with an example',
    text => {
      expect(() => parseBodyPlace(text)).toThrow(UsageError)
      expect(() => parseBodyPlace(text)).toThrow(/'GET \/orders 200'/)
    },
  )
})

describe('readJsonSchema', () => {
  const schema = {
    definitions: { list: { type: 'array', items: { $ref: '#' } } },
    type: 'object',
    properties: { id: { type: 'string' } },
  }

  test('makes one operation of a body that is sent and a body that is answered', () => {
    const wanted = places('POST /a 201', 'POST /a request', 'GET /a 200 #/definitions/list')
    const { operations, defects } = readJsonSchema(document(schema), 'acme', wanted)
    expect(operations.map(({ key }) => key)).toEqual(['GET /a', 'POST /a'])
    expect(operations[0]?.responses[0]?.content[0]?.schema?.pointer).toBe('/definitions/list')
    expect(operations[1]?.body?.content[0]?.schema?.value).toBe(schema)
    expect(operations[1]?.responses.map(({ status }) => status)).toEqual(['201'])
    expect(defects).toEqual([])
  })

  test('tells what leads nowhere', () => {
    const root = { properties: { a: { $ref: '#/definitions/gone' } }, default: { $ref: '#/data' } }
    const { defects } = readJsonSchema(document(root), 'acme', places('GET /a 200 #/nothing'))
    expect(defects.map(({ origin }) => origin.pointer).sort()).toEqual([
      '/nothing',
      '/properties/a',
    ])
  })

  test('compares two schemas as what is answered and as what is sent', () => {
    const base = document({ type: 'object', properties: { id: { type: 'string' } } })
    const revision = document({
      type: 'object',
      required: ['id'],
      properties: { id: { type: 'string' } },
    })
    const facts = (...sides: string[]): string[] =>
      diffContracts(
        readJsonSchema(base, '', places(...sides)),
        readJsonSchema(revision, '', places(...sides)),
      ).map(({ direction, fact }) => `${direction} ${fact}`)
    expect(facts('response')).toEqual(['response property.becameRequired'])
    expect(facts('request')).toEqual(['request property.becameRequired'])
    expect(facts('request', 'response')).toHaveLength(2)
  })
})
