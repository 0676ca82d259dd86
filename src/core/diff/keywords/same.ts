import { canonicalJson, equalJson } from '../../json/canonical.ts'
import { isArray, property, type Json } from '../../json/json.ts'
import type { Schema } from '../../shape/schema/schema.ts'
import { childMapOf, childOf, childrenOf, nodeOf, type Node } from './node.ts'
import { schemaListWords, schemaMapWords, schemaWords } from './spell.ts'
import { plainForm } from './wrap.ts'

/**
 * Whether two schemas promise the same, whatever their spelling: order of keys, references or inline,
 * `allOf` of one, `oneOf` with null. Recursive schemas are taken as the same until a difference is met.
 */
export type SameSchema = (base: Schema, revision: Schema) => boolean

/** A comparison with a memory, good for one pair of documents. */
export function schemaComparison(): SameSchema {
  const verdicts = new WeakMap<object, WeakMap<object, boolean>>()
  // Pairs taken as the same, in the order of asking. A `no` takes back all that may have leaned on it.
  const trail: (readonly [object, object])[] = []

  return function same(a, b) {
    if (a.value === b.value && a.document === b.document) return true
    const base = nodeOf(a)
    const revision = nodeOf(b)
    // Only what a reference leads to can recur, so only that needs the memory.
    if (base.name === null && revision.name === null) return sameNodes(base, revision, same)
    const from = base.identity
    const to = revision.identity
    const row = verdicts.get(from) ?? new WeakMap<object, boolean>()
    verdicts.set(from, row)
    const known = row.get(to)
    if (known !== undefined) return known
    row.set(to, true)
    const start = trail.length
    trail.push([from, to])
    const verdict = sameNodes(base, revision, same)
    if (!verdict) {
      for (const [x, y] of trail.splice(start)) verdicts.get(x)?.delete(y)
      row.set(to, false)
    }
    return verdict
  }
}

function sameNodes(base: Node, revision: Node, same: SameSchema): boolean {
  const a = plainForm(base)
  const b = plainForm(revision)
  if (a.never !== b.never || a.nullable !== b.nullable) return false
  if (a.types.length !== b.types.length || a.types.some((type, i) => type !== b.types[i])) return false
  const words = Object.keys(a.words)
  if (words.length !== Object.keys(b.words).length) return false
  return words.every(word => word in b.words && sameWord(word, a, b, same))
}

function sameWord(word: string, a: Node, b: Node, same: SameSchema): boolean {
  const left = property(a.words, word) ?? null
  const right = property(b.words, word) ?? null
  if (schemaWords.includes(word)) {
    const one = childOf(a, word)
    const two = childOf(b, word)
    return one && two ? same(one, two) : one === two
  }
  if (schemaListWords.includes(word)) return sameLists(word, a, b, same)
  if (schemaMapWords.includes(word)) {
    const one = childMapOf(a, word)
    const two = childMapOf(b, word)
    if (one.size !== two.size) return false
    return [...one].every(([key, schema]) => {
      const other = two.get(key)
      return other !== undefined && same(schema, other)
    })
  }
  if (word === 'required' || word === 'enum') return sameSets(left, right)
  return equalJson(left, right)
}

function sameLists(word: string, a: Node, b: Node, same: SameSchema): boolean {
  const one = childrenOf(a, word)
  const rest = [...childrenOf(b, word)]
  if (one.length !== rest.length) return false
  return one.every((schema, index) => {
    const at = word === 'prefixItems' ? index : rest.findIndex(other => same(schema, other))
    if (word === 'prefixItems') return same(schema, rest[at]!)
    if (at >= 0) rest.splice(at, 1)
    return at >= 0
  })
}

function sameSets(left: Json, right: Json): boolean {
  if (!isArray(left) || !isArray(right) || left.length !== right.length) return false
  const known = new Set(left.map(canonicalJson))
  return right.every(value => known.has(canonicalJson(value)))
}
