import { boundKeywords, type BoundKeyword } from './fact.ts'
import type { Node } from './node.ts'
import { sides, type Comparison } from './pair.ts'

/** Every bound: set, unset, or moved. */
export const compareBounds: Comparison = (pair, tell) => {
  for (const word of boundKeywords) {
    if (pair.base.words[word] === pair.revision.words[word]) continue
    const base = pair.base.words[word] ?? implied(word, pair.base, pair.revision)
    const revision = pair.revision.words[word] ?? implied(word, pair.revision, pair.base)
    if (base === revision) continue
    const both = sides(base, revision)
    if (base === undefined) tell(`${word}.set`, both)
    else if (revision === undefined) tell(`${word}.unset`, both)
    else tell(revision > base ? `${word}.increased` : `${word}.decreased`, both)
  }
  const base = pair.base.words.uniqueItems === true
  const revision = pair.revision.words.uniqueItems === true
  if (base !== revision) tell(revision ? 'uniqueItems.set' : 'uniqueItems.unset')
}

const exclusives = { maximum: 'exclusiveMaximum', minimum: 'exclusiveMinimum' } as const

/**
 * A string has a least length and a list a least count even where none is stated, so that stating one moves it.
 * A limit that takes its own value in was there before, when it left the value out.
 */
function implied(word: BoundKeyword, { types, words }: Node, other: Node): number | undefined {
  if (word === 'minItems') return types.includes('array') ? 0 : undefined
  if (word === 'minLength') return 0
  if (word !== 'maximum' && word !== 'minimum') return undefined
  return exclusives[word] in other.words ? undefined : words[exclusives[word]]
}
