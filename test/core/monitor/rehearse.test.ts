import { describe, expect, test } from 'vitest'
import type { Exchange } from '../../../src/core/exchange/exchange.ts'
import type { Json } from '../../../src/core/json/json.ts'
import { readRehearsal, type RehearsedChange } from '../../../src/core/monitor/rehearsal.ts'
import { rehearse } from '../../../src/core/monitor/rehearse.ts'

function exchange(value: Json): Exchange {
  return {
    id: 'e1',
    provider: 'acme',
    scope: 'default',
    startedAt: 0,
    tookMs: 100,
    request: {
      method: 'GET',
      url: 'https://api.acme.example/v1/orders',
      headers: [],
      body: { kind: 'none' },
    },
    response: {
      status: 200,
      headers: [
        ['link', '<x>'],
        ['etag', '1'],
      ],
      body: { kind: 'json', value, bytes: 1 },
    },
  }
}

function change(text: string): RehearsedChange {
  const read = readRehearsal(text)
  if (!read.ok) throw new Error(read.problem)
  return read.change
}

const hostile = JSON.parse('{"__proto__":{"a":1},"constructor":2}') as Json

describe('rehearse', () => {
  test.each([
    {
      text: 'remove /items/*/total',
      from: { items: [{ id: 1, total: 2 }, { id: 2 }, { total: null }] },
      to: { items: [{ id: 1 }, { id: 2 }, {}] },
      hits: 2,
    },
    { text: 'remove /items/*', from: { items: [1, 2] }, to: { items: [] }, hits: 2 },
    { text: 'remove /nothing/here', from: { items: [] }, to: { items: [] }, hits: 0 },
    { text: 'remove /items/0', from: { items: [1] }, to: { items: [1] }, hits: 0 },
    {
      text: 'null /items/*/email',
      from: { items: [{ email: 'x' }, { email: null }] },
      to: { items: [{ email: null }, { email: null }] },
      hits: 1,
    },
    { text: 'null /', from: [1], to: null, hits: 1 },
    {
      text: 'rename /items/*/total /items/*/amount',
      from: { items: [{ total: 1, id: 2, amount: 9 }] },
      to: { items: [{ amount: 1, id: 2 }] },
      hits: 1,
    },
    { text: 'rename /total amount', from: { id: 1, total: 2 }, to: { id: 1, amount: 2 }, hits: 1 },
    { text: 'rename /total amount', from: { id: 1 }, to: { id: 1 }, hits: 0 },
    { text: 'retype /id string', from: { id: 7 }, to: { id: '7' }, hits: 1 },
    { text: 'retype /id string', from: { id: 'a' }, to: { id: 'a' }, hits: 0 },
    { text: 'retype /id integer', from: { id: '12.7' }, to: { id: 12 }, hits: 1 },
    { text: 'retype /id number', from: { id: 'x' }, to: { id: 1.5 }, hits: 1 },
    { text: 'retype /id boolean', from: { id: 0 }, to: { id: false }, hits: 1 },
    { text: 'retype /id array', from: { id: 1 }, to: { id: [1] }, hits: 1 },
    { text: 'retype /id object', from: { id: 1 }, to: { id: { value: 1 } }, hits: 1 },
    { text: 'empty /items', from: { items: [1] }, to: { items: [] }, hits: 1 },
    { text: 'empty /items', from: { items: [] }, to: { items: [] }, hits: 0 },
    { text: 'empty /', from: { a: 1 }, to: {}, hits: 1 },
    { text: 'empty /a', from: { a: 'x' }, to: { a: '' }, hits: 1 },
    {
      text: 'remove /{uuid}/name',
      from: { '123e4567-e89b-42d3-a456-426614174000': { name: 'x' }, meta: { name: 'y' } },
      to: { '123e4567-e89b-42d3-a456-426614174000': {}, meta: { name: 'y' } },
      hits: 1,
    },
    {
      // People: their names look like those of fields, and are told as observe tells them.
      text: 'remove /{name}/age',
      from: { maria: { age: 1 }, hanna: { age: 2 }, total: { age: 3 } },
      to: { maria: {}, hanna: {}, total: { age: 3 } },
      hits: 2,
    },
    {
      text: 'remove /*[PushEvent]/size',
      from: [
        { type: 'PushEvent', size: 1 },
        { type: 'ForkEvent', size: 2 },
      ],
      to: [{ type: 'PushEvent' }, { type: 'ForkEvent', size: 2 }],
      hits: 1,
    },
    {
      text: 'remove /__proto__/a',
      from: hostile,
      to: JSON.parse('{"__proto__":{},"constructor":2}') as Json,
      hits: 1,
    },
    { text: 'remove /toString', from: { a: 1 }, to: { a: 1 }, hits: 0 },
  ])('$text: $hits', ({ text, from, to, hits }) => {
    const before = JSON.stringify(from)
    const rehearsed = rehearse(exchange(from), change(text))
    const { body } = rehearsed.exchange.response
    expect(JSON.stringify(body.kind === 'json' ? body.value : undefined)).toBe(JSON.stringify(to))
    expect(rehearsed.hits).toBe(hits)
    expect(JSON.stringify(from)).toBe(before)
  })

  test('changes status, duration and headers', () => {
    expect(rehearse(exchange({}), change('status 500')).exchange.response.status).toBe(500)
    expect(rehearse(exchange({}), change('slow 5s')).exchange.tookMs).toBe(5_000)
    const bare = rehearse(exchange({}), change('remove header:Link'))
    expect(bare).toMatchObject({ hits: 1, exchange: { response: { headers: [['etag', '1']] } } })
  })

  test('finds no place in a body that is not JSON', () => {
    const html: Exchange = {
      ...exchange({}),
      response: { status: 200, headers: [], body: { kind: 'text', text: '<p>', bytes: 3 } },
    }
    expect(rehearse(html, change('remove /a'))).toEqual({ exchange: html, hits: 0 })
  })
})
