import { isObject, type Json } from '../../json/json.ts'
import type { Place } from '../../json/place.ts'
import { resolveDynamic } from '../../shape/schema/dynamic.ts'
import { describeValue } from './describe.ts'
import { countMatches } from './evaluate-in-place.ts'
import { explainAlternatives } from './explain-alternatives.ts'
import { report, type Explanation } from './explanation.ts'
import { nodeOf, type InPlaceTests, type Node } from './node.ts'

export function explainInPlace(
  node: Node,
  tests: InPlaceTests,
  value: Json,
  place: Place,
  to: Explanation,
): void {
  const { run } = to
  const at = { node, place, actual: describeValue(value) }
  if (tests.reference !== null) explainReference(tests.reference, value, place, to)
  if (tests.dynamic !== null) {
    const target = resolveDynamic(tests.schema, tests.dynamic, run.scope)
    if (target !== null) explainReference(nodeOf(target), value, place, to)
  }
  for (const part of tests.allOf) to.explain(part, value, place, to)
  if (tests.anyOf.length > 0 && countMatches(tests.anyOf, value, run, null) === 0) {
    explainAlternatives(node, tests.anyOf, value, place, to)
  }
  if (tests.oneOf.length > 0) {
    const count = countMatches(tests.oneOf, value, run, null)
    if (count === 0) explainAlternatives(node, tests.oneOf, value, place, to)
    if (count > 1) {
      const expected = 'exactly one of the alternatives'
      report(to, at, { reason: 'one-of.several-matched', keyword: 'oneOf', expected })
    }
  }
  if (tests.not !== null && run.visit(tests.not, value, run, null)) {
    const expected = 'anything but what `not` describes'
    report(to, at, { reason: 'value.not-allowed', keyword: 'not', expected })
  }
  if (tests.condition !== null) {
    const branch = run.visit(tests.condition, value, run, null)
      ? tests.consequent
      : tests.alternative
    if (branch !== null) to.explain(branch, value, place, to)
  }
  if (tests.dependentSchemas === null || !isObject(value)) return
  for (const [name, schema] of tests.dependentSchemas) {
    if (Object.hasOwn(value, name)) to.explain(schema, value, place, to)
  }
}

function explainReference(node: Node, value: Json, place: Place, to: Explanation): void {
  const { run } = to
  for (let i = run.base; i < run.top; i++) if (run.followed[i] === node) return
  run.followed[run.top++] = node
  to.explain(node, value, place, to)
  run.top--
}
