import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach } from 'vitest'
import type { JsonObject } from '../../src/core/json/json.ts'
import type { Ended } from '../run-command.ts'
import { loopbackBroker, type BrokerOptions, type LoopbackBroker } from '../support/pact-broker.ts'
import { runInProcess } from './run-in-process.ts'

/** A repository and a broker that knows its token, new for each test of the file. */
export interface BrokerWorld {
  readonly folder: () => string
  readonly broker: () => LoopbackBroker
  readonly open: (options?: BrokerOptions) => Promise<void>
  readonly run: (words: readonly string[], variables?: Record<string, string>) => Promise<Ended>
  readonly written: (name: string) => Promise<JsonObject>
}

export const pactOf = (consumer: string, path = '/orders'): JsonObject => ({
  consumer: { name: consumer },
  provider: { name: 'orders' },
  interactions: [
    {
      description: 'a list',
      request: { method: 'GET', path },
      response: { status: 200, body: { email: 'kept@as.is', token: 'sk_live_abcdefgh12345678' } },
    },
  ],
  metadata: { pactSpecification: { version: '2.0.0' } },
})

export const env = { PACT_BROKER_TOKEN: 'tok-1' }

export function brokerWorld(): BrokerWorld {
  let folder = ''
  let broker: LoopbackBroker

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tidemark-broker-'))
  })

  afterEach(async () => {
    await broker.close()
    await rm(folder, { recursive: true })
  })

  return {
    folder: () => folder,
    broker: () => broker,
    async open(options = {}) {
      broker = await loopbackBroker(options)
      broker.authorization = 'Bearer tok-1'
      const kept = { provider: 'orders', version: '1.0.0' }
      const pending = { branch: 'wip', document: pactOf('Web Shop') }
      broker.pacts.push({ ...kept, consumer: 'crm', document: pactOf('crm') })
      broker.pacts.push({ ...kept, consumer: 'Web Shop', ...pending })
    },
    run: (words, variables = env) =>
      runInProcess(['broker', ...words, '--url', broker.url], { cwd: folder, env: variables }),
    written: async name =>
      JSON.parse(await readFile(join(folder, 'contracts', name), 'utf8')) as JsonObject,
  }
}
