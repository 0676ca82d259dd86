import type { Json } from '../core/json/json.ts'
import type { Place } from '../core/json/place.ts'
import type { Direction } from '../core/shape/allowed/allowed.ts'
import type { Schema } from '../core/shape/schema/schema.ts'

/** What a second judge says of a value. It never throws. */
export type ExactVerdict =
  | { readonly kind: 'admitted' }
  /** Where it refuses first; never a value. */
  | { readonly kind: 'refused'; readonly place: Place; readonly keyword: string }
  /** It could not judge; the reason is a clause for people. */
  | { readonly kind: 'silent'; readonly reason: string }

/** Judges values by schemas with another engine than our own. */
export interface ExactJudge {
  /** As people know it: `Ajv`. */
  readonly name: string
  judge(value: Json, schema: Schema, direction: Direction): ExactVerdict
}
