import { Readable } from 'node:stream'
import { gzipSync } from 'node:zlib'
import { createServer, type RequestListener } from 'node:http'
import { Agent, interceptors, request, type Dispatcher } from 'undici'
import { afterEach, describe, expect, test } from 'vitest'
import { exchangeOf } from '../../../src/edges/net/exchange-of.ts'
import type { RawExchange } from '../../../src/edges/net/raw-exchange.ts'
import { systemClock } from '../../../src/edges/net/system-clock.ts'
import { tap } from '../../../src/edges/net/tap.ts'
import { listen, serve } from './loopback.ts'

const cleanup: (() => Promise<unknown>)[] = []
afterEach(async () => {
  await Promise.all(cleanup.splice(0).map(close => close()))
})

/** A server, an agent with a tap, and what the tap sees. */
async function tapped(
  listener: RequestListener,
  bodyLimitBytes?: number,
  ...outer: Dispatcher.DispatcherComposeInterceptor[]
): Promise<{ url: string; agent: Dispatcher; next: () => Promise<RawExchange> }> {
  const server = await serve(listener)
  const seen: RawExchange[] = []
  const waiting: ((raw: RawExchange) => void)[] = []
  const observe = (raw: RawExchange): void => {
    const resolve = waiting.shift()
    if (resolve) resolve(raw)
    else seen.push(raw)
  }
  const limit = bodyLimitBytes === undefined ? {} : { bodyLimitBytes }
  const inner = new Agent()
  const agent = inner.compose(tap(observe, { clock: systemClock, ...limit }), ...outer)
  cleanup.push(
    () => inner.destroy(),
    () => server.close(),
  )
  const next = (): Promise<RawExchange> => {
    const raw = seen.shift()
    return raw ? Promise.resolve(raw) : new Promise(resolve => waiting.push(resolve))
  }
  return { url: `http://127.0.0.1:${server.port}`, agent, next }
}

const text = ({ bytes }: { bytes: Uint8Array | null }): string | null =>
  bytes && Buffer.from(bytes).toString()

describe('tap', () => {
  test('sees request and answer, byte for byte', async () => {
    const { url, agent, next } = await tapped((_, response) => {
      response.writeHead(
        201,
        [
          ['Content-Type', 'application/json'],
          ['Set-Cookie', 'a'],
          ['Set-Cookie', 'b'],
        ].flat(),
      )
      response.end('{"a":1}')
    })
    const answer = await request(`${url}/v1/orders`, {
      dispatcher: agent,
      method: 'POST',
      query: { page: 2 },
      headers: { 'X-Test': 'yes' },
      body: '{"b":2}',
    })
    expect(await answer.body.text()).toBe('{"a":1}')
    const raw = await next()
    expect(raw).toMatchObject({
      method: 'POST',
      url: `${url}/v1/orders?page=2`,
      status: 201,
      outcome: 'complete',
    })
    expect(raw.requestHeaders).toEqual([['x-test', 'yes']])
    expect(raw.responseHeaders.filter(([name]) => name === 'set-cookie')).toHaveLength(2)
    expect([text(raw.requestBody), text(raw.responseBody)]).toEqual(['{"b":2}', '{"a":1}'])
  })

  test.each<[string, () => Dispatcher.DispatchOptions['body']]>([
    ['a buffer', () => Buffer.from('{"b":2}')],
    ['a stream', () => Readable.from([Buffer.from('{"b"'), Buffer.from(':2}')])],
  ])('sees a request body that is %s', async (_, body) => {
    const { url, agent, next } = await tapped((incoming, response) => incoming.pipe(response))
    const answer = await request(url, { dispatcher: agent, method: 'POST', body: body() ?? null })
    expect(await answer.body.text()).toBe('{"b":2}')
    const raw = await next()
    expect(text(raw.requestBody)).toBe('{"b":2}')
    expect(raw.requestBody.size).toBe(7)
  })

  test('sees the wire, also where the caller gets it decompressed', async () => {
    const { url, agent, next } = await tapped(
      (_, response) => {
        response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' })
        response.end(gzipSync('{"a":1}'))
      },
      undefined,
      interceptors.decompress(),
    )
    expect(await (await request(url, { dispatcher: agent })).body.text()).toBe('{"a":1}')
    const facts = { id: 'x', provider: 'acme', scope: 'default' }
    const { response } = await exchangeOf(await next(), facts, 1024)
    expect(response.body).toEqual({ kind: 'json', value: { a: 1 }, bytes: 7 })
  })

  test('keeps nothing of a body over the bound and still counts it', async () => {
    const { url, agent, next } = await tapped(
      (_, response) => response.end('x'.repeat(100_000)),
      1000,
    )
    const answer = await request(url, { dispatcher: agent })
    expect(await answer.body.text()).toHaveLength(100_000)
    expect((await next()).responseBody).toEqual({ bytes: null, size: 100_000 })
  })

  test('sees trailers, and not what comes before the answer', async () => {
    const { url, agent, next } = await tapped((_, response) => {
      response.writeEarlyHints({ link: '</a>; rel=preload' })
      response.writeHead(200, { trailer: 'X-Sum' })
      response.write('1')
      response.addTrailers({ 'X-Sum': '7' })
      response.end()
    })
    await (await request(url, { dispatcher: agent })).body.dump()
    const raw = await next()
    expect(raw).toMatchObject({ status: 200, trailers: [['x-sum', '7']] })
    expect(raw.responseHeaders.map(([name]) => name)).not.toContain('link')
  })

  test('does not hold up a stream: the caller has its first part before the last is sent', async () => {
    const finish: (() => void)[] = []
    const { url, agent, next } = await tapped((_, response) => {
      response.write('first')
      finish.push(() => response.end('last'))
    })
    const { body } = await request(url, { dispatcher: agent })
    const parts: string[] = []
    for await (const chunk of body) {
      parts.push(String(chunk))
      finish.shift()?.()
    }
    expect(parts).toEqual(['first', 'last'])
    expect(text((await next()).responseBody)).toBe('firstlast')
  })

  test('tells an answer that the caller gave up', async () => {
    const { url, agent, next } = await tapped((_, response) => void response.write('first'))
    const controller = new AbortController()
    const { body } = await request(url, { dispatcher: agent, signal: controller.signal })
    await expect(
      (async () => {
        for await (const _ of body) controller.abort()
      })(),
    ).rejects.toThrow('abort')
    expect(await next()).toMatchObject({ outcome: 'aborted', status: 200 })
  })

  test('tells an answer that broke off, and its body is refused', async () => {
    const { url, agent, next } = await tapped((_, response) => {
      response.writeHead(200, { 'content-length': 100 })
      response.write('{"a":', () => response.destroy())
    })
    await expect(
      request(url, { dispatcher: agent }).then(({ body }) => body.text()),
    ).rejects.toThrow()
    const raw = await next()
    expect(raw).toMatchObject({ outcome: 'failed', status: 200 })
    const exchange = await exchangeOf(raw, { id: 'x', provider: 'acme', scope: 'default' }, 1024)
    expect(exchange.response.body).toMatchObject({ kind: 'refused', reason: 'was cut off' })
  })

  test('tells a request that nobody answered', async () => {
    const { url, agent, next } = await tapped(incoming => incoming.socket.destroy())
    await expect(request(url, { dispatcher: agent })).rejects.toThrow()
    expect(await next()).toMatchObject({ outcome: 'failed', status: 0 })
  })

  test('keeps the errors of its observer to itself', async () => {
    const server = await serve((_, response) => response.end('fine'))
    cleanup.push(() => server.close())
    let calls = 0
    const observe = (): void => {
      calls++
      throw new Error('observer')
    }
    const inner = new Agent()
    cleanup.push(() => inner.destroy())
    const agent = inner.compose(tap(observe, { clock: systemClock }))
    for (let i = 0; i < 3; i++) {
      const answer = await request(`http://127.0.0.1:${server.port}`, { dispatcher: agent })
      expect(await answer.body.text()).toBe('fine')
    }
    await new Promise(resolve => setImmediate(resolve))
    expect(calls).toBe(3)
  })

  test('leaves the errors of the caller to the caller', async () => {
    const { url, agent, next } = await tapped((_, response) => response.end('fine'))
    const error = await new Promise<Error>(resolve => {
      agent.dispatch(
        { origin: url, path: '/', method: 'GET' },
        {
          onResponseData() {
            throw new Error('caller')
          },
          onResponseError: (_, reason) => resolve(reason),
        },
      )
    })
    expect(error.message).toBe('caller')
    expect(await next()).toMatchObject({ status: 200 })
  })

  test('sees each attempt of a retry', async () => {
    let calls = 0
    const { url, agent, next } = await tapped(
      (_, response) => response.writeHead(calls++ === 0 ? 503 : 200).end(),
      undefined,
      interceptors.retry({ minTimeout: 1 }),
    )
    await (await request(url, { dispatcher: agent })).body.dump()
    expect([(await next()).status, (await next()).status]).toEqual([503, 200])
  })

  test('lets upgrades pass', async () => {
    const server = createServer()
    server.on('upgrade', (_, socket) => {
      socket.end(
        'HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: x\r\n\r\nhello',
      )
    })
    const { port } = await listen(server)
    const inner = new Agent()
    cleanup.push(
      () => inner.destroy(),
      () => new Promise(resolve => server.close(resolve)),
    )
    const agent = inner.compose(tap(() => {}, { clock: systemClock }))
    const options = { origin: `http://127.0.0.1:${port}`, path: '/', method: 'GET', protocol: 'x' }
    const { socket } = await agent.upgrade(options)
    let got = ''
    for await (const chunk of socket) got += String(chunk)
    expect(got).toBe('hello')
  })
})
