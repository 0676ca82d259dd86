import type { Matcher, MatchingRules, PathToken, RuleCategory, RuleSet } from './matching-rules.ts'

/** One step into an actual value. Names of XML can be written in several ways. */
export type Step = string | number | readonly string[]

/** The rules that hold at a place. */
export interface BestRule extends RuleSet {
  /** The rules were stated further up, and hold for all below. */
  readonly cascaded: boolean
}

/**
 * The rules that hold at a path: of those whose path is the path or the start of it, the one of the greatest weight.
 * A name or number counts 2 and a wildcard 1; they are multiplied, and the product with the length of the path. Of
 * equal ones the last wins.
 *
 * @see Pact specification 2, "Determining the matcher to use"
 */
export function bestRule(
  rules: MatchingRules,
  category: RuleCategory,
  path: readonly Step[],
): BestRule | null {
  let best: BestRule | null = null
  let most = 0
  for (const rule of rules) {
    if (rule.category !== category || rule.path.length > path.length) continue
    const weight = weightOf(rule.path, path) * (rule.path.length + 1)
    if (weight === 0 || weight < most) continue
    most = weight
    const { combine, matchers } = rule
    const isHere = rule.path.length === path.length
    best = { combine, matchers: isHere ? matchers : matchers.map(uncounted), cascaded: !isHere }
  }
  return best
}

/** Counts hold where they are stated, and no further down. */
function uncounted(matcher: Matcher): Matcher {
  return matcher.match === 'type' ? { match: 'type', min: null, max: null } : matcher
}

/** 2 for the root, multiplied by that of each token; 0 where one does not fit. */
function weightOf(rule: readonly PathToken[], path: readonly Step[]): number {
  let weight = 2
  for (const [index, token] of rule.entries()) weight *= tokenWeight(token, path[index] ?? '')
  return weight
}

function tokenWeight(token: PathToken, step: Step): number {
  switch (token.kind) {
    case 'key':
      return isNamed(step, token.key) ? 2 : 0
    case 'index':
      // A key of digits may be written as an index.
      return step === token.index || step === String(token.index) ? 2 : 0
    case 'any-index':
      return typeof step === 'number' || (typeof step === 'string' && /^\d+$/.test(step)) ? 1 : 0
    default:
      return 1
  }
}

function isNamed(step: Step, key: string): boolean {
  return typeof step === 'object' ? step.includes(key) : String(step) === key
}

/** Whether any rule that holds here says that only types count. */
export function isRuledByType(
  rules: MatchingRules,
  category: RuleCategory,
  path: readonly Step[],
): boolean {
  return rules.some(
    rule =>
      rule.category === category &&
      rule.path.length <= path.length &&
      weightOf(rule.path, path) > 0 &&
      rule.matchers.some(({ match }) => match === 'type'),
  )
}
