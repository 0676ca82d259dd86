import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { readContract } from '../../../src/core/contract/openapi/read-contract.ts'
import { loadDocument } from '../../../src/edges/specs/load-document.ts'
import { InputError, NoResponseError } from '../../../src/errors.ts'

type Answer = (request: IncomingMessage, response: ServerResponse) => void

const routes = new Map<string, Answer>()
const asked: { url: string; authorization: string | undefined }[] = []
const servers: Server[] = []
let origin = ''
let otherOrigin = ''
let folder = ''

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

beforeAll(async () => {
  origin = await listen()
  otherOrigin = await listen()
  folder = await mkdtemp(join(tmpdir(), 'tidemark-specs-'))
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
  await rm(folder, { recursive: true })
})

const body =
  (text: string | Uint8Array, headers = {}): Answer =>
  (_, response) => {
    response.writeHead(200, headers).end(text)
  }
const redirect =
  (to: string): Answer =>
  (_, response) => {
    response.writeHead(302, { location: to }).end()
  }
const minimal = JSON.stringify({ openapi: '3.0.0', info: { title: '', version: '' }, paths: {} })

/** A document whose only answer has the schema behind this reference. */
function refersTo(reference: string): string {
  const content = { 'application/json': { schema: { $ref: reference } } }
  const get = { responses: { '200': { description: '', content } } }
  return JSON.stringify({
    openapi: '3.0.0',
    info: { title: '', version: '' },
    paths: { '/a': { get } },
  })
}

async function write(name: string, text: string | Uint8Array): Promise<string> {
  const path = join(folder, name)
  await mkdir(join(path, '..'), { recursive: true })
  await writeFile(path, text)
  return path
}

async function refusal(source: string): Promise<string> {
  const error: unknown = await loadDocument(source, { timeoutMs: 5000 }).catch(
    (each: unknown) => each,
  )
  expect(error).toBeInstanceOf(Error)
  const { message } = error as Error
  expect(message).not.toContain('\n')
  expect(message).not.toContain('secret')
  return message
}

async function closedPort(): Promise<string> {
  const server = createServer()
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  await new Promise(done => server.close(done))
  return `http://127.0.0.1:${port}/api?k=secret`
}

describe('loadDocument of a file', () => {
  test('reads JSON with a byte order mark and hashes its bytes', async () => {
    const loaded = await loadDocument(await write('bom.json', `\uFEFF${minimal}`))
    expect(loaded.document.dialect).toBe('openapi-3.0')
    expect(loaded.text).toBe(minimal)
    expect(loaded.sha256).toMatch(/^[\da-f]{64}$/)
    expect(loaded.document).not.toHaveProperty('others')
  })

  test('reads UTF-16', async () => {
    const bytes = Buffer.from(`\uFEFF${minimal}`, 'utf16le')
    expect((await loadDocument(await write('wide.json', bytes))).text).toBe(minimal)
  })

  test('tells of doubled keys with their place', async () => {
    const text = 'openapi: 3.1.0\ninfo: {}\ninfo:\n  title: a\n'
    const { warnings, locate } = await loadDocument(await write('twice.yaml', text))
    expect(warnings).toMatchObject([
      { reason: expect.stringContaining('more than once') as string },
    ])
    expect(locate(warnings[0]?.origin.pointer ?? '')).toEqual({ line: 3, column: 1 })
  })

  test.each([
    { name: 'none.json', text: null, says: 'there is no such file' },
    { name: 'folder', text: null, says: 'this is a folder' },
    { name: 'empty.yaml', text: '', says: 'the file is empty' },
    {
      name: 'old.yaml',
      text: Buffer.from('a: 1\nb: caf\xe9', 'latin1'),
      says: 'old.yaml:2: the file is not UTF-8',
    },
    { name: 'packed.json', text: gzipSync(minimal), says: 'the file is compressed' },
    { name: 'plain.txt', text: 'hello', says: 'it looks like plain text' },
    { name: 'async.yaml', text: 'asyncapi: 2.0.0', says: 'it looks like an AsyncAPI document' },
    {
      name: 'postman.json',
      text: '{"info":{"_postman_id":"1"},"item":[]}',
      says: 'a Postman collection',
    },
    { name: 'schema.json', text: '{"$schema":"https://json-schema.org/x"}', says: 'a JSON Schema' },
    { name: 'old.json', text: '{"swaggerVersion":"1.2"}', says: 'a Swagger 1 resource list' },
    { name: 'new.json', text: '{"openapi":"4.0.0"}', says: 'it looks like OpenAPI 4.0.0' },
    { name: 'bare.json', text: '{"paths":{}}', says: 'OpenAPI without its `openapi: 3.x.y` field' },
  ])('says what is wrong with $name', async ({ name, text, says }) => {
    await mkdir(join(folder, 'folder'), { recursive: true })
    const path = text === null ? join(folder, name) : await write(name, text)
    expect(await refusal(path)).toContain(says)
  })

  test('loads the files that references name, each once, round in a ring', async () => {
    const path = await write('api.json', refersTo('parts/pet.yaml#/Pet'))
    await write('parts/pet.yaml', 'Pet:\n  properties:\n    owner:\n      $ref: ../owner.json\n')
    await write('owner.json', '{"properties":{"pet":{"$ref":"parts/pet.yaml#/Pet"}}}')
    const { document, warnings, locate } = await loadDocument(path)
    const pet = document.others?.get('parts/pet.yaml')
    const owner = pet?.others?.get('../owner.json')
    expect(owner?.others?.get('parts/pet.yaml')).toBe(pet)
    expect(warnings).toEqual([])
    expect(readContract(document, 'pets').defects).toEqual([])
    expect(locate('/Pet/properties/owner', pet?.uri)).toEqual({ line: 3, column: 5 })
  })

  test('warns about what cannot be loaded and reads the rest', async () => {
    const path = await write('api2.json', refersTo('gone.json#/A'))
    const { warnings } = await loadDocument(path)
    expect(warnings).toHaveLength(1)
    expect(warnings[0]?.reason).toBe(
      'what the reference names was not loaded: gone.json: there is no such file. Check the path',
    )
    expect(warnings[0]?.origin.pointer).toBe(
      '/paths/~1a/get/responses/200/content/application~1json/schema',
    )
  })

  test.each([
    '/etc/hostname',
    'file:///etc/hostname',
    '../../../../../etc/hostname',
    'file://host/a',
  ])('does not read %s for a document', async reference => {
    const { warnings, document } = await loadDocument(await write('out.json', refersTo(reference)))
    expect(warnings).toHaveLength(1)
    expect(document).not.toHaveProperty('others')
  })

  test('never fetches a private address for a document', async () => {
    routes.set('/a.json', body('{}'))
    const { warnings } = await loadDocument(
      await write('ssrf.json', refersTo(`${origin}/a.json?k=secret`)),
    )
    expect(warnings[0]?.reason).toContain('a private address is not fetched for a document')
    expect(warnings[0]?.reason).not.toContain('secret')
    expect(asked).toEqual([])
  })

  test('checks what a name resolves to', async () => {
    const port = new URL(origin).port
    const path = await write('name.json', refersTo(`http://public.example:${port}/a.json`))
    const { warnings } = await loadDocument(path, {}, { lookup: async () => ['10.0.0.1'] })
    expect(warnings[0]?.reason).toContain('a private address is not fetched')
  })
})

describe('loadDocument of a URL', () => {
  test('sends the headers and follows redirects of the host that was typed', async () => {
    routes.set('/api', redirect('/v2/openapi.json')).set('/v2/openapi.json', body(minimal))
    const headers = [['authorization', 'Bearer secret']] as const
    const loaded = await loadDocument(`${origin}/api?key=secret`, { headers })
    expect(loaded.document.uri).toBe(`${origin}/api`)
    expect(asked.map(each => each.authorization)).toEqual(['Bearer secret', 'Bearer secret'])
  })

  test('keeps the headers from another origin', async () => {
    routes.set('/api', redirect(`${otherOrigin}/openapi.json`)).set('/openapi.json', body(minimal))
    await loadDocument(`${origin}/api`, { headers: [['authorization', 'Bearer secret']] })
    expect(asked.map(each => each.authorization)).toEqual(['Bearer secret', undefined])
  })

  test('reads compressed answers', async () => {
    routes.set('/api', body(gzipSync(minimal), { 'content-encoding': 'gzip' }))
    expect((await loadDocument(`${origin}/api`)).text).toBe(minimal)
  })

  test('loads references from the same origin and from no other private one', async () => {
    routes
      .set('/docs/api.json', body(refersTo('pet.json')))
      .set('/docs/pet.json', body(JSON.stringify({ not: { $ref: `${otherOrigin}/b.json` } })))
      .set('/b.json', body('{}'))
    const { document, warnings } = await loadDocument(`${origin}/docs/api.json`)
    expect(document.others?.get('pet.json')?.uri).toBe(`${origin}/docs/pet.json`)
    expect(warnings).toMatchObject([
      { origin: { file: `${origin}/docs/pet.json`, pointer: '/not' } },
    ])
    expect(asked.map(each => each.url)).toEqual([
      `${origin}/docs/api.json`,
      `${origin}/docs/pet.json`,
    ])
  })

  test('checks where a reference redirects to', async () => {
    routes
      .set('/api.json', body(refersTo('away.json')))
      .set('/away.json', redirect(`${otherOrigin}/inner.json`))
      .set('/inner.json', body('{}'))
    const { warnings } = await loadDocument(`${origin}/api.json`)
    expect(warnings[0]?.reason).toContain('a private address is not fetched')
    expect(asked.map(each => each.url)).not.toContain(`${otherOrigin}/inner.json`)
  })

  test('a document from the network reads no local file', async () => {
    routes.set('/api.json', body(refersTo('file:///etc/hostname')))
    const { warnings } = await loadDocument(`${origin}/api.json`)
    expect(warnings[0]?.reason).toContain('a document from the network names a local file')
  })

  test.each([
    { status: 401, says: "-H 'Authorization: Bearer env:TOKEN'" },
    { status: 403, says: "-H 'Authorization: Bearer env:TOKEN'" },
    { status: 404, says: 'there is no such document' },
    { status: 503, says: 'the server answered 503. Try again later.' },
  ])('says what $status means', async ({ status, says }) => {
    routes.set('/api', (_, response) => response.writeHead(status).end('secret'))
    expect(await refusal(`${origin}/api?token=secret`)).toContain(says)
  })

  test('says that a page is no document', async () => {
    routes.set(
      '/docs',
      body('<!doctype html><title>secret</title>', { 'content-type': 'text/html' }),
    )
    expect(await refusal(`${origin}/docs`)).toContain('it looks like an HTML page')
  })

  test('ends redirects in a ring', async () => {
    routes.set('/a', redirect('/b')).set('/b', redirect('/a'))
    expect(await refusal(`${origin}/a`)).toContain('redirects without end')
  })

  test('stops at its bound of bytes', async () => {
    routes.set('/big', (_, response) => {
      const chunk = Buffer.alloc(1_000_000, 32)
      let left = 60
      const push = (): void => {
        if (left-- > 0) response.write(chunk, push)
        else response.end()
      }
      push()
    })
    expect(await refusal(`${origin}/big`)).toContain('the file is larger than 50 MB')
  })

  test.each([
    { host: 'a port that is closed', source: closedPort, reason: 'refused' },
    { host: 'no host', source: async () => 'http://nowhere.invalid/api', reason: 'dns' },
  ])('$host gives $reason', async ({ source, reason }) => {
    const error: unknown = await loadDocument(await source()).catch((each: unknown) => each)
    expect(error).toBeInstanceOf(NoResponseError)
    expect(error).toMatchObject({ reason })
    expect((error as Error).message).not.toContain('secret')
  })

  test('a server that never answers is a timeout', async () => {
    routes.set('/slow', () => {})
    const error: unknown = await loadDocument(`${origin}/slow`, { timeoutMs: 200 }).catch(
      (each: unknown) => each,
    )
    expect(error).toMatchObject({ reason: 'timeout' })
  })

  test('what is no URL is refused', async () => {
    await expect(loadDocument('http://')).rejects.toThrow(InputError)
  })
})
