import type { Contract } from '../../core/contract/contract.ts'
import { pinHeaderOf } from '../../core/contract/pin/pin-header.ts'
import type { Finding } from '../../core/rules/finding.ts'
import { diffAny } from '../../core/diff/any-contracts.ts'
import type { Ignore } from '../../core/rules/ignores.ts'
import { judge } from '../../core/rules/judge.ts'
import { recordedTouches } from '../../core/rules/recorded-touches.ts'
import { joinedReaders, readersOf } from '../../core/rules/touch.ts'
import { KnownError, UsageError } from '../../errors.ts'
import type { LoadOptions } from '../../ports/specs.ts'
import { preparePin, type PinDeps } from '../pin/pin.ts'
import type { Contracts } from '../repository/contracts.ts'

export interface UpstreamDeps extends PinDeps {
  readonly contracts: Contracts
  /** Where pins are kept. */
  readonly folder: string
  readonly ignores: readonly Ignore[]
  readonly digest: (text: string) => string
}

export interface UpstreamResult {
  readonly provider: string
  readonly findings: readonly Finding[]
  /** Why the published document could not be compared; `''` where it was. */
  readonly reason: string
  /** What is no finding, in sentences. */
  readonly notes: readonly string[]
}

/**
 * Holds what vendors publish now against the pins: what they announce before live answers show it. No pin is moved.
 *
 * @param names providers; all with a pin when empty.
 * @throws UsageError for one without a pin.
 */
export async function verifyUpstream(
  names: readonly string[],
  network: LoadOptions,
  deps: UpstreamDeps,
): Promise<readonly UpstreamResult[]> {
  const known = names.length === 0 ? await deps.contracts.providers() : names
  const results: UpstreamResult[] = []
  for (const provider of known) {
    if ((await deps.contracts.pin(provider)) !== null) {
      results.push(await ofProvider(provider, network, deps))
    } else if (names.length > 0) {
      throw new UsageError(`There is no pin of ${provider}: tidemark pin <url> --name ${provider}`)
    }
  }
  return results
}

async function ofProvider(
  provider: string,
  network: LoadOptions,
  deps: UpstreamDeps,
): Promise<UpstreamResult> {
  try {
    const request = { ...network, name: provider, folder: deps.folder }
    const { before, after, contract } = await preparePin(request, deps)
    const stored = before === null ? [] : ((await deps.recordings?.ofProvider(provider)) ?? [])
    const sent = stored.map(({ recording }) => recording)
    const touches = before === null ? [] : recordedTouches(before, sent)
    const pinned = await deps.contracts.pin(provider)
    const findings = judge(before === null ? [] : await diffAny(before, after), {
      usedBy: joinedReaders([readersOf(touches, false), pinned?.readers]),
      provider,
      scope: 'default',
      verdict: 'announced',
      hash: deps.digest,
      now: deps.clock.now(),
      ignores: deps.ignores,
    })
    return { provider, findings, reason: '', notes: newcomers(before, contract) }
  } catch (error) {
    if (!(error instanceof KnownError)) throw error
    return { provider, findings: [], reason: error.message, notes: [] }
  }
}

/** Where all is pinned, what is new is a finding. */
function newcomers(before: Contract | null, { name, operations }: Contract): string[] {
  const header = before && pinHeaderOf(before)
  if (!header?.selected || header.total === null) return []
  const more = operations.length - header.total
  if (more <= 0) return []
  const said = more === 1 ? '1 new operation is' : `${more} new operations are`
  return [`${name}: ${said} not pinned`]
}
