import { describeKinds } from './describe.ts'
import { ANY_KIND, maskOfValue, UNKNOWN_KINDS } from './kind-mask.ts'
import type { Node } from './node.ts'
import { testsOf } from './tests.ts'

// A ring of references ends here; no author nests alternatives this deep.
const MAX_DEPTH = 24

/** The same in words. */
export function describeAdmitted(node: Node): string {
  const tests = testsOf(node)
  return (tests.kindsInWords ??= describeKinds(admittedKinds(node)))
}

/** The kinds that the schema admits with all that it applies to the same value, as bits; never too few. */
export function admittedKinds(node: Node): number {
  const tests = testsOf(node)
  if (tests.kinds === UNKNOWN_KINDS) tests.kinds = kindsWithin(node, 0)
  return tests.kinds
}

function kindsWithin(node: Node, depth: number): number {
  if (depth > MAX_DEPTH) return ANY_KIND
  const { mask, literals, inPlace, nullable } = testsOf(node)
  const within = (other: Node): number => kindsWithin(other, depth + 1)
  let kinds = mask
  if (literals !== null) {
    let stated = literals.texts.size > literals.scalars.size ? maskOfStructures : 0
    for (const value of literals.scalars) stated |= maskOfValue(value)
    kinds &= stated
  }
  if (inPlace !== null) {
    if (inPlace.reference !== null) kinds &= within(inPlace.reference)
    for (const part of inPlace.allOf) kinds &= within(part)
    for (const group of [inPlace.anyOf, inPlace.oneOf]) {
      if (group.length > 0) kinds &= group.reduce((union, branch) => union | within(branch), 0)
    }
  }
  return nullable ? kinds | maskOfValue(null) : kinds
}

const maskOfStructures = maskOfValue([]) | maskOfValue({})
