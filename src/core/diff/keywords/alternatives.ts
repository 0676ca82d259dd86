import { alternativePlace, keyPlace } from '../../json/place.ts'
import type { Schema } from '../../shape/schema/schema.ts'
import { nodeOf, type Node } from './node.ts'
import type { Descending, Descent, Pair, Tell } from './pair.ts'
import type { SameSchema } from './same.ts'
import { comparesTypeLists, kindText } from './types.ts'

/** `allOf`, `anyOf` and `oneOf` by name, title or content; `prefixItems` by position. */
export const compareAlternatives: Descending = (pair, tell, same) => {
  const descents = comparePrefix(pair, tell)
  for (const word of ['allOf', 'anyOf', 'oneOf'] as const) {
    const matched = matchLists(pair, word, same)
    const isList = comparesTypeLists(pair)
    if (!isList) {
      tellList(tell, word, 'removed', matched.removed)
      tellList(tell, word, 'added', matched.added)
    }
    const isTypeTold = isList && pair.direction === 'response' && pair.at === 'body'
    for (const [base, revision, index] of matched.pairs) {
      const name = nodeOf(revision).name ?? (nodeOf(revision).title || String(index))
      const place = word === 'allOf' ? '' : alternativePlace('', name)
      descents.push({ base, revision, place, isTypeTold })
    }
  }
  return descents
}

function tellList(
  tell: Tell,
  word: 'allOf' | 'anyOf' | 'oneOf',
  move: 'added' | 'removed',
  schemas: readonly Schema[],
): void {
  if (schemas.length === 0) return
  const names = labels(schemas)
  const side = move === 'added' ? 'revision' : 'base'
  // What a schema without a constraint joins or leaves is the same as before.
  const harmless =
    word === 'allOf' && schemas.map(nodeOf).every(saysNothing) ? { harmless: true } : {}
  tell(`${word}.${move}`, { [side]: names.join(' | ') }, { names, ...harmless })
}

function saysNothing(node: Node): boolean {
  return node.types.length === 0 && Object.keys(node.words).length === 0 && !node.never
}

function labels(schemas: readonly Schema[]): readonly string[] {
  return schemas.map(schema => label(nodeOf(schema)))
}

function label(node: Node): string {
  return node.name ?? (node.title || kindText(node))
}

interface Matched {
  readonly pairs: readonly (readonly [base: Schema, revision: Schema, index: number])[]
  readonly added: readonly Schema[]
  readonly removed: readonly Schema[]
}

/** Pairs by the name of the reference, then by title, then by content; one left on each side is a pair too. */
function matchLists(pair: Pair, word: 'allOf' | 'anyOf' | 'oneOf', same: SameSchema): Matched {
  const pairs: [Schema, Schema, number][] = []
  const revisions = pair.revision.words[word] ?? []
  const added = new Set(revisions)
  let removed: readonly Schema[] = pair.base.words[word] ?? []
  const pairWhere = (matches: (a: Schema, b: Schema) => boolean): void => {
    removed = removed.filter(base => {
      for (const revision of added) {
        if (!matches(base, revision)) continue
        pairs.push([base, revision, revisions.indexOf(revision)])
        added.delete(revision)
        return false
      }
      return true
    })
  }
  pairWhere((a, b) => !isInline(a) && nodeOf(a).name === nodeOf(b).name)
  pairWhere((a, b) => nodeOf(a).title === nodeOf(b).title && same(a, b))
  pairWhere(
    (a, b) => isInline(a) && isInline(b) && hasTitle(a) && nodeOf(a).title === nodeOf(b).title,
  )
  pairWhere(same)
  if (removed.filter(isInline).length === 1 && [...added].filter(isInline).length === 1) {
    pairWhere((a, b) => [a, b].every(schema => isInline(schema) && !hasTitle(schema)))
  }
  return { pairs, added: [...added], removed }
}

function isInline(schema: Schema): boolean {
  return nodeOf(schema).name === null
}

function hasTitle(schema: Schema): boolean {
  return nodeOf(schema).title !== ''
}

function comparePrefix(pair: Pair, tell: Tell): Descent[] {
  const before = pair.base.words.prefixItems ?? []
  const after = pair.revision.words.prefixItems ?? []
  const gone = labels(before.slice(after.length))
  const came = labels(after.slice(before.length))
  if (gone.length > 0) tell('prefixItems.removed', { base: gone.join(', ') }, { names: gone })
  if (came.length > 0) tell('prefixItems.added', { revision: came.join(', ') }, { names: came })
  return before.slice(0, after.length).map((base, index) => ({
    base,
    revision: after[index]!,
    place: keyPlace('', String(index)),
  }))
}
