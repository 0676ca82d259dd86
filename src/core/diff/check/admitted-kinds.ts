import { ANY_KIND, maskOfValue } from './kind-mask.ts'
import type { Node } from './node.ts'
import { testsOf } from './tests.ts'

// A ring of references ends here; no author nests alternatives this deep.
const MAX_DEPTH = 24

/** The kinds that the schema admits with all that it applies to the same value, as bits; never too few. */
export function admittedKinds(node: Node, depth = 0): number {
  if (depth > MAX_DEPTH) return ANY_KIND
  const { mask, literals, inPlace, keywords } = testsOf(node)
  const within = (other: Node): number => admittedKinds(other, depth + 1)
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
  return keywords.nullable === true ? kinds | maskOfValue(null) : kinds
}

const maskOfStructures = maskOfValue([]) | maskOfValue({})
