import { createServer, type RequestListener, type Server } from 'node:http'
import { createServer as createTlsServer, type ServerOptions } from 'node:https'
import type { AddressInfo, Server as NetServer } from 'node:net'

export interface Loopback {
  readonly port: number
  close(): Promise<void>
}

/** A real server on a port of its own. */
export async function serve(listener: RequestListener, tls?: ServerOptions): Promise<Loopback> {
  const server: Server = tls ? createTlsServer(tls, listener) : createServer(listener)
  const { port } = await listen(server)
  return {
    port,
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

export function listen(server: NetServer): Promise<AddressInfo> {
  return new Promise(resolve => {
    server.listen(0, '127.0.0.1', () => resolve(server.address() as AddressInfo))
  })
}

/** A port that nothing listens on. */
export async function freePort(): Promise<number> {
  const server = await serve(() => {})
  await server.close()
  return server.port
}
