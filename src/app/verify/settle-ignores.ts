import { auditIgnores, type WrittenIgnores } from '../../core/rules/audit-ignores.ts'
import type { Finding } from '../../core/rules/finding.ts'
import { splitIgnored, type Ignore } from '../../core/rules/ignores.ts'
import { compareFindings, judge } from '../../core/rules/judge.ts'
import { rules } from '../../core/rules/table.ts'
import { checkRules } from '../../core/rules/table/check.ts'
import { driftRules } from '../../core/rules/table/drift.ts'
import { repositoryRules } from '../../core/rules/table/repository.ts'
import type { VerifyDeps } from './verify.ts'

export interface Looked {
  /** Every provider was looked at. */
  readonly everywhere: boolean
  /** Published documents were compared with the pins, all of them. */
  readonly upstream: boolean
}

/**
 * Leaves out what was decided not to be told, and tells of decisions that are over or leave nothing out. Where
 * only a part was looked at, nobody can say that a decision is of no use.
 *
 * @param findings all that there are, before any was left out.
 */
export function settleIgnores(
  findings: readonly Finding[],
  looked: Looked,
  written: WrittenIgnores,
  {
    ignores,
    clock,
    digest,
  }: Pick<VerifyDeps, 'clock' | 'digest'> & { readonly ignores: readonly Ignore[] },
): readonly Finding[] {
  const now = clock.now()
  const { kept } = splitIgnored(findings, ignores, now)
  const audited = auditIgnores(
    findings,
    ignores,
    now,
    ignore => couldBeTold(ignore, looked),
    written,
  )
  const own = judge(audited, {
    provider: '',
    scope: 'default',
    verdict: 'ours',
    hash: digest,
    now,
  })
  return [...kept, ...own].sort(compareFindings)
}

const ofRecordings: ReadonlySet<string> = new Set(
  [...driftRules, ...checkRules, ...repositoryRules].map(({ id }) => id),
)

function couldBeTold({ rule }: Ignore, { everywhere, upstream }: Looked): boolean {
  if (!everywhere) return false
  if (rule === undefined || ofRecordings.has(rule) || upstream) return true
  // A rule that there is no more can tell nothing at all.
  return !rules.some(({ id }) => id === rule)
}
