import type { Exchange } from '../../core/exchange/exchange.ts'
import type { Subject } from '../../core/exchange/subject.ts'
import type { FailureClass } from '../../core/monitor/failure-class.ts'
import type { SubjectShape } from '../../core/shape/baseline/baseline.ts'

/** What one planned call came to. */
export type Answer = Answered | Unanswered

export interface Answered {
  readonly kind: 'answered'
  readonly exchange: Exchange
  readonly subject: Subject
  readonly shape: SubjectShape
  /** The encoded tally of this one answer. */
  readonly tally: Uint8Array
}

/** Nothing that could be compared: never a pass, never drift. */
export interface Unanswered {
  readonly kind: 'unanswered'
  readonly operation: string
  /** One sentence for people: what happened and what to do. */
  readonly reason: string
  /** Null where the provider works, and there is nothing to compare: an empty answer, a 304. */
  readonly failure: FailureClass | null
  /** Null where no complete response came. */
  readonly exchange: Exchange | null
}
