import type { Json } from '../../json/json.ts'
import type { Place } from '../../json/place.ts'

/** Whether every value that the revision admits conforms to the base. */
export type Answer =
  | { readonly answer: 'yes' }
  /** The revision admits the witness and the base refuses it, at `place`; `check` says so of both. */
  | { readonly answer: 'no'; readonly witness: Json; readonly place: Place }
  | { readonly answer: 'unknown'; readonly reason: string }

/** An answer inside a proof. A yes holds as long as all that was required on the way to it holds. */
export type Verdict =
  | { readonly is: 'yes' }
  | { readonly is: 'no'; readonly witness: Json }
  | { readonly is: 'unknown'; readonly reason: string }

/** Whether only a yes is of use: then no witness is looked for, and the first doubt ends the question. */
export interface Asking {
  readonly onlyProofs: boolean
}

export const YES: Verdict = { is: 'yes' }

export function unknown(reason: string): Verdict {
  return { is: 'unknown', reason }
}

/**
 * A `no` wins over an unknown, an unknown over a yes. The questions are asked one by one, until a `no`, or until
 * the first that is no yes where only a proof counts.
 */
export function all(questions: Iterable<() => Verdict>, { onlyProofs }: Asking): Verdict {
  let open: Verdict | null = null
  for (const question of questions) {
    const verdict = question()
    if (verdict.is === 'no') return verdict
    if (verdict.is === 'unknown') open ??= verdict
    if (open !== null && onlyProofs) return open
  }
  return open ?? YES
}
