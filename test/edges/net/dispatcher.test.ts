import { createServer } from 'node:http'
import { connect } from 'node:net'
import { describe, expect, test } from 'vitest'
import { createHttp, type HttpOptions } from '../../../src/edges/net/http.ts'
import { UsageError, type NoResponseError } from '../../../src/errors.ts'
import { client, failureOf, open, plan, server } from './client.ts'
import { listen, type serve } from './loopback.ts'
import { selfSigned } from './self-signed.ts'

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
