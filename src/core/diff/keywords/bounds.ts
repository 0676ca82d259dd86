import { boundKeywords, type BoundKeyword } from './fact.ts'
import { sides, type Comparison } from './pair.ts'

/** Every bound: set, unset, or moved. */
export const compareBounds: Comparison = (pair, tell) => {
  for (const word of boundKeywords) {
    const base = pair.base.words[word] ?? implied(word)
    const revision = pair.revision.words[word] ?? implied(word)
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

/** A string has a least length even where none is stated, so that stating one moves it. */
function implied(word: BoundKeyword): number | undefined {
  return word === 'minLength' ? 0 : undefined
}
