import type { Matcher, MatchingRules } from '../../contract/pact/matching-rules.ts'
import type { Json } from '../../json/json.ts'
import type { BestRule } from '../../contract/pact/best-rule.ts'
import {
  apart,
  atItem,
  compareByRule,
  ruleAt,
  tell,
  top,
  type Comparing,
  type Position,
} from './comparing.ts'
import { describeValue } from './describe.ts'
import { valueRules } from './each-value.ts'

export interface Lists {
  readonly expected: readonly Json[]
  readonly actual: readonly Json[]
  readonly compare: (comparing: Comparing, at: Position, expected: Json, actual: Json) => void
}

/** Holds a list against the example's: item by item, or each against the first where a rule says what items are. */
export function compareList(
  comparing: Comparing,
  position: Position,
  rule: BestRule | null,
  lists: Lists,
): void {
  if (rule === null) compareExactly(comparing, position, lists)
  else if (rule.combine === 'AND' || rule.matchers.length === 1) {
    for (const matcher of rule.matchers) compareBy(comparing, position, rule, matcher, lists)
  } else {
    const tries = rule.matchers.map(matcher => {
      const one = apart(comparing)
      compareBy(one, position, rule, matcher, lists)
      return one.mismatches
    })
    if (tries.every(mismatches => mismatches.length > 0)) {
      comparing.mismatches.push(...tries.flat())
    }
  }
}

function compareBy(
  comparing: Comparing,
  position: Position,
  rule: BestRule,
  matcher: Matcher,
  lists: Lists,
): void {
  const { expected, actual } = lists
  if (matcher.match === 'arrayContains' && !rule.cascaded) {
    compareVariants(comparing, position, matcher.variants, lists)
    return
  }
  if (matcher.match === 'eachValue' && !rule.cascaded) {
    compareItems(valueRules(comparing, position, matcher), position, lists)
    return
  }
  if (matcher.match === 'equality') {
    compareExactly({ ...comparing, rules: equality(comparing) }, position, lists)
    return
  }
  if (!ofItems.has(matcher.match)) {
    const one: BestRule = { ...rule, combine: 'AND', matchers: [matcher] }
    compareByRule(comparing, position, one, {
      expected: [...expected],
      actual: [...actual],
      isText: false,
    })
  }
  compareItems(comparing, position, lists)
}

/** Rules that say something of texts and numbers: of a list they hold for its items. */
const ofItems: ReadonlySet<Matcher['match']> = new Set<Matcher['match']>([
  'regex',
  'include',
  'integer',
  'decimal',
  'number',
  'date',
  'time',
  'timestamp',
  'boolean',
  'contentType',
  'semver',
  'values',
])

function equality({ rules, category }: Comparing): MatchingRules {
  return rules.filter(rule => rule.category !== category)
}

function compareExactly(comparing: Comparing, position: Position, lists: Lists): void {
  const { expected, actual, compare } = lists
  for (const [index, example] of expected.entries()) {
    const item = actual[index]
    if (item !== undefined) compare(comparing, atItem(position, index), example, item)
  }
  tellLength(comparing, position, lists)
}

function tellLength(comparing: Comparing, position: Position, { expected, actual }: Lists): void {
  if (expected.length === actual.length) return
  tell(comparing, position, {
    kind: 'length',
    expected: describeValue([...expected]),
    actual: describeValue([...actual]),
  })
}

/** Where the example has fewer items, its first stands for the rest. */
function compareItems(
  comparing: Comparing,
  position: Position,
  { expected, actual, compare }: Lists,
): void {
  const [first] = expected
  for (const [index, item] of actual.entries()) {
    const example = index < expected.length ? expected[index] : first
    if (example !== undefined) compare(comparing, atItem(position, index), example, item)
  }
  for (let index = actual.length; index < expected.length; index++) {
    if (ruleAt(comparing, atItem(position, index)) !== null) continue
    tell(comparing, position, {
      kind: 'missing',
      key: String(index),
      expected: describeValue(expected[index] ?? null),
      actual: 'nothing',
    })
  }
}

/** For each variant some item has to fit, wherever it stands. Without variants each item of the example is one. */
function compareVariants(
  comparing: Comparing,
  position: Position,
  stated: readonly { readonly index: number; readonly rules: MatchingRules }[],
  { expected, actual, compare }: Lists,
): void {
  const variants = stated.length > 0 ? stated : expected.map((_, index) => ({ index, rules: [] }))
  for (const { index, rules } of variants) {
    const example = expected[index]
    const fits = actual.some(item => {
      if (example === undefined) return false
      const one = apart(comparing, rules)
      compare(one, top, example, item)
      return one.mismatches.length === 0
    })
    if (fits) continue
    tell(comparing, position, {
      kind: 'rule',
      key: String(index),
      expected: `an item like variant ${index}${example === undefined ? '' : `, ${describeValue(example)}`}`,
      actual: describeValue([...actual]),
    })
  }
}
