import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Json } from '../../../src/core/json/json.ts'

/** How the provider of a test answers. */
export interface PetsOptions {
  /** A token is good for so many requests. */
  readonly tokenFor?: number
  /** Breaks off and listens no more from this request on. */
  readonly diesAt?: number
  /** What is answered in place of the pet. */
  readonly pet?: (id: number) => Json
  /** Waits for it before each answer. */
  readonly gate?: (request: number) => Promise<void>
}

export interface Pets {
  readonly url: string
  readonly file: string
  /** `setup: pet 3 exists`, in the order they came. */
  readonly states: readonly string[]
  /** How many requests came, refused ones among them. */
  readonly requests: () => number
  /** Names of headers that came in any request. */
  readonly headers: ReadonlySet<string>
  close(): Promise<void>
}

/** A provider of pets on 127.0.0.1: `GET /pets/{id}`, `POST /states`, and `GET /token` for a token. */
export async function startPets({
  tokenFor,
  diesAt,
  pet = petOf,
  gate,
}: PetsOptions = {}): Promise<Pets> {
  const states: string[] = []
  const headers = new Set<string>()
  let requests = 0
  let token = 0
  let left = tokenFor ?? 0
  const server: Server = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += String(chunk)
    if (request.url === '/token') {
      left = tokenFor ?? 0
      response.end(`token-${++token}\n`)
      return
    }
    if (request.url === '/states') {
      const { action, state, params } = JSON.parse(body) as Record<string, unknown>
      states.push(`${String(action)}: ${String(state)} ${JSON.stringify(params)}`)
      response.setHeader('content-type', 'application/json').end('{}')
      return
    }
    requests++
    for (const name of Object.keys(request.headers)) headers.add(name)
    await gate?.(requests)
    if (diesAt !== undefined && requests >= diesAt) {
      server.close()
      server.closeAllConnections()
      return
    }
    if (tokenFor !== undefined) {
      const isGood = request.headers.authorization === `Bearer token-${token}` && left-- > 0
      if (!isGood) {
        response.writeHead(401).end()
        return
      }
    }
    const id = Number(request.url?.split('/').at(-1))
    response.setHeader('content-type', 'application/json').end(JSON.stringify(pet(id)))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const url = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`
  return {
    url,
    file: 'contracts/shop-pets.pact.json',
    states,
    requests: () => requests,
    headers,
    async close() {
      if (!server.listening) return
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
    },
  }
}

export function petOf(id: number): Json {
  return { id, name: `pet ${id}`, tags: [{ id: 1, label: 'small' }] }
}

/** A Pact of so many interactions, each with a state of its own. */
export function petsPact(count: number): Json {
  return {
    consumer: { name: 'shop' },
    provider: { name: 'pets' },
    metadata: { pactSpecification: { version: '4.0' } },
    interactions: Array.from({ length: count }, (_, index) => ({
      type: 'Synchronous/HTTP',
      description: `a request for pet ${index}`,
      providerStates: [{ name: 'a pet exists', params: { id: index } }],
      request: { method: 'GET', path: `/pets/${index}` },
      response: {
        status: 200,
        headers: { 'Content-Type': ['application/json'] },
        body: { contentType: 'application/json', encoded: false, content: petOf(index) },
        matchingRules: {
          body: {
            '$.name': { combine: 'AND', matchers: [{ match: 'type' }] },
            '$.tags': { combine: 'AND', matchers: [{ match: 'type', min: 1 }] },
          },
        },
      },
    })),
  }
}

/** A folder with Pacts in `contracts/`, and other files by their paths. */
export function repositoryWith(pact: Json, others: Readonly<Record<string, string>> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'tidemark-provider-'))
  mkdirSync(join(folder, 'contracts'))
  writeFileSync(join(folder, 'contracts/shop-pets.pact.json'), JSON.stringify(pact))
  for (const [path, text] of Object.entries(others)) writeFileSync(join(folder, path), text)
  return folder
}
