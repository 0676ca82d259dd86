import { isArray, type Json } from '../../json/json.ts'
import { itemPlace, type Place } from '../../json/place.ts'
import { areDistinct, evaluateArray } from './evaluate-array.ts'
import { evaluateInPlace } from './evaluate-in-place.ts'
import { explainPart, isAdmitted, report, type Explanation } from './explanation.ts'
import type { Reason } from './fact.ts'
import type { ArrayTests, Node, Tests } from './node.ts'
import { probeInside } from './run.ts'
import { hasSeenItem, nothingSeen } from './seen.ts'

export function explainArray(
  node: Node,
  tests: Tests,
  value: Json,
  place: Place,
  to: Explanation,
): void {
  if (!isArray(value) || tests.array === null) return
  const { array } = tests
  const { minItems, maxItems, prefix, items, contains } = array
  const tell = (reason: Reason, keyword: string, expected: string, actual: string): void =>
    report(to, { node, place, actual }, { reason, keyword, expected })
  if (value.length < minItems)
    tell('bound.exceeded', 'minItems', `at least ${minItems} items`, 'fewer items')
  if (value.length > maxItems)
    tell('bound.exceeded', 'maxItems', `at most ${maxItems} items`, 'more items')
  if (array.unique && !areDistinct(value))
    tell('items.not-unique', 'uniqueItems', 'distinct items', 'equal items')
  value.forEach((item, index) => {
    const schema = prefix[index] ?? items
    if (schema !== null && !isAdmitted(schema, item, to))
      explainItem(schema, 'items', item, { place, index }, to)
  })
  if (contains !== null) {
    const count = value.filter(item => probeInside(contains, item, to.run)).length
    const { minContains, maxContains } = array
    if (count < minContains)
      tell('contains.violated', 'contains', `at least ${minContains} that fit`, 'fewer')
    if (count > maxContains)
      tell('contains.violated', 'maxContains', `at most ${maxContains} that fit`, 'more')
  }
  explainUnevaluated(tests, array, value, place, to)
}

function explainItem(
  node: Node,
  keyword: string,
  item: Json,
  { place, index }: { readonly place: Place; readonly index: number },
  to: Explanation,
): void {
  const none = { reason: 'item.not-allowed', keyword, expected: 'no further item' } as const
  explainPart(node, item, { place: itemPlace(place), key: index }, none, to)
}

function explainUnevaluated(
  tests: Tests,
  array: ArrayTests,
  value: readonly Json[],
  place: Place,
  to: Explanation,
): void {
  const { unevaluated } = array
  if (unevaluated === null) return
  const seen = nothingSeen()
  if (tests.inPlace !== null) evaluateInPlace(tests.inPlace, value, to.run, seen)
  evaluateArray({ ...array, unevaluated: null }, value, to.run, seen)
  value.forEach((item, index) => {
    if (!hasSeenItem(seen, index) && !isAdmitted(unevaluated, item, to)) {
      explainItem(unevaluated, 'unevaluatedItems', item, { place, index }, to)
    }
  })
}
