import { keywordsOf } from '../schema/keywords.ts'
import type { NormalKeywords } from '../schema/normal-keywords.ts'
import { resolveReference } from '../schema/reference.ts'
import type { Schema, SourceDocument } from '../schema/schema.ts'
import type { Terms } from './allowed.ts'

// Numbers give documents an order, so that a set of schemas has one spelling. They mean nothing else.
const numbers = new WeakMap<SourceDocument, number>()
let documents = 0

/** One text per schema, the same for every `Schema` that stands at one place of one document. */
export function schemaKey({ document, pointer }: Schema): string {
  let number = numbers.get(document)
  if (number === undefined) numbers.set(document, (number = ++documents))
  return `${number}#${pointer}`
}

/** The same terms in one spelling: sorted, each once, references that stand alone followed. */
export function canonicalTerms(terms: Terms): { readonly terms: Terms; readonly key: string } {
  const byKey = new Map<string, readonly Schema[]>()
  for (const term of terms) {
    const atoms = new Map<string, Schema>()
    let nothing = false
    for (const schema of term) {
      const target = followAlone(schema)
      if (target === false) nothing = true
      else if (target !== true) atoms.set(schemaKey(target), target)
    }
    if (nothing) continue
    if (atoms.size === 0) return { terms: [[]], key: 'any' }
    const keys = [...atoms.keys()].sort()
    byKey.set(
      keys.join('&'),
      keys.map(key => atoms.get(key)!),
    )
  }
  const keys = [...byKey.keys()].sort()
  return { terms: keys.map(key => byKey.get(key)!), key: keys.join('|') }
}

const MAX_HOPS = 64
const silent = new Set<string>([
  'title',
  'description',
  'default',
  'deprecated',
] satisfies (keyof NormalKeywords)[])

/** The schema, or `true` and `false`, that a schema which is nothing but a reference leads to. */
function followAlone(schema: Schema): Schema | boolean {
  let at = schema
  for (let hop = 0; hop < MAX_HOPS; hop++) {
    const keywords = keywordsOf(at)
    if (typeof keywords === 'boolean') return keywords
    const stated = Object.keys(keywords).filter(keyword => !silent.has(keyword))
    if (stated.length === 0) return true
    const target = stated.length === 1 && stated[0] === '$ref' ? resolveReference(at) : null
    if (target === null) return at
    at = target
  }
  // A ring that says nothing refuses nothing.
  return true
}
