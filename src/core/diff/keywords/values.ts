import { canonicalJson, equalJson } from '../../json/canonical.ts'
import { isArray, type Json } from '../../json/json.ts'
import type { Node } from './node.ts'
import { sides, type Comparison, type Pair, type Tell } from './pair.ts'

/** Enumerations, constants, defaults, patterns and the media of strings. */
export const compareValues: Comparison = (pair, tell) => {
  compareEnum(pair, tell)
  // Where the whole list came or went, no value is refused by it.
  if ([pair.base, pair.revision].every(node => 'x-extensible-enum' in node.words)) {
    tellMissing(pair, tell, 'x-extensible-enum', 'extensibleEnumValue.removed', 'base')
    tellMissing(pair, tell, 'x-extensible-enum', 'extensibleEnumValue.added', 'revision')
  }
  compareStated(pair, tell, 'const')
  compareStated(pair, tell, 'default')
  comparePattern(pair, tell)
  compareText(pair, tell, 'contentEncoding')
  compareText(pair, tell, 'contentMediaType')
}

function compareEnum(pair: Pair, tell: Tell): void {
  const hadEnum = 'enum' in pair.base.words
  const hasEnum = 'enum' in pair.revision.words
  if (!hadEnum && !hasEnum) return
  if (!hadEnum) tell('enum.added', { revision: pair.revision.words.enum ?? [] })
  if (!hasEnum) tell('enum.removed', { base: pair.base.words.enum ?? [] })
  // Values that went with the whole enum are still admitted; values that came with it always were.
  const harmless = hadEnum !== hasEnum
  tellMissing(pair, tell, 'enum', 'enumValue.removed', 'base', harmless)
  tellMissing(pair, tell, 'enum', 'enumValue.added', 'revision', harmless)
}

/** One fact for each value that only `side` lists. */
function tellMissing(
  pair: Pair,
  tell: Tell,
  word: 'enum' | 'x-extensible-enum',
  fact: `${'enumValue' | 'extensibleEnumValue'}.${'added' | 'removed'}`,
  side: 'base' | 'revision',
  harmless = false,
): void {
  const other = side === 'base' ? pair.revision : pair.base
  const known = new Set(listOf(other, word).map(canonicalJson))
  for (const value of listOf(pair[side], word)) {
    if (!known.has(canonicalJson(value)))
      tell(fact, { [side]: value }, harmless ? { harmless } : {})
  }
}

function compareStated(pair: Pair, tell: Tell, word: 'const' | 'default'): void {
  const base = pair.base.words[word]
  const revision = pair.revision.words[word]
  if (base === revision) return
  if (base === undefined) tell(`${word}.added`, sides(undefined, revision))
  else if (revision === undefined) tell(`${word}.removed`, sides(base, undefined))
  else if (!equalJson(base, revision)) tell(`${word}.changed`, sides(base, revision))
}

function listOf(node: Node, word: 'enum' | 'x-extensible-enum'): readonly Json[] {
  const values = node.words[word]
  return isArray(values) ? values : []
}

function comparePattern(pair: Pair, tell: Tell): void {
  const base = pair.base.words.pattern ?? ''
  const revision = pair.revision.words.pattern ?? ''
  if (base === revision) return
  if (base === '') tell('pattern.added', { revision })
  else if (revision === '') tell('pattern.removed', { base })
  else {
    const variance = /^\^?\.\*\$?$/.test(revision) ? 'widens' : 'moves'
    tell('pattern.changed', { base, revision }, { variance })
  }
}

function compareText(pair: Pair, tell: Tell, word: 'contentEncoding' | 'contentMediaType'): void {
  const base = pair.base.words[word] ?? ''
  const revision = pair.revision.words[word] ?? ''
  if (base !== revision) tell(`${word}.changed`, { base, revision })
}
