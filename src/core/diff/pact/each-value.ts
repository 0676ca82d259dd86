import type { Matcher, PathToken, PlacedRules } from '../../contract/pact/matching-rules.ts'
import type { Step } from '../../contract/pact/best-rule.ts'
import type { Comparing, Position } from './comparing.ts'

/** The comparison of what stands in an object or list for each value of which a rule holds. */
export function valueRules(comparing: Comparing, position: Position, matcher: Matcher): Comparing {
  if (matcher.match !== 'eachValue' || matcher.rules.length === 0) return comparing
  const path = position.path.map(tokenOf)
  const placed: PlacedRules = {
    category: comparing.category,
    path: [...path, { kind: 'any-key' }],
    combine: 'AND',
    matchers: matcher.rules,
    origin: { file: '', pointer: '' },
  }
  // Rules for what is further inside still hold.
  return { ...comparing, rules: [...comparing.rules, placed] }
}

function tokenOf(step: Step): PathToken {
  if (typeof step === 'number') return { kind: 'index', index: step }
  return { kind: 'key', key: typeof step === 'string' ? step : (step[0] ?? '') }
}
