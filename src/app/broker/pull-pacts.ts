import { isObject, property, type JsonObject } from '../../core/json/json.ts'
import { isPact } from '../../core/contract/pact/pact-version.ts'
import { InputError } from '../../errors.ts'
import type { BrokerPact, PactBroker, PactsQuery } from '../../ports/broker.ts'
import type { Files } from '../../ports/files.ts'
import { pactFile } from './pact-file.ts'

export interface PulledPact {
  readonly file: string
  readonly consumer: string
  readonly consumerVersion: string
  readonly isPending: boolean
  /** It was there and said the same. */
  readonly isUnchanged: boolean
}

export interface PullDeps {
  readonly broker: Pick<PactBroker, 'pacts' | 'url'>
  readonly files: Files
  /** Where contracts lie. */
  readonly folder: string
}

/**
 * Fetches the Pacts of a provider and writes each to its file, with where it came from in its metadata: the broker, the
 * version of the consumer, and where results go.
 *
 * @throws InputError for what is no Pact; then nothing is written.
 */
export async function pullPacts(
  query: PactsQuery,
  { broker, files, folder }: PullDeps,
): Promise<readonly PulledPact[]> {
  const pacts = await broker.pacts(query)
  const taken = new Map<string, number>()
  const planned = pacts.map(pact => {
    if (!isPact(pact.document) || pact.consumer === '') {
      throw new InputError(broker.url, 'what the broker keeps is no Pact', 'Publish it again.')
    }
    const name = `${pact.consumer} ${pact.provider}`
    const count = (taken.get(name) ?? 0) + 1
    taken.set(name, count)
    return { pact, path: pactFile(folder, pact.consumer, pact.provider, count) }
  })
  const pulled: PulledPact[] = []
  for (const { pact, path } of planned) {
    const text = `${JSON.stringify(pinned(pact, broker.url), null, 2)}\n`
    const isUnchanged = (await files.read(path)) === text
    if (!isUnchanged) await files.write(path, text)
    const { consumer, consumerVersion, isPending } = pact
    pulled.push({ file: path, consumer, consumerVersion, isPending, isUnchanged })
  }
  return pulled
}

function pinned(pact: BrokerPact, url: string): JsonObject {
  const metadata = property(pact.document, 'metadata')
  const { consumerVersion, isPending, resultsUrl } = pact
  return {
    ...pact.document,
    metadata: {
      ...(isObject(metadata) && metadata),
      tidemark: {
        broker: url,
        consumerVersion,
        ...(isPending && { pending: true }),
        ...(resultsUrl !== null && { results: resultsUrl }),
      },
    },
  }
}
