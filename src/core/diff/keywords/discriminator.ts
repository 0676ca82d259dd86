import type { Comparison, Tell } from './pair.ts'

/** The property that tells alternatives apart, and what its values mean. */
export const compareDiscriminator: Comparison = (pair, tell) => {
  const base = pair.base.words.discriminator
  const revision = pair.revision.words.discriminator
  if (!base && !revision) return
  if (!base) return tell('discriminator.added')
  if (!revision) return tell('discriminator.removed')
  if (base.propertyName !== revision.propertyName) {
    const both = { base: base.propertyName, revision: revision.propertyName }
    tell('discriminator.propertyChanged', both)
  }
  if (base.defaultMapping !== revision.defaultMapping) {
    const [before, after] = [base.defaultMapping ?? 'none', revision.defaultMapping ?? 'none']
    tell('discriminator.defaultMappingChanged', { base: before, revision: after })
  }
  compareMapping(base.mapping, revision.mapping, tell)
}

type Mapping = ReadonlyMap<string, string>

function compareMapping(before: Mapping, after: Mapping, tell: Tell): void {
  const came = [...after.keys()].filter(key => !before.has(key))
  const gone = [...before.keys()].filter(key => !after.has(key))
  if (came.length > 0) tell('discriminator.mappingAdded', { revision: came }, { names: came })
  if (gone.length > 0) tell('discriminator.mappingRemoved', { base: gone }, { names: gone })
  for (const [key, base] of before) {
    const revision = after.get(key)
    if (revision === undefined || revision === base) continue
    tell('discriminator.mappingChanged', { base, revision }, { names: [key] })
  }
}
