import type { Subject } from '../../exchange/subject.ts'
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
}
