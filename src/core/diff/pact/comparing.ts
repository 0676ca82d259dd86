import type { MatchingRules, RuleCategory } from '../../contract/pact/matching-rules.ts'
import type { Json } from '../../json/json.ts'
import { itemPlace, keyPlace, type Place } from '../../json/place.ts'
import { appendToken, type Pointer } from '../../json/pointer.ts'
import { applyMatcher, textOf } from './apply-matcher.ts'
import { bestRule, type BestRule, type Step } from '../../contract/pact/best-rule.ts'
import { describeMatcher, describeValue } from './describe.ts'
import type { Applied, Mismatch, MismatchKind, MismatchPart } from './matching.ts'

/** What is told while two sides are compared. */
export interface Comparing {
  readonly part: MismatchPart
  readonly category: RuleCategory
  readonly rules: MatchingRules
  /** Keys that nobody asked for: fine in what a provider answers, not in what a consumer sends. */
  readonly allowsUnexpected: boolean
  readonly mismatches: Mismatch[]
  readonly undecided: Set<string>
}

/** Where in the two sides we are. */
export interface Position {
  readonly path: readonly Step[]
  readonly place: Place
  readonly pointer: Pointer
}

export const top: Position = { path: [], place: '', pointer: '' }

export function atKey({ path, place, pointer }: Position, key: string): Position {
  return {
    path: [...path, key],
    place: keyPlace(place, key),
    pointer: appendToken(pointer, key),
  }
}

export function atItem({ path, place, pointer }: Position, index: number): Position {
  return {
    path: [...path, index],
    place: itemPlace(place),
    pointer: appendToken(pointer, index),
  }
}

/** A comparison of its own, whose mismatches count only if `keep` says so. */
export function apart(comparing: Comparing, rules: MatchingRules = comparing.rules): Comparing {
  return { ...comparing, rules, mismatches: [] }
}

export function ruleAt(comparing: Comparing, { path }: Position): BestRule | null {
  return bestRule(comparing.rules, comparing.category, path)
}

export interface Told {
  readonly kind: MismatchKind
  readonly key?: string
  readonly expected: string
  readonly actual: string
}

export function tell(comparing: Comparing, { place, pointer }: Position, told: Told): void {
  comparing.mismatches.push({ part: comparing.part, place, pointer, key: null, ...told })
}

/** Tells two values that would have to be the same. */
export function tellOther(
  comparing: Comparing,
  position: Position,
  expected: Json,
  actual: Json,
): void {
  const told = { expected: describeValue(expected), actual: describeValue(actual) }
  tell(comparing, position, { kind: 'value', ...told })
}

/** Holds one value against the rules, all or any of them, and tells what does not fit. */
export function compareByRule(
  comparing: Comparing,
  position: Position,
  rule: BestRule,
  values: { readonly expected: Json; readonly actual: Json; readonly isText: boolean },
): void {
  const { expected, actual } = values
  const answers = rule.matchers.map((matcher): readonly [typeof matcher, Applied] => [
    matcher,
    applyMatcher(matcher, { ...values, cascaded: rule.cascaded }),
  ])
  if (rule.combine === 'OR' && answers.some(([, applied]) => applied === 'yes')) return
  const isOpen = answers.some(([, applied]) => applied === 'undecided')
  for (const [matcher, applied] of answers) {
    if (applied === 'undecided') {
      comparing.undecided.add(`${describeMatcher(matcher, expected)} could not be tried`)
    } else if (applied === 'no' && !(rule.combine === 'OR' && isOpen)) {
      tell(comparing, position, {
        kind: matcher.match === 'type' ? 'type' : 'rule',
        expected: describeMatcher(matcher, expected),
        actual: values.isText ? describeValue(textOf(actual)) : describeValue(actual),
      })
    }
  }
}
