import type { Place } from '../../json/place.ts'
import type { Origin } from '../../shape/schema/schema.ts'
import type { Reason } from './fact.ts'

/** One root cause for which a value does not conform. It tells kinds and formats, never a value. */
export interface Violation {
  /** Where the value stands that should be otherwise; of a missing property, where it should stand. */
  readonly place: Place
  readonly reason: Reason
  /** The keyword that refuses, in the spelling of 2020-12; `false` for the schema of that name. */
  readonly keyword: string
  /** What the contract says; its literals are public. */
  readonly expected: string
  /** The same for all values that fail alike, so that what happens again is recognised. */
  readonly actual: string
  /** The schema that refuses. */
  readonly origin: Origin
}
