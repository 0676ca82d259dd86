import type {
  Media,
  Operation,
  Parameter,
  ResponsePromise,
} from '../../../../src/core/contract/contract.ts'
import type { Body, Exchange, Headers } from '../../../../src/core/exchange/exchange.ts'
import type { Json } from '../../../../src/core/json/json.ts'
import { schemaFrom } from '../../../support/schema.ts'

const origin = { file: 'api.json', pointer: '/paths' }
export function media(mediaType: string, schema: Json): Media {
  return { mediaType, schema: schemaFrom(schema, 'openapi-3.0'), encoding: {}, origin }
}

export function promise(
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

export function operation(...responses: readonly ResponsePromise[]): Operation {
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

export interface Answer {
  readonly status?: number
  readonly type?: string
  readonly body?: Body
  readonly headers?: Headers
  readonly method?: string
}

export function exchange({
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

export const json = (value: Json): Body => ({ kind: 'json', value, bytes: 1 })
