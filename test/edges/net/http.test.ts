import { createServer as createNetServer, connect, type Socket } from 'node:net'
import { createServer } from 'node:http'
import {
  brotliCompressSync,
  deflateRawSync,
  deflateSync,
  gzipSync,
  zstdCompressSync,
} from 'node:zlib'
import { afterEach, describe, expect, test } from 'vitest'
import { createHttp, type HttpOptions } from '../../../src/edges/net/http.ts'
import { KnownError, NoResponseError, UsageError } from '../../../src/errors.ts'
import type { Http, RequestPlan } from '../../../src/ports/http.ts'
import { freePort, listen, serve, type Loopback } from './loopback.ts'
import { selfSigned } from './self-signed.ts'

const open: (Loopback | Http)[] = []
afterEach(async () => {
  await Promise.all(open.splice(0).map(thing => thing.close()))
})

async function server(...args: Parameters<typeof serve>): Promise<string> {
  const loopback = await serve(...args)
  open.push(loopback)
  return `${args[1] ? 'https' : 'http'}://127.0.0.1:${loopback.port}`
}

function client(options: HttpOptions = {}): Http {
  const http = createHttp(options)
  open.push(http)
  return http
}

function plan(url: string, change: Partial<RequestPlan> = {}): RequestPlan {
  return {
    operation: 'GET /v1/orders',
    provider: 'acme',
    scope: 'default',
    method: 'GET',
    url,
    headers: [],
    timeoutMs: 10_000,
    ...change,
  }
}

async function failureOf(promise: Promise<unknown>): Promise<KnownError> {
  const error: unknown = await promise.then(
    () => new Error('it answered'),
    (reason: unknown) => reason,
  )
  if (!(error instanceof KnownError)) throw error
  return error
}

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

describe('no answer', () => {
  const secretive = (url: string): RequestPlan => plan(`${url}/v1?key=hunter2`)

  test.each<[string, (socket: Socket) => void, string]>([
    ['closes before the answer', socket => socket.destroy(), 'reset'],
    ['resets before the answer', socket => socket.resetAndDestroy(), 'reset'],
    [
      'closes in the body',
      socket => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{"a":'),
      'reset',
    ],
    [
      'closes in a chunk',
      socket => socket.end('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n10\r\n{"a":'),
      'reset',
    ],
    ['speaks no HTTP', socket => socket.end('SSH-2.0-OpenSSH\r\n'), 'network'],
    ['never answers', () => {}, 'timeout'],
    [
      'never ends',
      socket => socket.write('HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{"a":'),
      'timeout',
    ],
  ])('a server that %s', async (_, behave, reason) => {
    const sockets = new Set<Socket>()
    const raw = createNetServer(socket => {
      sockets.add(socket)
      socket.on('error', () => {})
      socket.once('data', () => behave(socket))
    })
    const { port } = await listen(raw)
    open.push({
      port,
      close: () =>
        new Promise(resolve => {
          for (const socket of sockets) socket.destroy()
          raw.close(() => resolve())
        }),
    })
    const error = await failureOf(
      client().send({ ...secretive(`http://127.0.0.1:${port}`), timeoutMs: 300 }),
    )
    expect(error).toBeInstanceOf(NoResponseError)
    expect(error).toMatchObject({ reason, operation: 'GET /v1/orders', exit: 3 })
    expect(error.message).not.toContain('hunter2')
    expect(error.message).toContain('GET /v1/orders')
  })

  test('a drip that goes on for ever ends at the time-out', async () => {
    const url = await server((_, response) => {
      const timer = setInterval(() => response.write(' '), 10)
      response.on('close', () => clearInterval(timer))
    })
    const error = await failureOf(client().send({ ...secretive(url), timeoutMs: 300 }))
    expect(error).toMatchObject({ reason: 'timeout' })
  })

  test('a port where nothing listens', async () => {
    const error = await failureOf(client().send(secretive(`http://127.0.0.1:${await freePort()}`)))
    expect(error).toMatchObject({ reason: 'refused', exit: 3 })
  })

  test('a host that does not exist', async () => {
    const error = await failureOf(client().send(secretive('http://no-such-host.invalid')))
    expect(error).toMatchObject({ reason: 'dns', exit: 3 })
  })

  test.each([
    ['no URL', plan('not a url?key=hunter2')],
    ['another scheme', plan('ftp://127.0.0.1/?key=hunter2')],
    ['a header that HTTP forbids', plan('http://127.0.0.1:1', { headers: [['x', 'hunter2\n']] })],
  ])('%s is wrong usage', async (_, bad) => {
    const error = await failureOf(client().send(bad))
    expect(error).toBeInstanceOf(UsageError)
    expect(error.message).not.toContain('hunter2')
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

const listener: Parameters<typeof serve>[0] = (_, response) => response.end('"hello"')

describe('TLS', () => {
  const authority = selfSigned('Tidemark test authority')
  const site = selfSigned('localhost', { ...authority, name: 'Tidemark test authority' })

  test('a certificate that nobody vouches for', async () => {
    const url = await server(listener, site)
    expect(await failureOf(client().send(plan(url)))).toMatchObject({ reason: 'tls', exit: 3 })
  })

  test('a plain server asked for TLS', async () => {
    const url = await server(listener)
    const error = await failureOf(client().send(plan(url.replace('http:', 'https:'))))
    expect(error).toMatchObject({ reason: 'tls' })
  })

  test('an authority given by the user', async () => {
    const url = await server(listener, site)
    const { response } = await client({ ca: authority.cert }).send(plan(url))
    expect(response.body).toMatchObject({ value: 'hello' })
  })

  test('a client certificate', async () => {
    const me = selfSigned('me')
    const url = await server(listener, {
      ...site,
      ca: me.cert,
      requestCert: true,
      rejectUnauthorized: true,
    })
    const error = await failureOf(client({ ca: authority.cert }).send(plan(url)))
    expect(['tls', 'reset']).toContain((error as NoResponseError).reason)
    const http = client({ ca: authority.cert, cert: me.cert, key: me.key })
    expect((await http.send(plan(url))).response.status).toBe(200)
  })

  test.each<[string, HttpOptions]>([
    ['a certificate without its key', { cert: site.cert }],
    ['a key that does not fit', { cert: site.cert, key: authority.key }],
    ['an authority that is no PEM', { ca: 'no PEM' }],
    ['a client certificate that is no PEM', { cert: 'no PEM', key: 'no PEM' }],
    ['a proxy that is no URL', { httpsProxy: 'proxy:hunter2@host' }],
  ])('%s is wrong usage', (_, options) => {
    expect(() => createHttp(options)).toThrow(UsageError)
    expect(() => createHttp(options)).not.toThrow(/hunter2/)
  })

  test('goes through a proxy by CONNECT, with the authority of the site', async () => {
    const url = await server(listener, site)
    const proxy = await proxyServer()
    const http = client({ httpsProxy: `http://127.0.0.1:${proxy.port}`, ca: authority.cert })
    expect((await http.send(plan(url))).response.status).toBe(200)
    expect(proxy.seen).toEqual([`CONNECT ${url.slice('https://'.length)}`])
  })
})

describe('proxy', () => {
  test('plain requests go through it, with its credentials, but for the hosts that need none', async () => {
    const url = await server((_, response) => response.end('1'))
    const proxy = await proxyServer('Basic dTpw')
    const httpProxy = `http://u:p@127.0.0.1:${proxy.port}`
    await client({ httpProxy }).send(plan(`${url}/a`))
    expect(proxy.seen).toEqual([`GET ${url}/a`])
    await client({ httpProxy, noProxy: '127.0.0.1' }).send(plan(`${url}/a`))
    expect(proxy.seen).toHaveLength(1)
  })

  test.each(['http', 'https'])('one that refuses %s is told as such', async scheme => {
    const proxy = await proxyServer('Basic dTpw')
    const uri = `http://u:wrong@127.0.0.1:${proxy.port}`
    const error = await failureOf(
      client({ httpProxy: uri, httpsProxy: uri }).send(plan(`${scheme}://127.0.0.1:1/`)),
    )
    expect(error).toMatchObject({ reason: 'network' })
    expect(error.message).toContain('proxy did not let')
    expect(error.message).not.toContain('wrong')
  })
})

/** A proxy that tunnels and forwards, and remembers what it was asked. */
async function proxyServer(password?: string): Promise<{ port: number; seen: string[] }> {
  const seen: string[] = []
  const isWelcome = (header: string | undefined): boolean => !password || header === password
  const proxy = createServer((request, response) => {
    if (!isWelcome(request.headers['proxy-authorization'])) return response.writeHead(407).end()
    seen.push(`${request.method} ${request.url}`)
    return fetch(request.url ?? '').then(async answer => response.end(await answer.text()))
  })
  proxy.on('connect', (request, socket) => {
    if (!isWelcome(request.headers['proxy-authorization'])) {
      return socket.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n')
    }
    seen.push(`CONNECT ${request.url}`)
    const [host = '', port] = (request.url ?? '').split(':')
    const target = connect(Number(port), host, () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n')
      target.pipe(socket).pipe(target)
    })
    target.on('error', () => socket.destroy())
    return socket.on('error', () => target.destroy())
  })
  const { port } = await listen(proxy)
  open.push({
    port,
    close: () =>
      new Promise(resolve => {
        proxy.close(() => resolve())
        proxy.closeAllConnections()
      }),
  })
  return { port, seen }
}
