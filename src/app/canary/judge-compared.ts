import type { Finding } from '../../core/rules/finding.ts'
import { judge } from '../../core/rules/judge.ts'
import { atMostWarning } from '../../core/rules/levels.ts'
import type { PinnedContract } from '../repository/contracts.ts'
import type { Compared } from './compare.ts'
import type { CanaryDeps } from './deps.ts'
import type { CanaryTarget } from './target.ts'

/** Findings of what drifted, and warnings of what the contract never kept. */
export function judgeCompared(
  { drifted, unpromised }: Compared,
  { provider, scope }: CanaryTarget,
  pin: PinnedContract | null,
  { clock, digest, ignores }: Pick<CanaryDeps, 'clock' | 'digest' | 'ignores'>,
): readonly Finding[] {
  const context = {
    provider,
    scope,
    hash: digest,
    now: clock.now(),
    ignores,
    ...(pin === null ? {} : { contractFile: pin.file }),
  }
  const drift = judge(drifted, { ...context, verdict: 'drift' })
  const wrong = judge(unpromised, { ...context, verdict: 'contract-wrong' })
  // The API does what it did before: the promise was wrong, and nothing that worked is broken by that.
  return [...drift, ...wrong.map(atMostWarning)]
}
