import type { IncomingHttpHeaders, ServerResponse } from 'node:http'
import { serve, type Loopback } from '../net/loopback.ts'

export interface Seen {
  readonly method: string
  readonly path: string
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

/** Answers a request; what it does not end stalls. */
export type Behaviour = (seen: Seen, response: ServerResponse) => void

export interface ReceiverServer extends Loopback {
  readonly url: string
  readonly seen: readonly Seen[]
  behave(behaviour: Behaviour): void
}

/** A receiver on loopback that does as a test tells it. */
export async function startReceiver(first: Behaviour): Promise<ReceiverServer> {
  let behaviour = first
  const seen: Seen[] = []
  const server = await serve((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const { method = '', url = '', headers } = request
      const one = { method, path: url, headers, body: Buffer.concat(chunks).toString('utf8') }
      seen.push(one)
      behaviour(one, response)
    })
  })
  return {
    ...server,
    url: `http://127.0.0.1:${server.port}`,
    seen,
    behave: next => {
      behaviour = next
    },
  }
}

export const answers =
  (status: number, body: unknown, headers: Record<string, string> = {}): Behaviour =>
  (_, response) => {
    const text = typeof body === 'string' ? body : JSON.stringify(body)
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(text)
  }

/** Says how much will come, and stops in the middle. */
export const truncates: Behaviour = (_, response) => {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': '500' })
  response.write('{"ok":tr', () => response.destroy())
}

export const stalls: Behaviour = () => undefined
