import { isObject, property, type Json, type JsonObject } from '../../json/json.ts'
import type { Node } from './node.ts'
import type { Comparison, Tell } from './pair.ts'

/** The property that tells alternatives apart, and what its values mean. */
export const compareDiscriminator: Comparison = (pair, tell) => {
  const base = discriminatorOf(pair.base)
  const revision = discriminatorOf(pair.revision)
  if (!base && !revision) return
  if (!base) return tell('discriminator.added')
  if (!revision) return tell('discriminator.removed')
  const before = property(base, 'propertyName') ?? null
  const after = property(revision, 'propertyName') ?? null
  if (before !== after) tell('discriminator.propertyChanged', { base: before, revision: after })
  compareMapping(mappingOf(base), mappingOf(revision), tell)
}

function compareMapping(before: JsonObject, after: JsonObject, tell: Tell): void {
  const came = Object.keys(after).filter(key => !Object.hasOwn(before, key))
  const gone = Object.keys(before).filter(key => !Object.hasOwn(after, key))
  if (came.length > 0) tell('discriminator.mappingAdded', { revision: came }, { names: came })
  if (gone.length > 0) tell('discriminator.mappingRemoved', { base: gone }, { names: gone })
  for (const key of Object.keys(before)) {
    const base = property(before, key) ?? null
    const revision = property(after, key)
    if (revision === undefined || revision === base) continue
    tell('discriminator.mappingChanged', { base, revision }, { names: [key] })
  }
}

/** Swagger 2 names the property alone. */
function discriminatorOf(node: Node): JsonObject | null {
  const value: Json | undefined = property(node.words, 'discriminator')
  if (typeof value === 'string') return { propertyName: value }
  return isObject(value) ? value : null
}

function mappingOf(discriminator: JsonObject): JsonObject {
  const mapping = property(discriminator, 'mapping')
  return isObject(mapping) ? mapping : {}
}
