import type { Json } from '../../json/json.ts'
import type { Place } from '../../json/place.ts'
import { kindOf } from '../../shape/kind.ts'
import { admittedKinds, describeAdmitted } from './admitted-kinds.ts'
import { describeLiterals } from './describe.ts'
import { isAmong } from './leaf.ts'
import { explainArray } from './explain-array.ts'
import { explainInPlace } from './explain-in-place.ts'
import { explainObject } from './explain-object.ts'
import { explainNumber, explainText } from './explain-scalar.ts'
import { isNew, report, type Explanation } from './explanation.ts'
import { maskOfValue } from './kind-mask.ts'
import type { Node } from './node.ts'
import { settle } from './run.ts'
import { testsOf } from './tests.ts'

/** Beyond this the place where the search stands must do. */
const MAX_STEPS = 5_000_000

/** Finds why the node does not admit the value. Finds nothing where it does. */
export function explain(node: Node, value: Json, place: Place, to: Explanation): void {
  if (isNew(node, to) && !settle(node, value, to.run)) explainRefused(node, value, place, to)
}

/** The same where it is known that the node does not admit the value. */
export function explainRefused(node: Node, value: Json, place: Place, to: Explanation): void {
  const { run } = to
  const at = { node, place, actual: kindOf(value) }
  if (run.steps > MAX_STEPS) {
    if (to.found.length > 0) return
    report(to, at, { reason: 'value.not-allowed', keyword: '', expected: 'what the schema admits' })
    return
  }
  const tests = testsOf(node)
  const kinds = admittedKinds(node)
  if ((kinds & maskOfValue(value)) === 0) {
    const reason = node.schema.value === false ? 'value.not-allowed' : 'value.kind-not-allowed'
    const keyword = node.schema.value === false ? 'false' : 'type'
    report(to, at, {
      reason: value === null && kinds !== 0 ? 'value.null-not-allowed' : reason,
      keyword,
      expected: describeAdmitted(node),
    })
    return
  }
  if (tests.literals !== null && !isAmong(value, tests.literals)) {
    report(to, at, {
      reason: 'enum.value-not-allowed',
      keyword: tests.keywords.enum === undefined ? 'const' : 'enum',
      expected: describeLiterals(tests.literals),
    })
    return
  }
  to.depth++
  const { scope } = run
  if (scope?.resource !== tests.resource) run.scope = { resource: tests.resource, outer: scope }
  if (typeof value === 'string') explainText(tests, value, at, to)
  if (typeof value === 'number') explainNumber(tests, value, at, to)
  explainArray(node, tests, value, place, to)
  explainObject(node, tests, value, place, to)
  if (tests.inPlace !== null) explainInPlace(node, tests.inPlace, value, place, to)
  run.scope = scope
  to.depth--
}
