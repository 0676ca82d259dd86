import type { Change } from '../../core/diff/change.ts'
import { readMismatch } from '../../core/diff/verified/native-mismatch.ts'
import { verifiedChanges } from '../../core/diff/verified/verified-changes.ts'
import type { Finding } from '../../core/rules/finding.ts'
import { judge } from '../../core/rules/judge.ts'
import type { Clock } from '../../ports/clock.ts'
import type { PactVerifier, VerifierTask } from '../../ports/pact-verifier.ts'
import type { Ignore } from '../../core/rules/ignores.ts'
import { askedOf, namedPacts, ownInteractions } from './provider-pacts.ts'
import type { ReadPact } from '../repository/pacts-found.ts'

export interface ProviderOptions extends Omit<VerifierTask, 'pacts' | 'interactions' | 'header'> {
  /** Account and environment; `default` mostly. */
  readonly scope: string
}

export interface ProviderDeps {
  readonly verifier: PactVerifier
  readonly clock: Clock
  readonly digest: (text: string) => string
  readonly ignores: readonly Ignore[]
}

export interface ProviderResult {
  readonly findings: readonly Finding[]
  /** How many interactions were verified, be it that they failed. */
  readonly held: number
  readonly all: number
  readonly isUnchecked: boolean
  readonly notes: readonly string[]
}

const HEADER = 'x-tidemark-interaction'

/** Asks a running provider all that its consumers expect. What could not be asked is inconclusive, never a pass. */
export async function verifyProvider(
  pacts: readonly ReadPact[],
  { scope, ...options }: ProviderOptions,
  { verifier, clock, digest, ignores }: ProviderDeps,
): Promise<ProviderResult> {
  const own = ownInteractions(pacts)
  const refused = pacts.flatMap(({ pact }) => pact.refused)
  const { interactions, unanswered, notes, broken } = await verifier.verify({
    ...options,
    pacts: namedPacts(pacts, HEADER),
    interactions: own.map(askedOf),
    header: HEADER,
  })
  const results = new Map(interactions.map(({ id, mismatch }) => [id, mismatch]))
  const changes: Change[] = []
  const reasons: string[] = refused.map(({ reason }) => reason)
  for (const { id, pact, interaction } of own) {
    const mismatch = results.get(id)
    const reason = unanswered.get(id)
    const read = mismatch === undefined || mismatch === null ? [] : readMismatch(mismatch)
    if (reason !== undefined) reasons.push(reason)
    else if (mismatch === undefined) reasons.push(broken ?? 'the verifier said nothing of it')
    else if (read === null) reasons.push('the verifier could not ask it')
    else changes.push(...verifiedChanges(pact, interaction, read))
  }
  const all = own.length + refused.length
  const silence = inconclusive(reasons, all)
  const common = { provider: options.provider, scope, hash: digest, now: clock.now(), ignores }
  return {
    findings: [
      ...judge(changes, { ...common, verdict: 'drift' }),
      ...judge(silence, { ...common, verdict: 'inconclusive', ignores: [] }),
    ],
    held: all - reasons.length,
    all,
    isUnchecked: reasons.length > 0,
    notes,
  }
}

/** One finding for all that nothing is known of. */
function inconclusive(reasons: readonly string[], all: number): Change[] {
  if (reasons.length === 0) return []
  const same = [...Map.groupBy(reasons, reason => reason)].sort(
    ([, a], [, b]) => b.length - a.length,
  )
  const name = same.map(([reason, of]) => (same.length === 1 ? reason : `${reason} (${of.length})`))
  return [
    {
      fact: 'verified.nothing',
      direction: 'none',
      where: { method: '', path: '', status: '', mediaType: '' },
      place: '',
      details: { name: name.join(', '), missing: reasons.length, all },
    },
  ]
}
