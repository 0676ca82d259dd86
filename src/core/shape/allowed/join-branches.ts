import type { LazyAllowed, ObjectBranch, Terms } from './allowed.ts'
import type { Lowering } from './facets.ts'

/** More alternatives of an object are joined into one. */
export const MAX_BRANCHES = 16

/** The alternatives as they are while they are few. Null stands for any object, which hides all others. */
export function joinBranches(
  branches: readonly (ObjectBranch | null)[],
  lowering: Lowering,
): { readonly facet: readonly ObjectBranch[] | null; readonly exact: boolean } {
  const stated = branches.filter(branch => branch !== null)
  if (stated.length < branches.length || stated.length === 0) return { facet: null, exact: true }
  if (stated.length <= MAX_BRANCHES) return { facet: stated, exact: true }
  return { facet: [joinAll(stated, lowering)], exact: false }
}

function joinAll(branches: readonly ObjectBranch[], lowering: Lowering): ObjectBranch {
  const union = (pick: (branch: ObjectBranch) => LazyAllowed): LazyAllowed => {
    const terms: Terms = branches.flatMap(branch => lowering.termsOf(pick(branch)))
    return lowering.allowed(terms)
  }
  const names = new Set(branches.flatMap(branch => [...branch.properties.keys()]))
  const [first] = branches
  return {
    properties: new Map(
      [...names].map(name => [
        name,
        union(branch => branch.properties.get(name) ?? branch.additional),
      ]),
    ),
    required: new Set(
      [...names].filter(name => branches.every(branch => branch.required.has(name))),
    ),
    additional: union(branch => branch.additional),
    additionalStated: branches.some(branch => branch.additionalStated),
    minProperties: Math.min(...branches.map(branch => branch.minProperties)),
    maxProperties: Math.max(...branches.map(branch => branch.maxProperties)),
    residue: [],
    origin: first?.origin ?? null,
  }
}
