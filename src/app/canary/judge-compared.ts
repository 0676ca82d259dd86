import type { Change } from '../../core/diff/change.ts'
import type { Finding } from '../../core/rules/finding.ts'
import { judge, type JudgeContext } from '../../core/rules/judge.ts'
import { atMostWarning } from '../../core/rules/levels.ts'
import type { PinnedContract } from '../repository/contracts.ts'
import type { Compared } from './compare.ts'
import type { CanaryDeps } from './deps.ts'
import type { CanaryTarget } from './target.ts'

/** Findings of what drifted, and warnings of what the contract never kept. */
export function judgeCompared(
  { drifted, unpromised }: Compared,
  target: CanaryTarget,
  pin: PinnedContract | null,
  deps: JudgeDeps,
): readonly Finding[] {
  const context = contextOf(target, pin, deps)
  const drift = judge(drifted, { ...context, verdict: 'drift' })
  const wrong = judge(unpromised, { ...context, verdict: 'contract-wrong' })
  // The API does what it did before: the promise was wrong, and nothing that worked is broken by that.
  return [...drift, ...wrong.map(atMostWarning)]
}

/** Findings of what breaks the contract, where there is nothing else to hold the answers against. */
export function judgePromises(
  changes: readonly Change[],
  target: CanaryTarget,
  pin: PinnedContract,
  deps: JudgeDeps,
): readonly Finding[] {
  return judge(changes, { ...contextOf(target, pin, deps), verdict: 'drift' })
}

type JudgeDeps = Pick<CanaryDeps, 'clock' | 'digest' | 'ignores'>

function contextOf(
  { provider, scope }: CanaryTarget,
  pin: PinnedContract | null,
  { clock, digest, ignores }: JudgeDeps,
): Omit<JudgeContext, 'verdict'> {
  const facts = { provider, scope, hash: digest, now: clock.now(), ignores }
  if (pin === null) return facts
  const pinned = { ...facts, contractFile: pin.file }
  return pin.readers === undefined ? pinned : { ...pinned, usedBy: pin.readers }
}
