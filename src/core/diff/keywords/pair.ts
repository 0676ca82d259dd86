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
  readonly direction: 'request' | 'response'
  readonly at: Position
  /** Parameters, forms and XML carry text: any scalar is text there, in JSON it is not. */
  readonly isText: boolean
}

export interface Sides {
  readonly base?: Json
  readonly revision?: Json
}

/** Tells one fact about the pair, or about the place inside it; places start at the pair. */
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

/** A pair of subschemas to be compared next, and where it stands inside this one. */
export interface Descent {
  readonly base: Schema
  readonly revision: Schema
  readonly place: Place
  /** The values of a map: objects keyed by data. */
  readonly isMapValue?: boolean
  /** What became of its type is told already, with the list that it stands in. */
  readonly isTypeTold?: boolean
}

/** The two sides of a fact; undefined sides are left out. */
export function sides(base: Json | undefined, revision: Json | undefined): Sides {
  return {
    ...(base === undefined ? {} : { base }),
    ...(revision === undefined ? {} : { revision }),
  }
}
