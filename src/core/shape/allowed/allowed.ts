import type { Json } from '../../json/json.ts'
import type { Kind } from '../kind.ts'
import type { Origin, Schema } from '../schema/schema.ts'

/** Which side of a message a schema describes: readOnly and writeOnly count by it. */
export type Direction = 'request' | 'response'

/** What a contract admits at one place, lowered one level deep; deeper levels are lowered on demand. */
export interface Allowed {
  /** None: nothing is admitted. `integer` without `number`: integers only; `number` implies `integer` where no values are listed. */
  readonly kinds: ReadonlySet<Kind>
  /**
   * The values that enum and const list, by kind; a kind that is not in it is not finite. Of a kind that is,
   * nothing else counts but `check`, by which other keywords can refuse some of these.
   */
  readonly values: ReadonlyMap<Kind, readonly Json[]>
  readonly string: StringFacet | null
  readonly number: NumberFacet | null
  readonly array: ArrayFacet | null
  /** An object is admitted by one of these; null where any object is. */
  readonly branches: readonly ObjectBranch[] | null
  /** What has no facet: judged by `check`, and unknown to `subsume`. All of it holds beside the facets. */
  readonly residue: readonly Residue[]
  /** False where branches were joined or a keyword was approximated: then facets admit too much, never too little. */
  readonly exact: boolean
  /** What this was lowered from, and what it means exactly. */
  readonly terms: Terms
  readonly direction: Direction
  readonly origin: Origin | null
}

/** Any one of the lists, all schemas of it: `[]` admits nothing, `[[]]` anything. */
export type Terms = readonly (readonly Schema[])[]

export interface StringFacet {
  readonly minLength: number
  readonly maxLength: number
  /** Those that `check` asserts and those that it does not. */
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
  /** Whether the contract says anything about properties that it does not list. */
  readonly additionalStated: boolean
  readonly minProperties: number
  readonly maxProperties: number
  /** What has no facet and concerns this branch alone. */
  readonly residue: readonly Residue[]
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
