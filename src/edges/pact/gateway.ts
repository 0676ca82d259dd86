import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http'
import { once } from 'node:events'
import { request, type Dispatcher } from 'undici'
import type { AskedInteraction, VerifierTask } from '../../ports/pact-verifier.ts'
import { STATES_PATH } from './protocol.ts'
import { whyNoAnswer, whyRefused } from './no-answer.ts'

/** The way from the verifier to the provider. What went wrong on it can be told from what the provider answers. */
export interface Gateway {
  readonly url: string
  /** By id, as clauses. */
  readonly unanswered: ReadonlyMap<string, string>
  close(): Promise<void>
}

export interface GatewayOptions extends Pick<
  VerifierTask,
  'url' | 'header' | 'interactions' | 'states' | 'timeoutMs' | 'credentials' | 'progress'
> {
  readonly dispatcher: Dispatcher
  readonly stateFailed: (name: string, params: string) => void
  /** Something came: the verifier is alive. */
  readonly alive: () => void
}

/** After so many in a row without an answer the provider is taken for gone, and not waited for any more. */
const MOST_SILENT = 2

const MOST_BYTES = 64_000_000

const ownHeaders = new Set([
  'connection',
  'content-length',
  'expect',
  'host',
  'keep-alive',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
])

interface Answer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: Uint8Array
}

/** Opens it on 127.0.0.1, at a port that is free. */
export async function openGateway(options: GatewayOptions): Promise<Gateway> {
  const { interactions, states, credentials, progress, stateFailed, alive } = options
  const byId = new Map(interactions.map(interaction => [interaction.id, interaction]))
  const unanswered = new Map<string, string>()
  const base = options.url.replace(/\/+$/, '')
  let silent = 0
  let lastReason = ''

  const send = (
    url: string,
    incoming: IncomingMessage,
    body: Buffer,
    headers: readonly (readonly [string, string])[],
  ): Promise<Answer> => sendOn(url, incoming, body, headers, options)

  /** An interaction that is about being refused is sent as it is written. */
  const ask = async (
    incoming: IncomingMessage,
    body: Buffer,
    asked: AskedInteraction | undefined,
  ): Promise<Answer> => {
    const url = `${base}${incoming.url ?? '/'}`
    if (asked?.status === 401) return send(url, incoming, body, [])
    const answer = await send(url, incoming, body, await credentials(false))
    if (answer.status !== 401) return answer
    const fresh = await credentials(true).catch(() => {
      throw new Error('the token could not be renewed')
    })
    return fresh.length === 0 ? answer : send(url, incoming, body, fresh)
  }

  const pass = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    const id = String(incoming.headers[options.header] ?? '')
    const asked = byId.get(id)
    const body = await bytesOf(incoming)
    if (asked !== undefined) progress(asked)
    try {
      if (silent >= MOST_SILENT) throw new Error('not asked any more')
      const answer = await ask(incoming, body, asked)
      silent = 0
      const refusal = whyRefused(answer.status, asked?.status ?? null)
      if (refusal !== null) unanswered.set(id, refusal)
      relay(answer, response)
    } catch (error) {
      if (silent++ < MOST_SILENT) lastReason = whyNoAnswer(error)
      unanswered.set(id, lastReason)
      response.writeHead(502).end()
    }
  }

  const changeState = async (
    incoming: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> => {
    const body = await bytesOf(incoming)
    try {
      if (states.kind !== 'url') throw new Error('no URL')
      const answer = await send(states.url, incoming, body, [])
      if (answer.status < 200 || answer.status > 299) throw new Error(String(answer.status))
      relay(answer, response)
    } catch {
      const { state, params } = JSON.parse(body.toString()) as { state?: unknown; params?: unknown }
      stateFailed(String(state), JSON.stringify(params ?? {}))
      // A status of 500 and more it would try again for two minutes.
      response.writeHead(400).end()
    }
  }

  const server = createServer((incoming, response) => {
    alive()
    const handle = incoming.url?.startsWith(STATES_PATH) ? changeState : pass
    handle(incoming, response)
      .catch(() => response.destroy())
      .finally(alive)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return {
    url: `http://127.0.0.1:${port}`,
    unanswered,
    async close() {
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
    },
  }
}

async function sendOn(
  url: string,
  { method = 'GET', headers }: IncomingMessage,
  body: Buffer,
  added: readonly (readonly [string, string])[],
  { dispatcher, timeoutMs, header }: GatewayOptions,
): Promise<Answer> {
  const sent = Object.entries(headers).filter(([name]) => name !== header && !ownHeaders.has(name))
  const answer = await request(url, {
    dispatcher,
    method,
    headers: Object.fromEntries([...sent, ...added]),
    body: body.length === 0 ? null : body,
    signal: AbortSignal.timeout(timeoutMs),
  })
  return { status: answer.statusCode, headers: answer.headers, body: await bytesOf(answer.body) }
}

function relay({ status, headers, body }: Answer, response: ServerResponse): void {
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined && !ownHeaders.has(name)) response.setHeader(name, value)
  }
  response.writeHead(status).end(body)
}

async function bytesOf(stream: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of stream) {
    size += chunk.byteLength
    if (size > MOST_BYTES) throw new Error('too large')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
