import type { Json } from '../../json/json.ts'
import type { Allowed } from '../../shape/allowed/allowed.ts'
import type { Asking, Verdict } from './answer.ts'

/** Values that hold this one where it was met, the likelier ones first. */
export type Lift = (witness: Json) => readonly (Json | undefined)[]

/** What the parts of a proof need of each other. */
export interface Prover extends Asking {
  /**
   * What is being compared holds only if this pair does too. The answer is yes until the pair is looked at,
   * later; a witness found then is lifted into one for what is being compared now.
   */
  readonly require: (base: Allowed, revision: Allowed, lift: Lift) => Verdict
  /** Asks a question that may fail without harm, and answers it for good with all that it requires. */
  readonly attempt: (question: () => Verdict) => Verdict
  /** A confirmed `no` by the first of the values that is a witness, or null where none is. */
  readonly refute: (
    base: Allowed,
    revision: Allowed,
    candidates: Iterable<Json | undefined>,
  ) => Verdict | null
  /** The same by values that may be one; null, without a look at them, where only proofs count. */
  readonly search: Prover['refute']
  /** A value that is admitted, or undefined where none was found. */
  readonly sample: (allowed: Allowed) => Json | undefined
}
