/** Words that undo each other in an id. */
const moves: readonly (readonly [string, string])[] = [
  ['added', 'removed'],
  ['added', 'deleted'],
  ['increased', 'decreased'],
  ['set', 'unset'],
  ['widened', 'narrowed'],
  ['generalized', 'specialized'],
  ['forbidden', 'allowed'],
  ['refused', 'allowed'],
  ['constrained', 'unconstrained'],
  ['deprecated', 'reactivated'],
  ['breaking', 'compatible'],
  ['became-enum', 'enum-removed'],
  ['became-required', 'became-optional'],
]

const states = ['nullable', 'read-only', 'write-only'] as const

const sides: readonly (readonly [request: string, response: string])[] = [
  ['request-parameter', 'response-header'],
  ['request', 'response'],
]

/** The ids that the opposite change could have; some of them name no rule. */
export function oppositesOf(id: string): readonly string[] {
  const swapped = moves.flatMap(([one, other]) => [swap(id, one, other), swap(id, other, one)])
  const turned = states.flatMap(state => [
    id.replace(new RegExp(`became-${state}$`), `became-not-${state}`),
    id.replace(new RegExp(`became-not-${state}$`), `became-${state}`),
  ])
  const added = /^new-(?:required|optional)-(.*)$/.exec(id)
  const removed = added ? [`${added[1]}-removed`] : []
  return [...new Set([...swapped, ...turned, ...removed])].filter(other => other !== id)
}

/** The ids that the same change could have on the other side of the wire; some of them name no rule. */
export function otherSidesOf(id: string): readonly string[] {
  const swapped = sides.flatMap(([one, other]) => [swap(id, one, other), swap(id, other, one)])
  return [...new Set(swapped)].filter(other => other !== id)
}

/** The id with a word of it, or a few, in the place of another. */
function swap(id: string, word: string, other: string): string {
  return `-${id}-`.replace(`-${word}-`, `-${other}-`).slice(1, -1)
}
