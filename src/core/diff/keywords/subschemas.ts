import { canonicalJson } from '../../json/canonical.ts'
import { isObject, property, type JsonObject } from '../../json/json.ts'
import { alternativePlace, dataKeyPlace, itemPlace, keyToken } from '../../json/place.ts'
import { subschemaKeywords } from './fact.ts'
import { childMapOf, childOf, type Node } from './node.ts'
import type { Descending, Descent, Pair, Tell } from './pair.ts'
import type { SameSchema } from './same.ts'

/** Every keyword that holds subschemas, except properties and the lists of alternatives. */
export const compareSubschemas: Descending = (pair, tell, same) => [
  ...compareItems(pair, tell),
  ...compareAdditional(pair, tell),
  ...compareSingles(pair, tell, same),
  ...compareMap(pair, tell, 'patternProperties', 'patternProperty'),
  ...compareMap(pair, tell, 'dependentSchemas', 'dependentSchema'),
  ...compareDependentRequired(pair, tell),
]

function compareItems(pair: Pair, tell: Tell): Descent[] {
  const base = childOf(pair.base, 'items')
  const revision = childOf(pair.revision, 'items')
  if (base && revision) return [{ base, revision, place: itemPlace(pair.place) }]
  // A list that came or went with its items is told by its type.
  const bothLists = [pair.base, pair.revision].every(node => node.types.includes('array'))
  if ((base || revision) && bothLists) tell(revision ? 'items.added' : 'items.removed')
  return []
}

function compareAdditional(pair: Pair, tell: Tell): Descent[] {
  const before = property(pair.base.words, 'additionalProperties')
  const after = property(pair.revision.words, 'additionalProperties')
  if (before === after) return []
  if (after === false) tell('additionalProperties.forbidden')
  else if (before === false) tell('additionalProperties.allowed')
  const base = childOf(pair.base, 'additionalProperties')
  const revision = childOf(pair.revision, 'additionalProperties')
  if (isObject(before) && isObject(after) && base && revision) {
    return [{ base, revision, place: dataKeyPlace(pair.place, 'key') }]
  }
  if (before === undefined && isObject(after)) tell('additionalProperties.constrained')
  if (after === undefined && isObject(before)) tell('additionalProperties.unconstrained')
  return []
}

function compareSingles(pair: Pair, tell: Tell, same: SameSchema): Descent[] {
  return subschemaKeywords.flatMap(word => {
    const base = stated(pair.base, word)
    const revision = stated(pair.revision, word)
    if (base && revision) {
      // What stands under `not` means the opposite: it is told whole.
      if (word !== 'not') return [{ base, revision, place: alternativePlace(pair.place, word) }]
      if (!same(base, revision)) tell('not.changed')
    } else if (base || revision) tell(revision ? `${word}.added` : `${word}.removed`)
    return []
  })
}

/** The subschema, unless it admits anything and so says nothing. */
function stated(node: Node, word: string): ReturnType<typeof childOf> {
  const schema = childOf(node, word)
  return schema?.value === true ? null : schema
}

function compareMap(
  pair: Pair,
  tell: Tell,
  word: 'patternProperties' | 'dependentSchemas',
  fact: 'patternProperty' | 'dependentSchema',
): Descent[] {
  const before = childMapOf(pair.base, word)
  const after = childMapOf(pair.revision, word)
  const descents: Descent[] = []
  for (const [name, base] of before) {
    const revision = after.get(name)
    const place =
      word === 'patternProperties'
        ? dataKeyPlace(pair.place, keyToken(name))
        : alternativePlace(pair.place, name)
    if (revision) descents.push({ base, revision, place })
    else tell(`${fact}.removed`, { base: name }, { names: [name] })
  }
  for (const name of after.keys()) {
    if (!before.has(name)) tell(`${fact}.added`, { revision: name }, { names: [name] })
  }
  return descents
}

function compareDependentRequired(pair: Pair, tell: Tell): Descent[] {
  const before = mapOf(pair.base)
  const after = mapOf(pair.revision)
  for (const name of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const base = property(before, name)
    const revision = property(after, name)
    const names = [name]
    if (base === undefined) tell('dependentRequired.added', { revision: revision ?? null }, { names })
    else if (revision === undefined) tell('dependentRequired.removed', { base }, { names })
    else if (canonicalJson(base) !== canonicalJson(revision)) {
      tell('dependentRequired.changed', { base, revision }, { names })
    }
  }
  return []
}

function mapOf(node: Node): JsonObject {
  const value = property(node.words, 'dependentRequired')
  return isObject(value) ? value : {}
}
