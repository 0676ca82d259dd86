import type { Matcher } from '../../contract/pact/matching-rules.ts'
import { isArray, isObject, property, type Json, type JsonObject } from '../../json/json.ts'
import { isSame } from './apply-matcher.ts'
import type { BestRule } from '../../contract/pact/best-rule.ts'
import { compareList } from './compare-list.ts'
import { atKey, compareByRule, ruleAt, tell, type Comparing, type Position } from './comparing.ts'
import { describeValue, kindOf } from './describe.ts'
import { valueRules } from './each-value.ts'

/** Holds a JSON value against the example, by the rules that stand at its place or above. */
export function compareJson(
  comparing: Comparing,
  position: Position,
  expected: Json,
  actual: Json,
): void {
  const rule = ruleAt(comparing, position)
  if (isObject(expected) && isObject(actual)) {
    compareObject(comparing, position, rule, expected, actual)
  } else if (isArray(expected) && isArray(actual)) {
    compareList(comparing, position, rule, { expected, actual, compare: compareJson })
  } else if (rule !== null && !(rule.cascaded && isContainer(expected))) {
    compareByRule(comparing, position, rule, { expected, actual, isText: false })
  } else if (!isSame(expected, actual)) {
    tell(comparing, position, {
      kind: kindOf(expected) === kindOf(actual) ? 'value' : 'type',
      expected: describeValue(expected),
      actual: describeValue(actual),
    })
  }
}

function isContainer(value: Json): boolean {
  return typeof value === 'object' && value !== null
}

function compareObject(
  comparing: Comparing,
  position: Position,
  rule: BestRule | null,
  expected: JsonObject,
  actual: JsonObject,
): void {
  const direct = rule === null || rule.cascaded ? [] : rule.matchers
  const byValue = direct.find(({ match }) => match === 'values' || match === 'eachValue')
  const byKey = direct.flatMap(matcher => (matcher.match === 'eachKey' ? matcher.rules : []))
  const hasKeyRules = direct.some(({ match }) => match === 'eachKey')
  if (rule !== null && !rule.cascaded) {
    compareByRule(comparing, position, scalarRules(rule), { expected, actual, isText: false })
  }
  if (byKey.length > 0) compareKeys(comparing, position, byKey, expected, actual)
  if (byValue === undefined && !hasKeyRules) {
    tellKeys(comparing, position, expected, actual)
  }
  const inner = byValue === undefined ? comparing : valueRules(comparing, position, byValue)
  const [first] = Object.values(expected)
  for (const [key, value] of Object.entries(actual)) {
    const stated = property(expected, key)
    const example = stated === undefined && byValue !== undefined ? first : stated
    if (example !== undefined) compareJson(inner, atKey(position, key), example, value)
  }
}

/** Rules for members and items are tried where those are compared; the others on the whole. */
function scalarRules(rule: BestRule): BestRule {
  const matchers = rule.matchers.filter(({ match }) => match !== 'values' && match !== 'regex')
  return { ...rule, matchers }
}

function compareKeys(
  comparing: Comparing,
  position: Position,
  matchers: readonly Matcher[],
  expected: JsonObject,
  actual: JsonObject,
): void {
  const [example = ''] = Object.keys(expected)
  const rule: BestRule = { combine: 'AND', matchers, cascaded: false }
  for (const key of Object.keys(actual)) {
    const values = { expected: example, actual: key, isText: true }
    compareByRule(comparing, atKey(position, key), rule, values)
  }
}

function tellKeys(
  comparing: Comparing,
  position: Position,
  expected: JsonObject,
  actual: JsonObject,
): void {
  for (const [key, value] of Object.entries(expected)) {
    if (Object.hasOwn(actual, key)) continue
    tell(comparing, position, {
      kind: 'missing',
      key,
      expected: describeValue(value),
      actual: 'nothing',
    })
  }
  if (comparing.allowsUnexpected) return
  for (const [key, value] of Object.entries(actual)) {
    if (Object.hasOwn(expected, key)) continue
    tell(comparing, position, {
      kind: 'unexpected',
      key,
      expected: 'nothing',
      actual: describeValue(value),
    })
  }
}
