import { canonicalJson, equalJson } from '../../json/canonical.ts'
import type { Json } from '../../json/json.ts'
import type { Schema } from '../../shape/schema/schema.ts'
import { nodeOf, schemaListWords, schemaMapWords, schemaWords, type Node, type Words } from './node.ts'
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
  if (a.types.join() !== b.types.join()) return false
  const words = Object.keys(a.words) as (keyof Words)[]
  if (words.length !== Object.keys(b.words).length) return false
  if (words.some(word => !(word in b.words))) return false
  return (
    words.every(word => isSchemaWord(word) || samePlain(word, a.words, b.words)) &&
    schemaWords.every(word => sameOne(a.words[word], b.words[word], same)) &&
    schemaListWords.every(word => sameList(word, a.words, b.words, same)) &&
    schemaMapWords.every(word => sameMap(a.words[word], b.words[word], same))
  )
}

const holders: ReadonlySet<string> = new Set([...schemaWords, ...schemaListWords, ...schemaMapWords])

function isSchemaWord(word: string): boolean {
  return holders.has(word)
}

function samePlain(word: keyof Words, a: Words, b: Words): boolean {
  if (word === 'required') return sameSet(a.required ?? [], b.required ?? [])
  if (word === 'enum') return sameSet(a.enum ?? [], b.enum ?? [])
  if (word === 'discriminator') {
    return (
      a.discriminator?.propertyName === b.discriminator?.propertyName &&
      equalJson(asJson(a.discriminator?.mapping), asJson(b.discriminator?.mapping))
    )
  }
  if (word === 'dependentRequired') return equalJson(asJson(a[word]), asJson(b[word]))
  return equalJson(a[word] as Json, b[word] as Json)
}

/** A map as JSON; lists in it are sets. */
function asJson(map: ReadonlyMap<string, string | readonly string[]> | undefined): Json {
  return [...(map ?? [])]
    .map(([key, value]) => [key, typeof value === 'string' ? value : value.toSorted()])
    .sort(([a], [b]) => (String(a) < String(b) ? -1 : 1))
}

function sameSet(left: readonly Json[], right: readonly Json[]): boolean {
  if (left.length !== right.length) return false
  const known = new Set(left.map(canonicalJson))
  return right.every(value => known.has(canonicalJson(value)))
}

function sameOne(a: Schema | undefined, b: Schema | undefined, same: SameSchema): boolean {
  return a && b ? same(a, b) : a === b
}

function sameList(
  word: (typeof schemaListWords)[number],
  a: Words,
  b: Words,
  same: SameSchema,
): boolean {
  const left = a[word] ?? []
  const rest = [...(b[word] ?? [])]
  if (left.length !== rest.length) return false
  if (word === 'prefixItems') return left.every((schema, index) => same(schema, rest[index]!))
  return left.every(schema => {
    const at = rest.findIndex(other => same(schema, other))
    if (at >= 0) rest.splice(at, 1)
    return at >= 0
  })
}

function sameMap(
  a: ReadonlyMap<string, Schema> | undefined,
  b: ReadonlyMap<string, Schema> | undefined,
  same: SameSchema,
): boolean {
  if (a?.size !== b?.size) return false
  return [...(a ?? [])].every(([key, schema]) => {
    const other = b?.get(key)
    return other !== undefined && same(schema, other)
  })
}
