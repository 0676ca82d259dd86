import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { Json, JsonObject } from '../../src/core/json/json.ts'
import {
  addressOf,
  deploy,
  index,
  pactResource,
  type BrokerAnswer,
  type KeptPact,
} from './pact-broker-resources.ts'

export interface BrokerOptions {
  /** Stands before all paths, such as `/pact`. */
  readonly basePath?: string
  /** Without the newer resources. */
  readonly isOld?: boolean
  readonly pageSize?: number
}

/** What was asked of it, and what it keeps: to be looked at and changed by tests. */
export interface LoopbackBroker {
  readonly url: string
  readonly pacts: KeptPact[]
  readonly asked: Asked[]
  /** Who may ask; null for anybody. Another value stands for a token that expired. */
  authorization: string | null
  /** Answers to the next requests, each instead of the right one. */
  readonly instead: Instead[]
  close(): Promise<void>
}

interface Asked {
  readonly method: string
  readonly path: string
  readonly authorization: string | null
  readonly body: Json
}

export interface Instead {
  readonly status: number
  readonly headers?: Record<string, string>
  readonly body?: string
}

/** A Pact Broker on 127.0.0.1 that speaks the HAL of its documented resources. */
export async function loopbackBroker(options: BrokerOptions = {}): Promise<LoopbackBroker> {
  const { basePath = '' } = options
  const reply = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const text = await textOf(request)
    const path = request.url ?? '/'
    const { method = '', headers } = request
    const authorization = headers.authorization ?? null
    broker.asked.push({ method, path, authorization, body: parsed(text) })
    const instead = broker.instead.shift()
    if (instead !== undefined) {
      response.writeHead(instead.status, instead.headers).end(instead.body)
      return
    }
    const isKnown = broker.authorization === null || authorization === broker.authorization
    const within = path.startsWith(basePath) ? path.slice(basePath.length) : null
    const { status, body } = !isKnown
      ? { status: 401, body: { error: { code: 'unauthorized', message: 'expired' } } }
      : within === null
        ? { status: 404 }
        : answer(broker, options, method, within, parsed(text))
    response.writeHead(status, { 'content-type': 'application/hal+json;charset=utf-8' })
    response.end(body === undefined ? '' : JSON.stringify(body))
  }
  const server = createServer((request, response) => void reply(request, response))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const broker: LoopbackBroker = {
    url: `http://127.0.0.1:${port}${basePath}`,
    pacts: [],
    asked: [],
    authorization: null,
    instead: [],
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
  return broker
}

function answer(
  broker: LoopbackBroker,
  options: BrokerOptions,
  method: string,
  path: string,
  body: Json,
): BrokerAnswer {
  const [plain = '', search = ''] = path.split('?')
  const query = new URLSearchParams(search)
  const words = plain.split('/').slice(1).map(decodeURIComponent)
  const [first, second, third, fourth, fifth, sixth, seventh, eighth] = words
  if (plain === '' || plain === '/')
    return { status: 200, body: index(broker.url, options.isOld === true) }
  if (first === 'pacts' && second === 'provider' && third !== undefined) {
    if (fourth === 'for-verification') return forVerification(broker, options, third, query)
    if (fourth === 'latest') return latest(broker, third)
    if (fourth === 'consumer' && fifth !== undefined && seventh !== undefined) {
      if (eighth === 'verification-results') return { status: 201, body: {} }
      const found = broker.pacts.find(
        pact => pact.provider === third && pact.consumer === fifth && pact.version === seventh,
      )
      return method === 'PUT'
        ? publish(broker, found, third, fifth, seventh, body)
        : found === undefined
          ? { status: 404, body: { error: 'not found' } }
          : { status: 200, body: pactResource(broker.url, found) }
    }
  }
  if (first === 'pacticipants' && method === 'PUT')
    return { status: 201, body: { name: sixth ?? '' } }
  if (first === 'can-i-deploy' && options.isOld !== true) {
    return deploy(broker.pacts, query.get('pacticipant'), query.get('version'))
  }
  if (first === 'matrix') {
    return deploy(broker.pacts, query.get('q[][pacticipant]'), query.get('q[][version]'))
  }
  return { status: 404, body: { error: 'not found' } }
}

function forVerification(
  broker: LoopbackBroker,
  { pageSize = 100 }: BrokerOptions,
  provider: string,
  query: URLSearchParams,
): BrokerAnswer {
  const page = Number(query.get('page') ?? '1')
  const all = broker.pacts.filter(pact => pact.provider === provider)
  const shown = all.slice((page - 1) * pageSize, page * pageSize)
  const path = `/pacts/provider/${encodeURIComponent(provider)}/for-verification`
  return {
    status: 200,
    body: {
      _embedded: {
        pacts: shown.map(pact => ({
          shortDescription: 'latest',
          verificationProperties: { pending: pact.branch === 'wip', notices: [] },
          _links: { self: { href: addressOf(broker.url, pact), name: 'Pact' } },
        })),
      },
      _links: {
        self: { href: `${broker.url}${path}` },
        ...(all.length > page * pageSize && {
          next: { href: `${broker.url}${path}?page=${page + 1}` },
        }),
      },
    },
  }
}

function latest(broker: LoopbackBroker, provider: string): BrokerAnswer {
  const links = broker.pacts
    .filter(pact => pact.provider === provider)
    .map(pact => ({ href: addressOf(broker.url, pact), title: 'Pact', name: pact.consumer }))
  return { status: 200, body: { _links: { 'pb:pacts': links, pacts: links } } }
}

function publish(
  broker: LoopbackBroker,
  found: KeptPact | undefined,
  provider: string,
  consumer: string,
  version: string,
  document: Json,
): BrokerAnswer {
  if (typeof document !== 'object' || document === null || Array.isArray(document)) {
    return { status: 422, body: { errors: { pact: ['must be an object'] } } }
  }
  if (found === undefined) {
    broker.pacts.push({ provider, consumer, version, document: document as JsonObject })
    return { status: 201, body: {} }
  }
  const isSame = JSON.stringify(found.document) === JSON.stringify(document)
  return isSame ? { status: 200, body: {} } : { status: 409, body: { error: 'Pact was modified' } }
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = ''
  request.setEncoding('utf8')
  for await (const chunk of request) text += String(chunk)
  return text
}

function parsed(text: string): Json {
  return text === '' ? null : (JSON.parse(text) as Json)
}
