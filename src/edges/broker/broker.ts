import type { Json, JsonObject } from '../../core/json/json.ts'
import type {
  AppVersion,
  DeployQuestion,
  PactBroker,
  VerificationResult,
} from '../../ports/broker.ts'
import { BrokerError } from './broker-error.ts'
import { deployAnswer } from './deploy-answer.ts'
import { expand, linkOf } from './hal.ts'
import { createHalClient, type HalClient, type HalOptions } from './hal-client.ts'
import { pactsOf } from './pacts.ts'

/** A broker as the use cases see it; its own address may have a path in front of all others. */
export function createBroker(options: HalOptions): PactBroker {
  const client = createHalClient(options)
  const base = options.url.href.replace(/\/*$/, '/')
  let read: Promise<Json> | undefined
  const index = (): Promise<Json> => (read ??= readIndex(client, base))

  /** Where the broker's index says, or where all brokers have it. */
  const addressOf = async (
    relation: string,
    usual: string,
    values: Readonly<Record<string, string>>,
  ): Promise<string> => {
    const link = linkOf(await index(), relation)
    return expand(link?.href ?? `${base}${usual}`, values)
  }

  const nameVersion = async ({ name, version, branch, tags }: AppVersion): Promise<void> => {
    if (branch !== null) {
      const href = await addressOf(
        'pb:pacticipant-branch-version',
        'pacticipants/{pacticipant}/branches/{branch}/versions/{version}',
        { pacticipant: name, branch, version },
      )
      await client({ method: 'PUT', href, body: {} })
    }
    for (const tag of tags) {
      const href = await addressOf(
        'pb:pacticipant-version-tag',
        'pacticipants/{pacticipant}/versions/{version}/tags/{tag}',
        { pacticipant: name, version, tag },
      )
      await client({ method: 'PUT', href, body: {} })
    }
  }

  return {
    url: base,
    nameVersion,
    pacts: async query => pactsOf(client, base, await index(), query),
    async publishPact(document: JsonObject, consumer: AppVersion, provider: string) {
      // The version first: what waits for the Pact then knows its branch.
      await nameVersion(consumer)
      const href = await addressOf(
        'pb:publish-pact',
        'pacts/provider/{provider}/consumer/{consumer}/version/{consumerApplicationVersion}',
        { provider, consumer: consumer.name, consumerApplicationVersion: consumer.version },
      )
      await client({ method: 'PUT', href, body: document })
    },
    async publishResult(result: VerificationResult) {
      const { success, providerVersion, toolVersion, buildUrl, testResults } = result
      const body = {
        success,
        providerApplicationVersion: providerVersion,
        ...(buildUrl !== null && { buildUrl }),
        testResults,
        verifiedBy: { implementation: 'tidemark', version: toolVersion },
      }
      await client({ method: 'POST', href: result.resultsUrl, body })
    },
    canIDeploy: async question => deployAnswer(await askToDeploy(client, base, question)),
  }
}

type Pair = [name: string, value: string]

/** Older brokers answer by the matrix only. */
async function askToDeploy(
  client: HalClient,
  base: string,
  { name, version, target }: DeployQuestion,
): Promise<Json> {
  const isEnvironment = 'environment' in target
  const to: Pair = isEnvironment ? ['environment', target.environment] : ['to', target.tag]
  const short = new URLSearchParams([['pacticipant', name], ['version', version], to])
  const asked = client({ method: 'GET', href: `${base}can-i-deploy?${short.toString()}` })
  const answer = await asked.catch((error: unknown) => {
    if (error instanceof BrokerError && error.status === 404) return null
    throw error
  })
  if (answer !== null) return answer.resource
  const among: readonly Pair[] = isEnvironment
    ? [to]
    : [
        ['tag', target.tag],
        ['latest', 'true'],
      ]
  const long = new URLSearchParams([
    ['q[][pacticipant]', name],
    ['q[][version]', version],
    ['latestby', 'cvp'],
    ...among,
  ])
  return (await client({ method: 'GET', href: `${base}matrix?${long.toString()}` })).resource
}

async function readIndex(client: HalClient, base: string): Promise<Json> {
  const { resource } = await client({ method: 'GET', href: base })
  return resource
}
