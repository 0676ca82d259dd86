import type { Allowed, ArrayFacet } from '../../shape/allowed/allowed.ts'
import { allowedOf } from '../../shape/allowed/lower.ts'
import { all, unknown, YES, type Verdict } from './answer.ts'
import { arrayOf, itemAt } from './build.ts'
import { candidatesOf } from './candidates.ts'
import type { Lift, Prover } from './prover.ts'

export function proveArray(base: Allowed, revision: Allowed, prover: Prover): Verdict {
  const outer = base.array
  if (outer === null) return YES
  const any = allowedOf([[]], revision.direction)
  const inner = revision.array ?? { minItems: 0, maxItems: Infinity, prefix: [], items: any }
  return all(questionsOf(outer, inner, base, revision, prover), prover)
}

function* questionsOf(
  outer: ArrayFacet,
  inner: ArrayFacet,
  base: Allowed,
  revision: Allowed,
  prover: Prover,
): Iterable<() => Verdict> {
  const most = longest(inner)
  yield () => {
    if (inner.minItems > most) return YES
    if (inner.minItems >= outer.minItems && most <= outer.maxItems) return YES
    const tries = candidatesOf(revision, 'array', base, prover)
    return (
      prover.search(base, revision, tries) ?? unknown('no list of the length in question was found')
    )
  }
  const listed = Math.max(outer.prefix.length, inner.prefix.length)
  for (let i = 0; i <= listed && i < most; i++) {
    const lift: Lift = item => [arrayOf(inner, Math.max(inner.minItems, i + 1), prover, [i, item])]
    yield () => prover.require(itemAt(outer, i)(), itemAt(inner, i)(), lift)
  }
}

/** A position that admits nothing ends the list. */
function longest({ maxItems, prefix, items }: ArrayFacet): number {
  const closed = prefix.findIndex(item => item().kinds.size === 0)
  if (closed >= 0) return Math.min(maxItems, closed)
  return items().kinds.size === 0 ? Math.min(maxItems, prefix.length) : maxItems
}
