import type { Finding } from '../../core/rules/finding.ts'
import type { PactBroker } from '../../ports/broker.ts'
import type { StoredPact } from './pact-file.ts'

export interface ResultsRequest {
  readonly provider: string
  readonly providerVersion: string
  readonly branch: string | null
  readonly tags: readonly string[]
  readonly buildUrl: string | null
  readonly toolVersion: string
}

export interface PublishedResult {
  readonly file: string
  readonly consumer: string
  readonly consumerVersion: string
  readonly success: boolean
}

type Told = Pick<Finding, 'level' | 'verdict' | 'usedBy' | 'message' | 'provider'>

/**
 * Tells the broker which of the Pacts that came from it the provider holds. A Pact is broken by an error that names its
 * consumer, or names none.
 *
 * @returns what was told; nothing at all where the findings leave something open, since the broker would keep it for a yes or no.
 */
export async function publishResults(
  pacts: readonly StoredPact[],
  findings: readonly Told[],
  request: ResultsRequest,
  broker: Pick<PactBroker, 'publishResult' | 'nameVersion'>,
): Promise<readonly PublishedResult[]> {
  const { provider, providerVersion, branch, tags, buildUrl, toolVersion } = request
  const own = findings.filter(finding => finding.provider === provider)
  if (own.some(({ verdict }) => verdict === 'inconclusive')) return []
  const errors = own.filter(({ level }) => level === 'error')
  const published: PublishedResult[] = []
  // Results first would stand for a version that no branch knows of yet.
  await broker.nameVersion({ name: provider, version: providerVersion, branch, tags })
  for (const { file, consumer, pin } of pacts) {
    if (pin === null || pin.resultsUrl === null) continue
    const broken = errors.filter(
      ({ usedBy }) => usedBy === null || usedBy.length === 0 || usedBy.includes(consumer),
    )
    const success = broken.length === 0
    await broker.publishResult({
      resultsUrl: pin.resultsUrl,
      success,
      providerVersion,
      toolVersion,
      buildUrl,
      testResults: broken.map(({ message }) => ({ success: false, message })),
    })
    published.push({ file, consumer, consumerVersion: pin.consumerVersion, success })
  }
  return published
}
