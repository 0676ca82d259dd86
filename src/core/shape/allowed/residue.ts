import type { Kind } from '../kind.ts'
import { fingerprint, type Keyword } from '../schema/fingerprint.ts'
import { hashText } from '../schema/hash.ts'
import type { NormalKeywords } from '../schema/normal-keywords.ts'
import { resolveReference } from '../schema/reference.ts'
import type { Schema } from '../schema/schema.ts'
import type { Residue } from './allowed.ts'
import { schemaKey } from './terms.ts'

/** Each keyword without a facet, with those that its meaning depends on; `null`: on the whole schema. */
const dependencies: readonly (readonly [Keyword, readonly Keyword[] | null])[] = [
  ['pattern', ['pattern']],
  ['uniqueItems', ['uniqueItems']],
  ['contains', ['contains', 'minContains', 'maxContains']],
  ['unevaluatedItems', null],
  ['patternProperties', ['patternProperties', 'additionalProperties', 'properties']],
  ['propertyNames', ['propertyNames']],
  ['dependentRequired', ['dependentRequired']],
  ['dependentSchemas', ['dependentSchemas']],
  ['unevaluatedProperties', null],
  ['not', ['not']],
  ['if', ['if', 'then', 'else']],
  ['$dynamicRef', null],
]

const concerned: ReadonlyMap<string, Kind> = new Map([
  ['pattern', 'string'],
  ['uniqueItems', 'array'],
  ['contains', 'array'],
  ['unevaluatedItems', 'array'],
  ['patternProperties', 'object'],
  ['propertyNames', 'object'],
  ['dependentRequired', 'object'],
  ['dependentSchemas', 'object'],
  ['unevaluatedProperties', 'object'],
])

/** The one kind that a keyword can refuse, or null where it can refuse any. */
export function kindConcerned(residue: Residue): Kind | null {
  return concerned.get(residue.keyword) ?? null
}

export function residueOf(
  schema: Schema,
  keyword: Keyword,
  depends: readonly Keyword[] | null = [keyword],
): Residue {
  const print = fingerprint(schema, depends ?? undefined)
  // What has no fingerprint equals only itself.
  return { keyword, schema, hash: print ?? hashText(`${keyword} ${schemaKey(schema)}`) }
}

const memo = new WeakMap<NormalKeywords, readonly Residue[]>()

/** All that a schema says without a facet for it. */
export function residuesOf(schema: Schema, keywords: NormalKeywords): readonly Residue[] {
  let found = memo.get(keywords)
  if (found === undefined) memo.set(keywords, (found = readResidues(schema, keywords)))
  return found
}

function readResidues(schema: Schema, keywords: NormalKeywords): readonly Residue[] {
  const found = dependencies
    .filter(([keyword]) => keywords[keyword] !== undefined && keywords[keyword] !== false)
    .map(([keyword, depends]) => residueOf(schema, keyword, depends))
  const lost = keywords.$ref !== undefined && resolveReference(schema) === null
  return lost ? [...found, residueOf(schema, '$ref', null)] : found
}
