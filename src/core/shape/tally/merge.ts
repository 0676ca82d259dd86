import { absorbFields, absorbNode } from './absorb.ts'
import { emptyTally, type Tally } from './tally.ts'

/** Adds two tallies into a new one. Order never matters, so they can be merged as they arrive. */
export function merge(a: Tally, b: Tally): Tally {
  const sum = emptyTally()
  absorbTally(sum, a)
  absorbTally(sum, b)
  return sum
}

/** Adds `from` to `into`, which it changes: for the one who owns a growing tally. */
export function absorbTally(into: Tally, from: Tally): void {
  into.messages += from.messages
  absorbNode(into.body, from.body)
  absorbFields(into.headers, from.headers)
}
