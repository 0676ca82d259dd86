import { createServer as createNetServer, type Socket } from 'node:net'
import { describe, expect, test } from 'vitest'
import { NoResponseError, UsageError } from '../../../src/errors.ts'
import type { RequestPlan } from '../../../src/ports/http.ts'
import { client, failureOf, open, plan, server } from './client.ts'
import { freePort, listen } from './loopback.ts'

const secretive = (url: string): RequestPlan => plan(`${url}/v1?key=hunter2`)

describe('no answer', () => {
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
