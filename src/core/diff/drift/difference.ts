import type { Place } from '../../json/place.ts'
import type { Evidence } from '../change.ts'
import type { DriftDetails, DriftFact } from './fact.ts'

/** A change of what is seen, before it is said in which subject. */
export interface Difference {
  readonly fact: DriftFact
  readonly place: Place
  /** All that was there, and all that is there now. */
  readonly base: string
  readonly revision: string
  readonly details: DriftDetails
  /** `seen` of `of` now show the change, and `baselineSeen` of `baselineOf` showed it before. */
  readonly evidence: Required<Pick<Evidence, 'seen' | 'of' | 'baselineSeen' | 'baselineOf'>>
}
