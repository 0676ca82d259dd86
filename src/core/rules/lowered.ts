import type { Change } from '../diff/change.ts'
import type { Harmlessness } from '../diff/harmless.ts'
import type { Finding, Verdict } from './finding.ts'
import { isWorse } from './levels.ts'
import type { Rule } from './rule.ts'

/** The sentence of a rule with what the comparison of both schemas proved. */
export function withProof(
  message: string,
  proof: Harmlessness,
  direction: Change['direction'],
): string {
  const within =
    direction === 'request'
      ? 'all that could be sent before still can'
      : 'all that can be answered now could be before'
  const reason = proof === 'same' ? 'both sides admit the same values' : within
  return `${message} (proven harmless: ${reason})`
}

/** Why a finding is milder than its rule, as one sentence without a full stop; null where it is not. */
export function loweredBecause(finding: Finding, rule: Pick<Rule, 'level'>): string | null {
  if (!isWorse(rule.level, finding.level)) return null
  return `${finding.level}, where the rule says ${rule.level}: ${reasonOf(finding)}`
}

const byVerdict: Readonly<Partial<Record<Verdict, string>>> = {
  'contract-wrong': 'what was never kept breaks nobody who gets along today',
  inconclusive: 'too little was seen to say that it breaks somebody',
  drift: 'there is doubt, as said above',
}

function reasonOf({ message, usedBy, because, verdict }: Finding): string {
  const proof = / \(proven harmless: ([^()]+)\)$/.exec(message)?.[1]
  if (proof !== undefined) return `what both schemas admit was compared, and ${proof}`
  if (usedBy?.length === 0) return 'all readers are known, and none of them reads this place'
  const milder = because === undefined ? undefined : byVerdict[verdict]
  if (milder !== undefined) return milder
  return 'the comparison shows that nobody notices, or too little was seen to be sure'
}
