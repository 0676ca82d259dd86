import { isObject, type Json } from '../../json/json.ts'
import type { Place } from '../../json/place.ts'
import { resolveDynamic } from '../../shape/schema/dynamic.ts'
import { kindOf } from '../../shape/kind.ts'
import { countMatches, onlyCandidate } from './evaluate-in-place.ts'
import { explainAlternatives } from './explain-alternatives.ts'
import { explainReference, report, type Explanation } from './explanation.ts'
import { nodeOf, type InPlaceTests, type Node } from './node.ts'
import { probe } from './run.ts'

export function explainInPlace(
  node: Node,
  tests: InPlaceTests,
  value: Json,
  place: Place,
  to: Explanation,
): void {
  const { run } = to
  const at = { node, place, actual: kindOf(value) }
  if (tests.reference !== null) explainReference(tests.reference, value, place, to, tests.alone)
  if (tests.dynamic !== null) {
    const target = resolveDynamic(tests.schema, tests.dynamic, run.scope)
    if (target !== null) explainReference(nodeOf(target), value, place, to, false)
  }
  for (const part of tests.allOf) to.explain(part, value, place, to)
  explainGroup(node, 'anyOf', tests.anyOf, value, place, to)
  explainGroup(node, 'oneOf', tests.oneOf, value, place, to)
  if (tests.not !== null && probe(tests.not, value, run, null)) {
    const expected = 'anything but what `not` describes'
    report(to, at, { reason: 'value.not-allowed', keyword: 'not', expected })
  }
  if (tests.condition !== null) {
    const branch = probe(tests.condition, value, run, null) ? tests.consequent : tests.alternative
    if (branch !== null) to.explain(branch, value, place, to)
  }
  if (tests.dependentSchemas === null || !isObject(value)) return
  for (const [name, schema] of tests.dependentSchemas) {
    if (Object.hasOwn(value, name)) to.explain(schema, value, place, to)
  }
}

function explainGroup(
  node: Node,
  keyword: 'anyOf' | 'oneOf',
  nodes: readonly Node[],
  value: Json,
  place: Place,
  to: Explanation,
): void {
  if (nodes.length === 0) return
  const only = onlyCandidate(nodes, value)
  if (only !== undefined) {
    if (only !== null) to.explain(only, value, place, to)
    return
  }
  const count = countMatches(nodes, value, to.run, null)
  if (count === 0) explainAlternatives(node, nodes, value, place, to)
  if (count < 2 || keyword === 'anyOf') return
  const at = { node, place, actual: kindOf(value) }
  const expected = 'exactly one of the alternatives'
  report(to, at, { reason: 'one-of.several-matched', keyword, expected })
}
