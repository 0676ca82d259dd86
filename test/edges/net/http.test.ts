import {
  brotliCompressSync,
  deflateRawSync,
  deflateSync,
  gzipSync,
  zstdCompressSync,
} from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { client, plan, server } from './client.ts'

describe('send', () => {
  test('gives the exchange, redacted', async () => {
    const url = await server((request, response) => {
      response.setHeader('Set-Cookie', ['a=secret-one', 'b=secret-two'])
      response.setHeader('Content-Type', 'application/json')
      response.end(JSON.stringify({ got: request.headers.authorization, token: 'hunter2', n: 1 }))
    })
    const exchange = await client({ newId: () => 'id-1' }).send(
      plan(`${url}/v1/orders?limit=2&access_token=hunter2`, {
        headers: [['authorization', 'Bearer hunter2-0123456789']],
      }),
    )
    expect(JSON.stringify(exchange)).not.toContain('hunter2')
    expect(JSON.stringify(exchange)).not.toContain('secret-')
    expect(exchange).toMatchObject({
      id: 'id-1',
      provider: 'acme',
      scope: 'default',
      request: { method: 'GET', url: `${url}/v1/orders?limit=2&access_token=[redacted]` },
      response: { status: 200, body: { kind: 'json', value: { token: '[redacted]', n: 1 } } },
    })
    expect(exchange.response.headers.filter(([name]) => name === 'set-cookie')).toHaveLength(2)
  })

  test('sends method, headers and body as planned', async () => {
    const url = await server((request, response) => {
      request.setEncoding('utf8')
      let body = ''
      request.on('data', (chunk: string) => (body += chunk))
      request.on('end', () => {
        const { 'content-type': type, accept, 'user-agent': agent } = request.headers
        response.setHeader('content-type', 'application/json')
        response.end(JSON.stringify({ method: request.method, type, accept, agent, body }))
      })
    })
    const { request, response } = await client({ userAgent: 'tidemark/1' }).send(
      plan(url, {
        method: 'POST',
        headers: [
          ['content-type', 'application/json'],
          ['accept', 'application/vnd.acme+json'],
        ],
        body: '{"a":1}',
      }),
    )
    expect(request.body).toEqual({ kind: 'json', value: { a: 1 }, bytes: 7 })
    expect(response.body).toMatchObject({
      value: {
        method: 'POST',
        type: 'application/json',
        accept: 'application/vnd.acme+json',
        agent: 'tidemark/1',
        body: '{"a":1}',
      },
    })
  })

  test('does not follow a redirect', async () => {
    const other = await server((_, response) => response.end('stolen'))
    const url = await server((_, response) =>
      response.writeHead(302, { location: `${other}/login` }).end(),
    )
    const { response } = await client().send(plan(url))
    expect(response.status).toBe(302)
    expect(response.headers).toContainEqual(['location', `${other}/login`])
  })

  test('keeps the path as it is written', async () => {
    const url = await server((request, response) => response.end(request.url))
    const { response } = await client().send(plan(`${url}/a%2Fb/%7Bx%7D?q=a%20b`))
    expect(response.body).toMatchObject({ text: '/a%2Fb/%7Bx%7D?q=a%20b' })
  })
})

describe('content encodings', () => {
  const text = JSON.stringify({ items: Array.from({ length: 100 }, (_, i) => ({ i })) })
  test.each([
    ['gzip', gzipSync(text)],
    ['x-gzip', gzipSync(text)],
    ['br', brotliCompressSync(text)],
    ['zstd', zstdCompressSync(text)],
    ['deflate', deflateSync(text)],
    ['deflate', deflateRawSync(text)],
    ['gzip, br', brotliCompressSync(gzipSync(text))],
    ['identity', Buffer.from(text)],
  ])('%s is undone', async (encoding, bytes) => {
    const url = await server((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': encoding })
      response.end(bytes)
    })
    const { response } = await client().send(plan(url))
    expect(response.body).toEqual({ kind: 'json', value: JSON.parse(text), bytes: text.length })
  })

  test.each([
    ['gzip', Buffer.from('this is no gzip data'), 'is damaged gzip data'],
    ['gzip', gzipSync(text).subarray(0, 40), 'is damaged gzip data'],
    ['br', Buffer.from('this is no brotli'), 'is damaged br data'],
    ['zstd', Buffer.from('this is no zstd'), 'is damaged zstd data'],
    ['deflate', Buffer.from('xthis'), 'is damaged deflate data'],
    ['compress', Buffer.from('x'), 'has a content encoding that Tidemark cannot read'],
    ['gzip', gzipSync(Buffer.alloc(3 * 1024 * 1024)), 'is larger than 1 MiB'],
  ])('%s that cannot be undone is refused', async (encoding, bytes, reason) => {
    const url = await server((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': encoding })
      response.end(bytes)
    })
    const { response } = await client({ bodyLimitBytes: 1024 * 1024 }).send(plan(url))
    expect(response.body).toEqual({ kind: 'refused', reason, bytes: bytes.length })
  })
})

describe('bad answers', () => {
  test('a body over the bound is refused without reading it all', async () => {
    const url = await server((_, response) => {
      response.setHeader('content-type', 'application/json')
      const more = (): void => {
        if (!response.destroyed) response.write('x'.repeat(65_536), () => setImmediate(more))
      }
      more()
    })
    const { response } = await client({ bodyLimitBytes: 1024 * 1024 }).send(plan(url))
    expect(response.body).toMatchObject({ kind: 'refused', reason: 'is larger than 1 MiB' })
  })

  test.each([
    ['application/json', '{"a":1', 'ends too early (line 1, column 7)'],
    ['application/json', '<!doctype html><p>Sign in', 'is a web page, not JSON'],
    [
      'application/json',
      `${'['.repeat(10_000)}${']'.repeat(10_000)}`,
      'nests deeper than 500 levels (line 1, column 501)',
    ],
  ])('%s that is none is refused', async (type, text, reason) => {
    const url = await server((_, response) => response.setHeader('content-type', type).end(text))
    const { response } = await client().send(plan(url))
    expect(response.body).toEqual({ kind: 'refused', reason, bytes: text.length })
  })
})

describe('page', () => {
  test('goes on by Link, with what the URL really says, on the same origin', async () => {
    const cursor = 'q7Zp2LmX9vRt4KwB8nYc3HsD'
    const url = await server((request, response) => {
      const links: Record<string, string> = {
        '/items': `</items?after=${cursor}>; rel="next", </items>; rel="first"`,
        [`/items?after=${cursor}`]: '<https://elsewhere.example/items>; rel="next"',
      }
      response.setHeader('link', links[request.url ?? ''] ?? '').end('[]')
    })
    const first = await client().page(plan(`${url}/items`, { headers: [['x-a', 'b']] }))
    expect(first.next).toMatchObject({
      url: `${url}/items?after=${cursor}`,
      headers: [['x-a', 'b']],
    })
    expect(JSON.stringify(first.exchange)).not.toContain(cursor)
    const second = await client().page(first.next!)
    expect(second.next).toBeNull()
  })
})
