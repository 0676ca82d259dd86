import type { Json } from '../../json/json.ts'
import type { Place } from '../../json/place.ts'
import type { Schema } from '../../shape/schema/schema.ts'
import type { KeywordDetails, KeywordFact, Position } from './fact.ts'
import type { Node } from './node.ts'
import type { SameSchema } from './same.ts'

/** Two schemas that stand for the same thing in base and revision. */
export interface Pair {
  readonly base: Node
  readonly revision: Node
  readonly place: Place
  /** Not the message's own schema but one inside it. */
  readonly inside: boolean
  readonly direction: 'request' | 'response'
  readonly at: Position
  readonly mediaType: string
}

export interface Sides {
  readonly base?: Json
  readonly revision?: Json
}

/** Tells one fact about the pair, or about the place inside it that `details` and `place` name. */
export type Tell = (
  fact: KeywordFact,
  sides?: Sides,
  details?: Partial<KeywordDetails>,
  place?: Place,
) => void

/** One family of keywords: what of it differs between the two sides. It does not look into subschemas. */
export type Comparison = (pair: Pair, tell: Tell) => void

/** A family of keywords that hold subschemas: it also answers which of them to compare next. */
export type Descending = (pair: Pair, tell: Tell, same: SameSchema) => readonly Descent[]

/** A subschema pair to be compared next. */
export interface Descent {
  readonly base: Schema
  readonly revision: Schema
  readonly place: Place
}

/** The two sides of a fact; undefined sides are left out. */
export function sides(base: Json | undefined, revision: Json | undefined): Sides {
  return {
    ...(base === undefined ? {} : { base }),
    ...(revision === undefined ? {} : { revision }),
  }
}
