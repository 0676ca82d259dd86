import type { Json } from '../../json/json.ts'
import type { Kind } from '../kind.ts'
import type { Origin, Schema } from '../schema/schema.ts'

/** Which side of a message a schema describes: readOnly and writeOnly count by it. */
export type Direction = 'request' | 'response'

/** What a contract admits at one place, lowered one level deep; deeper levels are lowered on demand. */
export interface Allowed {
  /** No kind at all: nothing is admitted. `integer` without `number`: integers only; `number` implies `integer`. */
  readonly kinds: ReadonlySet<Kind>
  /** The finite set of admitted values (enum, const), or null for any. */
  readonly values: readonly Json[] | null
  readonly string: StringFacet | null
  readonly number: NumberFacet | null
  readonly array: ArrayFacet | null
  /** An object is admitted by one of these; null where any object is. */
  readonly branches: readonly ObjectBranch[] | null
  /** What has no facet: judged by `check`, and unknown to `subsume`. */
  readonly residue: readonly Residue[]
  /** False where branches were joined or a keyword was approximated: then facets admit too much, never too little. */
  readonly exact: boolean
  readonly origin: Origin | null
}

export interface StringFacet {
  readonly minLength: number
  readonly maxLength: number
  readonly formats: readonly string[]
}

export interface NumberFacet {
  readonly minimum: number
  readonly maximum: number
  readonly exclusiveMinimum: number
  readonly exclusiveMaximum: number
  readonly multipleOf: readonly number[]
}

export interface ArrayFacet {
  readonly minItems: number
  readonly maxItems: number
  readonly prefix: readonly LazyAllowed[]
  readonly items: LazyAllowed
}

export interface ObjectBranch {
  readonly properties: ReadonlyMap<string, LazyAllowed>
  readonly required: ReadonlySet<string>
  /** Every property that is not listed. */
  readonly additional: LazyAllowed
  readonly minProperties: number
  readonly maxProperties: number
  readonly origin: Origin | null
}

/** Computed once, when first needed; recursive schemas make a finite graph of these. */
export type LazyAllowed = () => Allowed

export interface Residue {
  readonly keyword: string
  readonly schema: Schema
  /** Of the keyword's value, in canonical form: equal hashes mean equal keywords. */
  readonly hash: string
}
