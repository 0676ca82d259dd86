import type { Json, JsonObject } from '../../src/core/json/json.ts'

const json = (schema: Json): Json => ({ 'application/json': { schema } })

/** What `GET /orders` and `POST /orders` of a small vendor promise. */
export function ordersApi(): Json {
  const order = {
    type: 'object',
    required: ['id', 'total'],
    properties: {
      id: { type: 'integer' },
      total: { type: 'number' },
      hook: { type: 'string' },
      contact: { type: 'string' },
      state: {
        anyOf: [{ type: 'string' }, { type: 'object', properties: { code: { type: 'string' } } }],
      },
    },
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Acme', version: '1' },
    paths: {
      '/orders': {
        get: {
          parameters: [{ name: 'limit', in: 'query', schema: { type: 'integer', maximum: 100 } }],
          responses: {
            200: { description: 'ok', content: json({ type: 'array', items: order }) },
            404: {
              description: 'none',
              content: json({ type: 'object', properties: { error: { type: 'string' } } }),
            },
          },
        },
        post: {
          requestBody: { required: true, content: json(order) },
          responses: { 201: { description: 'made', content: json(order) } },
        },
      },
      '/items': { get: { responses: { 200: { description: 'ok' } } } },
    },
  }
}

/** A recording of `GET /orders` that answers one order; what is given replaces parts of it. */
export function orderRecording(
  order: JsonObject = { id: 1, total: 2.5 },
  {
    provider = 'acme',
    more = [],
  }: { readonly provider?: string; readonly more?: readonly Json[] } = {},
): Json {
  return {
    tidemarkRecording: 1,
    provider,
    operation: 'GET /orders',
    exchanges: [
      {
        recordedAt: '2026-11-20',
        request: { method: 'GET', url: 'https://acme.example/orders?limit=20', headers: {} },
        response: { status: 200, headers: { 'content-type': 'application/json' }, json: [order] },
      },
      ...more,
    ],
  }
}

const place = (kind: string): Json => ({ kinds: { [kind]: 20 }, of: 20, seen: 20 })

/** What was seen of the same while it was healthy. */
export const orderBaseline: Json = {
  format: 'tidemark-baseline-1',
  provider: 'acme',
  subjects: [
    {
      exchanges: 20,
      mediaType: 'application/json',
      operation: 'GET /orders',
      places: {
        '': place('array'),
        '/*': place('object'),
        '/*/id': place('integer'),
        '/*/total': place('number'),
      },
      scope: 'default',
      side: 'response',
      status: '200',
      variant: '',
      version: '',
    },
  ],
}
