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
    if (!comparesTypeLists(pair)) {
      tellList(tell, word, 'removed', matched.removed)
      tellList(tell, word, 'added', matched.added)
    }
    for (const [base, revision, index] of matched.pairs) {
      const name = nodeOf(revision).name ?? (nodeOf(revision).title || String(index))
      const place = word === 'allOf' ? '' : alternativePlace('', name)
      descents.push({ base, revision, place })
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
  const nodes = schemas.map(nodeOf)
  const names = nodes.map(label)
  const side = move === 'added' ? 'revision' : 'base'
  // What a schema without a constraint joins or leaves is the same as before.
  const harmless = word === 'allOf' && nodes.every(saysNothing) ? { harmless: true } : {}
  tell(`${word}.${move}`, { [side]: names.join(' | ') }, { names, ...harmless })
}

function saysNothing(node: Node): boolean {
  return node.types.length === 0 && Object.keys(node.words).length === 0 && !node.never
}

function label(node: Node): string {
  return node.name ?? (node.title || kindText(node))
}

interface Matched {
  readonly pairs: readonly (readonly [base: Schema, revision: Schema, index: number])[]
  readonly added: readonly Schema[]
  readonly removed: readonly Schema[]
}

/** Pairs by the name of the reference, then by content, then by title; one left on each side is a pair too. */
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
  const name = (schema: Schema): string | null => nodeOf(schema).name
  const title = (schema: Schema): string => nodeOf(schema).title
  pairWhere((a, b) => name(a) !== null && name(a) === name(b))
  pairWhere(same)
  pairWhere((a, b) => name(a) === null && name(b) === null && title(a) !== '' && title(a) === title(b))
  const isNameless = (schema: Schema): boolean => name(schema) === null && title(schema) === ''
  const inline = (schema: Schema): boolean => name(schema) === null
  if (removed.filter(inline).length === 1 && [...added].filter(inline).length === 1) {
    pairWhere((a, b) => isNameless(a) && isNameless(b))
  }
  return { pairs, added: [...added], removed }
}

function comparePrefix(pair: Pair, tell: Tell): Descent[] {
  const before = pair.base.words.prefixItems ?? []
  const after = pair.revision.words.prefixItems ?? []
  const names = (list: readonly Schema[]) => list.map(schema => label(nodeOf(schema)))
  const gone = names(before.slice(after.length))
  const came = names(after.slice(before.length))
  if (gone.length > 0) tell('prefixItems.removed', { base: gone.join(', ') }, { names: gone })
  if (came.length > 0) tell('prefixItems.added', { revision: came.join(', ') }, { names: came })
  return before.slice(0, after.length).map((base, index) => ({
    base,
    revision: after[index]!,
    place: keyPlace('', String(index)),
  }))
}
