import { describe, expect, test } from 'vitest'
import { checkResponse } from '../../../../src/core/diff/check/check-response.ts'
import type { Operation } from '../../../../src/core/contract/contract.ts'
import type { Body } from '../../../../src/core/exchange/exchange.ts'
import type { Json } from '../../../../src/core/json/json.ts'
import { schemaFrom } from '../../../support/schema.ts'
import { exchange, json, media, operation, promise, type Answer } from './answers.ts'

function facts(answer: Answer, of: Operation): string[] {
  return checkResponse(exchange(answer), of).map(({ fact, place }) => `${fact} ${place}`.trim())
}

const text = (content: string): Body => ({ kind: 'text', text: content, bytes: 1 })
const item: Json = { type: 'object', required: ['n'], properties: { n: { type: 'integer' } } }

function withHeader(schema: Json): Operation {
  const base = promise('2XX', [], ['X-Ids'])
  const headers = base.headers.map(header => ({ ...header, schema: schemaFrom(schema) }))
  return operation({ ...base, headers })
}

describe('checkResponse', () => {
  test.each<[Json, string, string[]]>([
    [{ type: 'integer' }, '5', []],
    [{ type: 'integer' }, 'five', ['value.kind-not-allowed header:x-ids']],
    [{ type: 'array', items: { type: 'integer' } }, '1, 2', []],
    [
      { type: 'array', items: { type: 'integer' } },
      '1, x',
      ['value.kind-not-allowed header:x-ids/*'],
    ],
    [{ type: 'string', format: 'date' }, 'soon', ['format.violated header:x-ids']],
  ])('holds a header against %j: %s', (schema, value, expected) => {
    expect(facts({ status: 201, headers: [['x-ids', value]] }, withHeader(schema))).toEqual(
      expected,
    )
  })

  test.each<[string, string, Json, string, string[]]>([
    [
      'one item',
      'application/x-ndjson',
      item,
      '{"n":1}\n{"n":"x"}\n',
      ['value.kind-not-allowed /*/n'],
    ],
    [
      'the list',
      'application/x-ndjson',
      { type: 'array', items: item },
      '{"n":"x"}',
      ['value.kind-not-allowed /*/n'],
    ],
    ['the text', 'application/x-ndjson', { type: 'string' }, '{"n":"x"}', []],
    [
      'the data of events',
      'text/event-stream',
      item,
      'data: {"n":"x"}\n\ndata: [DONE]\n\n',
      ['value.kind-not-allowed /*/n'],
    ],
  ])('reads a sequence whose schema is that of %s', (_, type, schema, body, expected) => {
    const of = operation(promise('200', [media(type, schema)]))
    expect(facts({ type, body: text(body) }, of)).toEqual(expected)
  })

  test('tells versions of one media type apart by their parameters', () => {
    const one = media('application/json; version=1', { type: 'object' })
    const two = media('application/json; version=2', { type: 'array' })
    const of = operation(promise('200', [one, two]))
    expect(facts({ type: 'application/json; version=2', body: json([]) }, of)).toEqual([])
    expect(facts({ type: 'application/json; version=1', body: json([]) }, of)).toEqual([
      'value.kind-not-allowed',
    ])
  })
})
