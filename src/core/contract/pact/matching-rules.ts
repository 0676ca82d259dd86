import type { Json } from '../../json/json.ts'
import type { Origin } from '../../shape/schema/schema.ts'

export type RuleCategory = 'method' | 'path' | 'query' | 'header' | 'body' | 'status' | 'metadata'

/** All rules of one message, in the order they were written. */
export type MatchingRules = readonly PlacedRules[]

/** What holds at one path, instead of equality with the example. */
export interface PlacedRules extends RuleSet {
  readonly category: RuleCategory
  /** Under `$`; of `query`, `header` and `metadata` the first token is the name. Empty for the whole. */
  readonly path: readonly PathToken[]
  readonly origin: Origin
}

export type PathToken =
  | { readonly kind: 'key'; readonly key: string }
  | { readonly kind: 'index'; readonly index: number }
  | { readonly kind: 'any-key' }
  | { readonly kind: 'any-index' }

export interface RuleSet {
  readonly combine: 'AND' | 'OR'
  readonly matchers: readonly Matcher[]
}

/** One rule, by the names of the specification. Versions 2 write min and max as rules of their own: here of `type`. */
export type Matcher =
  | { readonly match: PlainMatch }
  | { readonly match: 'regex'; readonly regex: string }
  | { readonly match: 'type'; readonly min: number | null; readonly max: number | null }
  | { readonly match: 'include'; readonly value: string }
  /** `format` as Java writes it; null for ISO 8601. */
  | { readonly match: TemporalMatch; readonly format: string | null }
  | { readonly match: 'contentType'; readonly value: string }
  | { readonly match: 'statusCode'; readonly status: StatusClass | readonly number[] }
  | { readonly match: 'arrayContains'; readonly variants: readonly Variant[] }
  /** `rules` hold for each key or value, whatever its name. */
  | { readonly match: 'eachKey' | 'eachValue'; readonly rules: readonly Matcher[] }

/** Rules that say all by their name. */
export type PlainMatch =
  | 'equality'
  | 'integer'
  | 'decimal'
  | 'number'
  | 'null'
  | 'boolean'
  | 'values'
  | 'notEmpty'
  | 'semver'

export type TemporalMatch = 'date' | 'time' | 'timestamp'

export type StatusClass =
  | 'info'
  | 'success'
  | 'redirect'
  | 'clientError'
  | 'serverError'
  | 'nonError'
  | 'error'

/** The item of the example at `index` with the rules below it: some item of the actual list must fit. */
export interface Variant {
  readonly index: number
  readonly rules: MatchingRules
  readonly generators: Json
}
