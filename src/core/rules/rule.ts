import type { Change } from '../diff/change.ts'
import type { Level } from './finding.ts'

/** One row of the rule table. Ids are those of the field's largest catalogue where it has the same change. */
export interface Rule {
  readonly id: string
  readonly level: Level
  readonly direction: Change['direction']
  readonly area: string
  readonly kind: string
  readonly action: string
  /** The `Change.fact` that the rule is for. */
  readonly fact: string
  /** Narrows the fact further, where one fact has several rules. `now` is epoch milliseconds. */
  readonly when?: (change: Change, now: number) => boolean
  /** One sentence without a full stop, built from the change alone. */
  readonly message: (change: Change) => string
  /** What a reader should know and do, as one paragraph; without it, one is made from the other columns. */
  readonly explanation?: string
}
