import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { loadDocument } from '../../../src/edges/specs/load-document.ts'
import { InputError, NoResponseError } from '../../../src/errors.ts'
import {
  asked,
  body,
  closedPort,
  host,
  minimal,
  redirect,
  refersTo,
  refusal,
  routes,
  useSpecHost,
} from './spec-host.ts'

useSpecHost()

describe('loadDocument of a URL', () => {
  test('sends the headers and follows redirects of the host that was typed', async () => {
    routes.set('/api', redirect('/v2/openapi.json')).set('/v2/openapi.json', body(minimal))
    const headers = [['authorization', 'Bearer secret']] as const
    const loaded = await loadDocument(`${host.origin}/api?key=secret`, { headers })
    expect(loaded.document.uri).toBe(`${host.origin}/api`)
    expect(asked.map(each => each.authorization)).toEqual(['Bearer secret', 'Bearer secret'])
  })

  test('keeps the headers from another origin', async () => {
    routes
      .set('/api', redirect(`${host.otherOrigin}/openapi.json`))
      .set('/openapi.json', body(minimal))
    await loadDocument(`${host.origin}/api`, { headers: [['authorization', 'Bearer secret']] })
    expect(asked.map(each => each.authorization)).toEqual(['Bearer secret', undefined])
  })

  test('reads compressed answers', async () => {
    routes.set('/api', body(gzipSync(minimal), { 'content-encoding': 'gzip' }))
    expect((await loadDocument(`${host.origin}/api`)).text).toBe(minimal)
  })

  test('loads references from the same origin and from no other private one', async () => {
    routes
      .set('/docs/api.json', body(refersTo('pet.json')))
      .set('/docs/pet.json', body(JSON.stringify({ not: { $ref: `${host.otherOrigin}/b.json` } })))
      .set('/b.json', body('{}'))
    const { document, warnings } = await loadDocument(`${host.origin}/docs/api.json`)
    expect(document.others?.get('pet.json')?.uri).toBe(`${host.origin}/docs/pet.json`)
    expect(warnings).toMatchObject([
      { origin: { file: `${host.origin}/docs/pet.json`, pointer: '/not' } },
    ])
    expect(asked.map(each => each.url)).toEqual([
      `${host.origin}/docs/api.json`,
      `${host.origin}/docs/pet.json`,
    ])
  })

  test('checks where a reference redirects to', async () => {
    routes
      .set('/api.json', body(refersTo('away.json')))
      .set('/away.json', redirect(`${host.otherOrigin}/inner.json`))
      .set('/inner.json', body('{}'))
    const { warnings } = await loadDocument(`${host.origin}/api.json`)
    expect(warnings[0]?.reason).toContain('a private address is not fetched')
    expect(asked.map(each => each.url)).not.toContain(`${host.otherOrigin}/inner.json`)
  })

  test('a document from the network reads no local file', async () => {
    routes.set('/api.json', body(refersTo('file:///etc/hostname')))
    const { warnings } = await loadDocument(`${host.origin}/api.json`)
    expect(warnings[0]?.reason).toContain('a document from the network names a local file')
  })

  test.each([
    { status: 401, says: "-H 'Authorization: Bearer env:TOKEN'" },
    { status: 403, says: "-H 'Authorization: Bearer env:TOKEN'" },
    { status: 404, says: 'there is no such document' },
    { status: 503, says: 'the server answered 503. Try again later.' },
    { status: 429, says: 'the server answered 429: too many requests. Try again later.' },
  ])('says what $status means', async ({ status, says }) => {
    routes.set('/api', (_, response) => response.writeHead(status).end('secret'))
    expect(await refusal(`${host.origin}/api?token=secret`)).toContain(says)
  })

  test.each([
    { status: 404, exit: 2 },
    { status: 401, exit: 2 },
    { status: 408, exit: 3 },
    { status: 429, exit: 3 },
    { status: 500, exit: 3 },
    { status: 503, exit: 3 },
  ])('ends with $exit where the server answers $status', async ({ status, exit }) => {
    routes.set('/api', (_, response) => response.writeHead(status).end())
    await expect(loadDocument(`${host.origin}/api`)).rejects.toMatchObject({ exit })
  })

  test.each([
    { retryAfter: '120', says: 'Try again in 120 s: the server asks for that.' },
    { retryAfter: '7200', says: ' UTC: the server asks for that.' },
    { retryAfter: 'Fri, 01 Jan 2016 10:30:00 GMT', says: 'Try again.' },
    { retryAfter: '-1', says: 'Try again later.' },
    { retryAfter: '999999999999999', says: 'Try again later.' },
  ])('tells that a busy server asks for $retryAfter', async ({ retryAfter, says }) => {
    routes.set('/api', (_, response) =>
      response.writeHead(429, { 'retry-after': retryAfter }).end('secret'),
    )
    expect(await refusal(`${host.origin}/api`)).toContain(says)
  })

  test.each([
    '<!doctype html><title>Sign in · Acme</title>',
    '<html><body><form><input name="p" type="password"></form></body></html>',
  ])('says that a page to log in is one: %s', async page => {
    routes.set('/api', redirect('/login')).set('/login', body(page))
    const said = await refusal(`${host.origin}/api`)
    expect(said).toContain('it looks like an HTML page to log in')
    expect(said).toContain("-H 'Authorization: Bearer env:TOKEN'")
  })

  test('says that a page is no document', async () => {
    routes.set(
      '/docs',
      body('<!doctype html><title>secret</title>', { 'content-type': 'text/html' }),
    )
    expect(await refusal(`${host.origin}/docs`)).toContain('it looks like an HTML page')
  })

  test('ends redirects in a ring', async () => {
    routes.set('/a', redirect('/b')).set('/b', redirect('/a'))
    expect(await refusal(`${host.origin}/a`)).toContain('redirects without end')
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
    expect(await refusal(`${host.origin}/big`)).toContain('the file is larger than 50 MB')
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
    const error: unknown = await loadDocument(`${host.origin}/slow`, { timeoutMs: 200 }).catch(
      (each: unknown) => each,
    )
    expect(error).toMatchObject({ reason: 'timeout' })
  })

  test('what is no URL is refused', async () => {
    await expect(loadDocument('http://')).rejects.toThrow(InputError)
  })
})
