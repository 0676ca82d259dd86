import type { Dialect, SourceDocument } from './schema.ts'

/** How the dialects differ in reading the same keyword. */
export interface DialectTraits {
  /** The JSON Schema draft whose meanings hold: 4, 7, 2019 or 2020. */
  readonly draft: number
  readonly openapi: boolean
  /** Whether keywords that the draft does not know count all the same: authors of old OpenAPI mean them. */
  readonly lenient: boolean
  /** The keywords that say that null is admitted too. */
  readonly nullable: readonly string[]
  /** Whether what stands beside a `$ref` counts. */
  readonly siblings: boolean
  /** `id` or `$id`. */
  readonly id: string
}

const plain = { openapi: false, lenient: false, nullable: [], id: '$id' }
const openapi = { openapi: true, id: '$id', nullable: [], lenient: false }

const traits: Readonly<Record<Dialect, DialectTraits>> = {
  'json-schema-04': { ...plain, draft: 4, siblings: false, id: 'id' },
  'json-schema-07': { ...plain, draft: 7, siblings: false },
  'json-schema-2019-09': { ...plain, draft: 2019, siblings: true },
  'json-schema-2020-12': { ...plain, draft: 2020, siblings: true },
  // Their own schemas are made in the newest draft.
  graphql: { ...plain, draft: 2020, siblings: true },
  pact: { ...plain, draft: 2020, siblings: true },
  'openapi-2.0': { ...openapi, draft: 4, siblings: false, lenient: true, nullable: ['x-nullable'] },
  'openapi-3.0': {
    ...openapi,
    draft: 4,
    siblings: false,
    lenient: true,
    nullable: ['nullable', 'x-nullable'],
  },
  'openapi-3.1': { ...openapi, draft: 2020, siblings: true },
  'openapi-3.2': { ...openapi, draft: 2020, siblings: true },
}

export function traitsOf(document: SourceDocument): DialectTraits {
  return traits[document.dialect]
}

/** The drafts in which a keyword exists, where that is not all of them. */
const spans: ReadonlyMap<string, readonly [from: number, to: number]> = new Map([
  ['const', [6, Infinity]],
  ['contains', [6, Infinity]],
  ['propertyNames', [6, Infinity]],
  ['if', [7, Infinity]],
  ['then', [7, Infinity]],
  ['else', [7, Infinity]],
  ['dependentRequired', [2019, Infinity]],
  ['dependentSchemas', [2019, Infinity]],
  ['unevaluatedItems', [2019, Infinity]],
  ['unevaluatedProperties', [2019, Infinity]],
  ['minContains', [2019, Infinity]],
  ['maxContains', [2019, Infinity]],
  ['$anchor', [2019, Infinity]],
  ['$recursiveRef', [2019, 2019]],
  ['$recursiveAnchor', [2019, 2019]],
  ['prefixItems', [2020, Infinity]],
  ['$dynamicRef', [2020, Infinity]],
  ['$dynamicAnchor', [2020, Infinity]],
  ['dependencies', [4, 7]],
  ['additionalItems', [4, 2019]],
])

export function knowsKeyword(dialect: DialectTraits, keyword: string): boolean {
  const span = spans.get(keyword)
  if (span === undefined || dialect.lenient) return true
  return dialect.draft >= span[0] && dialect.draft <= span[1]
}
