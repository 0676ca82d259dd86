import { isObject, property, type Json } from '../../json/json.ts'
import { parentPlace, type Place } from '../../json/place.ts'
import { admittedKinds } from './admitted-kinds.ts'
import type { Explanation } from './explanation.ts'
import { maskOfValue } from './kind-mask.ts'
import type { Node } from './node.ts'
import { testsOf } from './tests.ts'
import type { Violation } from './violation.ts'

/**
 * None of the alternatives admits the value: tells what is wrong by the one that was most likely meant,
 * so that one cause is one violation. `owner` is the schema with the `anyOf` or `oneOf`.
 */
export function explainAlternatives(
  owner: Node,
  nodes: readonly Node[],
  value: Json,
  place: Place,
  to: Explanation,
): void {
  const meant = byDiscriminator(owner, nodes, value)
  const ofKind = nodes.filter(node => (admittedKinds(node) & maskOfValue(value)) !== 0)
  const candidates = meant === undefined ? ofKind : [meant]
  const answers = candidates.map(node => {
    const own: Explanation = { run: to.run, found: [], explain: to.explain }
    to.explain(node, value, place, own)
    return own.found
  })
  const tag = commonTag(answers, place)
  if (tag !== undefined) to.found.push(tag)
  else to.found.push(...nearest(answers, place))
}

/** The alternative that the discriminator names, by its mapping or by the last part of the reference. */
function byDiscriminator(owner: Node, nodes: readonly Node[], value: Json): Node | undefined {
  const { discriminator } = testsOf(owner).keywords
  if (discriminator === undefined || !isObject(value)) return undefined
  const tag = property(value, discriminator.propertyName)
  if (typeof tag !== 'string') return undefined
  const target = discriminator.mapping.get(tag) ?? tag
  return nodes.find(node => {
    const reference = testsOf(node).keywords.$ref
    return reference !== undefined && (reference === target || reference.endsWith(`/${target}`))
  })
}

/** Where every alternative refuses the same literal beneath, no one of them was meant: all are expected. */
function commonTag(
  answers: readonly (readonly Violation[])[],
  place: Place,
): Violation | undefined {
  if (answers.length < 2) return undefined
  const first = answers[0]?.find(violation => isTag(violation, place))
  if (first === undefined) return undefined
  const tags = answers.map(found => found.find(at => isTag(at, place) && at.place === first.place))
  if (tags.includes(undefined)) return undefined
  const expected = [...new Set(tags.map(tag => tag?.expected.replace(/^one of /, '') ?? ''))]
  return { ...first, expected: `one of ${expected.join(', ')}` }
}

function isTag(violation: Violation, place: Place): boolean {
  const { reason } = violation
  return (
    (reason === 'enum.value-not-allowed' || reason === 'value.kind-not-allowed') &&
    (violation.keyword === 'const' || violation.keyword === 'enum') &&
    (violation.place === place || parentPlace(violation.place) === place)
  )
}

/** A wrong tag means another alternative; else the fewest faults decide, then the order. */
function nearest(answers: readonly (readonly Violation[])[], place: Place): readonly Violation[] {
  let best: readonly Violation[] = []
  let least = Infinity
  for (const found of answers) {
    const tags = found.filter(violation => isTag(violation, place)).length
    const score = tags * 1000 + found.length
    if (score >= least || found.length === 0) continue
    least = score
    best = found
  }
  return best
}
