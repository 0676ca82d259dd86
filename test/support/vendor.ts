import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { once } from 'node:events'

export interface Vendor {
  readonly url: string
  readonly requests: { method: string; url: string; headers: IncomingMessage['headers'] }[]
  /** From now on every path gets this JSON answer. */
  answer(body: unknown, status?: number, headers?: Record<string, string>): void
  /** From now on requests are handled so. */
  handle(handler: (request: IncomingMessage, response: ServerResponse) => void): void
  close(): Promise<void>
}

/** A vendor on loopback whose answers a test sets as it goes. */
export async function startVendor(body: unknown = {}): Promise<Vendor> {
  let handler: (request: IncomingMessage, response: ServerResponse) => void
  const requests: Vendor['requests'] = []
  const answer: Vendor['answer'] = (json, status = 200, headers = {}) => {
    handler = (_, response) => {
      response.writeHead(status, { 'content-type': 'application/json', ...headers })
      response.end(JSON.stringify(json))
    }
  }
  answer(body)
  const server = createServer((request, response) => {
    const { method = '', url = '', headers } = request
    requests.push({ method, url, headers })
    request.resume()
    handler(request, response)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    answer,
    handle: next => {
      handler = next
    },
    close: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
