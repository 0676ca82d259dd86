import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect } from 'vitest'
import { loadDocument } from '../../../src/edges/specs/load-document.ts'

export type Answer = (request: IncomingMessage, response: ServerResponse) => void

/** By path: what both servers answer. Emptied before each test. */
export const routes: Map<string, Answer> = new Map()
export const asked: { url: string; authorization: string | undefined }[] = []
/** Two servers on loopback and a folder, for the length of a test file. */
export const host = { origin: '', otherOrigin: '', folder: '' }
const servers: Server[] = []

async function listen(): Promise<string> {
  const server = createServer((request, response) => {
    asked.push({
      url: `http://${request.headers.host ?? ''}${request.url ?? ''}`,
      authorization: request.headers.authorization,
    })
    const answer = routes.get((request.url ?? '').replace(/\?.*/, ''))
    if (answer) answer(request, response)
    else response.writeHead(404).end('{}')
  })
  servers.push(server)
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

export function useSpecHost(): void {
  beforeAll(async () => {
    host.origin = await listen()
    host.otherOrigin = await listen()
    host.folder = await mkdtemp(join(tmpdir(), 'tidemark-specs-'))
  })
  beforeEach(() => {
    routes.clear()
    asked.length = 0
  })
  afterAll(async () => {
    for (const server of servers) {
      server.closeAllConnections()
      server.close()
    }
    await rm(host.folder, { recursive: true })
  })
}

export const body =
  (text: string | Uint8Array, headers = {}): Answer =>
  (_, response) => {
    response.writeHead(200, headers).end(text)
  }
export const redirect =
  (to: string): Answer =>
  (_, response) => {
    response.writeHead(302, { location: to }).end()
  }
export const minimal: string = JSON.stringify({
  openapi: '3.0.0',
  info: { title: '', version: '' },
  paths: {},
})

/** A document whose only answer has the schema behind this reference. */
export function refersTo(reference: string): string {
  const content = { 'application/json': { schema: { $ref: reference } } }
  const get = { responses: { '200': { description: '', content } } }
  return JSON.stringify({
    openapi: '3.0.0',
    info: { title: '', version: '' },
    paths: { '/a': { get } },
  })
}

export async function write(name: string, text: string | Uint8Array): Promise<string> {
  const path = join(host.folder, name)
  await mkdir(join(path, '..'), { recursive: true })
  await writeFile(path, text)
  return path
}

export async function refusal(source: string): Promise<string> {
  const error: unknown = await loadDocument(source, { timeoutMs: 5000 }).catch(
    (each: unknown) => each,
  )
  expect(error).toBeInstanceOf(Error)
  const { message } = error as Error
  expect(message).not.toContain('\n')
  expect(message).not.toContain('secret')
  return message
}

export async function closedPort(): Promise<string> {
  const server = createServer()
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  await new Promise(done => server.close(done))
  return `http://127.0.0.1:${port}/api?k=secret`
}
