import { schemaListWords, schemaMapWords, schemaWords } from '../../shape/schema/applicators.ts'
import { canonicalJson, equalJson } from '../../json/canonical.ts'
import type { Json } from '../../json/json.ts'
import type { Schema } from '../../shape/schema/schema.ts'
import { nodeOf, type Node, type Words } from './node.ts'
import { plainForm } from './wrap.ts'

/** A quick yes for schemas that are the same as they stand. */
type SeemsSame = (base: Schema, revision: Schema) => boolean
/** Answers for two schemas that a reference leads to. */
type AskNamed = (base: Node, revision: Node) => boolean

const holders: ReadonlySet<string> = new Set([
  ...schemaWords,
  ...schemaListWords,
  ...schemaMapWords,
])

/** Whether two nodes in plain form say the same down to the next references, which `ask` answers for. */
export function sameNodes(a: Node, b: Node, seemsSame: SeemsSame, ask: AskNamed): boolean {
  if (a === b) return true
  if (a.never !== b.never || a.nullable !== b.nullable) return false
  if (a.types.length !== b.types.length || a.types.join() !== b.types.join()) return false
  const words = Object.keys(a.words) as (keyof Words)[]
  if (words.length !== Object.keys(b.words).length) return false
  for (const word of words) {
    if (!(word in b.words)) return false
    if (!holders.has(word) && !samePlain(word, a.words, b.words)) return false
  }
  const same = (one: Schema, two: Schema): boolean => {
    if (seemsSame(one, two)) return true
    const left = plainForm(nodeOf(one))
    const right = plainForm(nodeOf(two))
    return isNamed(left, right) ? ask(left, right) : sameNodes(left, right, seemsSame, ask)
  }
  return (
    schemaWords.every(word => sameOne(a.words[word], b.words[word], same)) &&
    schemaListWords.every(word => sameList(a.words[word], b.words[word], same)) &&
    schemaMapWords.every(word => sameMap(a.words[word], b.words[word], same))
  )
}

/** Whether a reference stands on the way to one of them: only then can they recur. */
export function isNamed(a: Node, b: Node): boolean {
  return a.name !== null || b.name !== null
}

type Same = (a: Schema, b: Schema) => boolean

function samePlain(word: keyof Words, a: Words, b: Words): boolean {
  const left = a[word]
  const right = b[word]
  if (left === right) return true
  if (word === 'required') return sameSet(a.required ?? [], b.required ?? [])
  if (word === 'enum') return sameSet(a.enum ?? [], b.enum ?? [])
  if (word === 'discriminator') {
    return (
      a.discriminator?.propertyName === b.discriminator?.propertyName &&
      a.discriminator?.defaultMapping === b.discriminator?.defaultMapping &&
      equalJson(asJson(a.discriminator?.mapping), asJson(b.discriminator?.mapping))
    )
  }
  if (word === 'dependentRequired') return equalJson(asJson(a[word]), asJson(b[word]))
  return equalJson(left as Json, right as Json)
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

function sameOne(a: Schema | undefined, b: Schema | undefined, same: Same): boolean {
  return a && b ? same(a, b) : a === b
}

function sameList(a: readonly Schema[] = [], b: readonly Schema[] = [], same: Same): boolean {
  return a.length === b.length && a.every((schema, index) => same(schema, b[index] ?? schema))
}

function sameMap(
  a: ReadonlyMap<string, Schema> | undefined,
  b: ReadonlyMap<string, Schema> | undefined,
  same: Same,
): boolean {
  if (!a || !b) return a === b
  if (a.size !== b.size) return false
  for (const [key, schema] of a) {
    const other = b.get(key)
    if (!other || !same(schema, other)) return false
  }
  return true
}
