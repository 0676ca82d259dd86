import { describe, expect, test } from 'vitest'
import { checkWebhook } from '../../../../src/core/diff/check/check-webhook.ts'
import type { Exchange, Headers } from '../../../../src/core/exchange/exchange.ts'
import type { Json } from '../../../../src/core/json/json.ts'
import { contractOf } from '../../contract/golden.ts'

const hook = (action: string, required: string): Json => ({
  post: {
    requestBody: {
      required: true,
      content: {
        'application/json': {
          schema: {
            type: 'object',
            required: ['action', required],
            properties: { action: { enum: [action] }, [required]: { type: 'integer' } },
          },
        },
      },
    },
    parameters: [{ name: 'X-Event', in: 'header', required: true, schema: { type: 'string' } }],
    responses: { '2XX': { description: 'Taken' } },
  },
})

const contract = contractOf({
  openapi: '3.1.0',
  info: { title: 'Shop', version: '1' },
  webhooks: { 'star-created': hook('created', 'stars'), 'fork-created': hook('created', 'forks') },
  paths: {
    '/subscribe': {
      post: {
        responses: { 200: { description: 'Done' } },
        callbacks: { paid: { '{$request.body#/url}': hook('paid', 'sum') } },
      },
    },
  },
})

function facts(value: Json, headers: Headers, status = 204, name?: string): string[] {
  const exchange: Exchange = {
    id: '1',
    provider: 'shop',
    scope: 'default',
    startedAt: 0,
    tookMs: 0,
    request: {
      method: 'POST',
      url: 'https://ours.example/hook',
      headers: [['content-type', 'application/json'], ...headers],
      body: { kind: 'json', value, bytes: 1 },
    },
    response: { status, headers: [], body: { kind: 'none' } },
  }
  return checkWebhook(exchange, contract, name).map(
    ({ fact, direction, where, place }) => `${direction} ${where.path} ${fact} ${place}`,
  )
}

const star: Headers = [['x-event', 'star']]

describe('checkWebhook', () => {
  test('finds nothing in a call that keeps its promise', () => {
    expect(facts({ action: 'created', stars: 1 }, star)).toEqual([])
  })

  test('takes the webhook that the call names, and tells what was called as a response', () => {
    expect(facts({ action: 'created', stars: 'x' }, star)).toEqual([
      'response webhook:star-created value.kind-not-allowed /stars',
    ])
  })

  test('believes the name even where another webhook would fit', () => {
    expect(facts({ action: 'created', forks: 1 }, star)).toEqual([
      'response webhook:star-created property.required-missing /stars',
      'response webhook:star-created property.undocumented /forks',
    ])
  })

  test('takes the one that fits best where the call names none', () => {
    expect(facts({ action: 'created', forks: 1 }, [])).toEqual([
      'response webhook:fork-created header.required-missing header:x-event',
    ])
  })

  test('tells what we answered as a request', () => {
    expect(facts({ action: 'created', stars: 1 }, star, 500)).toEqual([
      'request webhook:star-created status.undocumented ',
    ])
  })

  test('knows callbacks, by name too', () => {
    expect(facts({ action: 'paid', sum: '1' }, star, 200, 'paid')).toEqual([
      'response callback:paid {$request.body#/url} of POST /subscribe value.kind-not-allowed /sum',
    ])
  })

  test('says that a call is none of the contract', () => {
    expect(facts({}, star, 200, 'gone')).toEqual(['response webhook:gone operation.undocumented '])
  })
})
