import type { Subject } from '../../exchange/subject.ts'
import type { Place } from '../../json/place.ts'
import type { PlaceRow } from '../tally/place-row.ts'

/** What was seen of one subject, read out flat: what baselines hold and drift is found between. */
export interface SubjectShape {
  readonly subject: Subject
  /** How many were counted. */
  readonly exchanges: number
  /** Sorted by place, each place once. */
  readonly places: readonly PlaceRow[]
}

/** What one provider answered while it was healthy. It is committed, reviewed, and moved only by `accept`. */
export interface Baseline {
  readonly provider: string
  /** Each subject once. */
  readonly subjects: readonly SubjectShape[]
  /** Why it was moved, oldest first; absent where it never was. */
  readonly accepted?: readonly Acceptance[]
}

/** One decision that a difference is the new normal, kept beside what it changed. */
export interface Acceptance {
  /** Of the finding. */
  readonly id: string
  readonly rule: string
  readonly operation: string
  readonly at: Place
  /** In the words of who decided. */
  readonly because: string
  /** The day, as `2026-11-20`. */
  readonly on: string
}
