import type { Change } from '../../diff/change.ts'
import type { Level } from '../finding.ts'
import type { Rule } from '../rule.ts'

const rows = [
  ['breaking', 'error'],
  ['risky', 'warning'],
  ['compatible', 'info'],
] as const

const sides = [
  // The consumer reads what is requested in a callback, and sends what is answered.
  ['request', 'response', 'reads'],
  ['response', 'request', 'answers'],
] as const

/**
 * The rules for what changes inside a callback: as bad as the same change is in an answer or a request.
 *
 * @param others the rules for changes that stand in no callback.
 */
export function callbackRules(others: readonly Rule[]): Rule[] {
  const byFact = Map.groupBy(others, rule => rule.fact)
  const ruleOf = (change: Change, now: number): Rule | null => {
    const inner = byFact.get(innerOf(change).fact) ?? []
    return inner.find(rule => matches(rule, innerOf(change), now)) ?? null
  }
  return sides.flatMap(([side, direction, verb]) =>
    rows.map(([word, level]) => ({
      id: `callback-${side}-${word}-change`,
      level,
      direction,
      area: 'Callbacks',
      kind: 'Structure',
      action: 'change',
      fact: 'callback.changed',
      when: (change, now) => levelOf(change, ruleOf(change, now), byFact) === level,
      message: change => messageOf(change, byFact),
      explanation: `callback-${side}-${word}-change: something changed in what the consumer ${verb} when the provider calls back. It is as bad as the same change is where the consumer calls: the sentence of the finding says what changed.`,
    })),
  )
}

type RulesByFact = ReadonlyMap<string, readonly Rule[]>

function innerOf(change: Change): Change {
  const fact = change.details?.['fact']
  return typeof fact === 'string' ? { ...change, fact } : change
}

function matches({ direction, when }: Rule, change: Change, now: number): boolean {
  return direction === change.direction && (!when || when(change, now))
}

/** What has a rule for the other direction only may break somebody; what reaches nobody has no level. */
function levelOf(change: Change, rule: Rule | null, byFact: RulesByFact): Level | null {
  if (rule) return rule.level
  const rules = byFact.get(innerOf(change).fact) ?? []
  return rules.some(({ direction }) => direction === change.direction) ? null : 'warning'
}

function messageOf(change: Change, byFact: RulesByFact): string {
  const inner = innerOf(change)
  const rules = byFact.get(inner.fact) ?? []
  const rule =
    rules.find(each => matches(each, inner, Number.NEGATIVE_INFINITY)) ??
    rules.find(({ when }) => !when || when(inner, Number.NEGATIVE_INFINITY))
  return rule ? `callback, ${rule.message(inner)}` : `callback, ${inner.fact}`
}
