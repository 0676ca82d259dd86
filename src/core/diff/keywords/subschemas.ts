import { alternativePlace, dataKeyPlace, itemPlace, keyToken } from '../../json/place.ts'
import type { Schema } from '../../shape/schema/schema.ts'
import { subschemaKeywords } from '../../shape/schema/applicators.ts'
import type { Descending, Descent, Pair, Tell } from './pair.ts'
import type { SameSchema } from './same.ts'

/** Every keyword that holds subschemas, except properties and the lists of alternatives. */
export const compareSubschemas: Descending = (pair, tell, same) => {
  compareDependentRequired(pair, tell)
  return [
    ...compareItems(pair, tell),
    ...compareAdditional(pair, tell),
    ...compareSingles(pair, tell, same),
    ...compareMap(pair, tell, 'patternProperties', 'patternProperty'),
    ...compareMap(pair, tell, 'dependentSchemas', 'dependentSchema'),
  ]
}

function compareItems(pair: Pair, tell: Tell): Descent[] {
  const base = pair.base.words.items
  const revision = pair.revision.words.items
  if (base && revision) return [{ base, revision, place: itemPlace('') }]
  // A list that came or went with its items is told by its type.
  const bothLists = [pair.base, pair.revision].every(node => node.types.includes('array'))
  if ((base ?? revision) && bothLists) tell(revision ? 'items.added' : 'items.removed')
  return []
}

function compareAdditional(pair: Pair, tell: Tell): Descent[] {
  const base = pair.base.words.additionalProperties
  const revision = pair.revision.words.additionalProperties
  const forbade = base?.value === false
  const forbids = revision?.value === false
  if (forbade !== forbids) tell(`additionalProperties.${forbids ? 'forbidden' : 'allowed'}`)
  else if (base && revision) {
    return [{ base, revision, place: dataKeyPlace('', 'key'), isMapValue: true }]
  } else if (base ?? revision) {
    tell(`additionalProperties.${revision ? 'constrained' : 'unconstrained'}`)
  }
  return []
}

function compareSingles(pair: Pair, tell: Tell, same: SameSchema): Descent[] {
  return subschemaKeywords.flatMap(word => {
    const base = saying(pair.base.words[word])
    const revision = saying(pair.revision.words[word])
    if (base && revision) {
      // What stands under `not` means the opposite: it is told whole.
      if (word !== 'not') return [{ base, revision, place: alternativePlace('', word) }]
      if (!same(base, revision)) tell('not.changed')
    } else if (base ?? revision) tell(revision ? `${word}.added` : `${word}.removed`)
    return []
  })
}

/** The subschema, unless it admits anything and so says nothing. */
function saying(schema: Schema | undefined): Schema | undefined {
  return schema?.value === true ? undefined : schema
}

function compareMap(
  pair: Pair,
  tell: Tell,
  word: 'patternProperties' | 'dependentSchemas',
  fact: 'patternProperty' | 'dependentSchema',
): Descent[] {
  const before = pair.base.words[word] ?? new Map<string, Schema>()
  const after = pair.revision.words[word] ?? new Map<string, Schema>()
  const descents: Descent[] = []
  for (const [name, base] of before) {
    const revision = after.get(name)
    const place =
      word === 'patternProperties' ? dataKeyPlace('', keyToken(name)) : alternativePlace('', name)
    if (revision) descents.push({ base, revision, place })
    else tell(`${fact}.removed`, { base: name }, { names: [name] })
  }
  for (const name of after.keys()) {
    if (!before.has(name)) tell(`${fact}.added`, { revision: name }, { names: [name] })
  }
  return descents
}

function compareDependentRequired(pair: Pair, tell: Tell): void {
  const before = pair.base.words.dependentRequired ?? new Map<string, readonly string[]>()
  const after = pair.revision.words.dependentRequired ?? new Map<string, readonly string[]>()
  for (const name of new Set([...before.keys(), ...after.keys()])) {
    const base = before.get(name)?.toSorted()
    const revision = after.get(name)?.toSorted()
    const names = [name]
    if (!base && revision) tell('dependentRequired.added', { revision }, { names })
    else if (base && !revision) tell('dependentRequired.removed', { base }, { names })
    else if (base && revision && base.join('\n') !== revision.join('\n')) {
      tell('dependentRequired.changed', { base, revision }, { names })
    }
  }
}
