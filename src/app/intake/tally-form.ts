import { decodeTally } from '../../core/shape/tally/decode.ts'
import { encodeTally } from '../../core/shape/tally/encode.ts'
import { absorbTally } from '../../core/shape/tally/merge.ts'
import { observeExchange } from '../../core/shape/tally/observe-exchange.ts'
import type { ObserveOptions } from '../../core/shape/tally/observe.ts'
import { emptyTally, type Tally } from '../../core/shape/tally/tally.ts'
import type { TallyForm } from './hour.ts'

/** Tallies of responses, as the registry keeps them. */
export function tallyForm(options: ObserveOptions): TallyForm<Tally> {
  return {
    empty: emptyTally,
    observe: (tally, exchange) => observeExchange(tally, exchange, options),
    encode: encodeTally,
    merge: mergeTallies,
  }
}

/**
 * Adds encoded tallies.
 *
 * @param where names them in errors.
 * @throws StoreError when one of them is damaged or of a newer version.
 */
export function mergeTallies(parts: readonly Uint8Array[], where: string): Uint8Array {
  const sum = emptyTally()
  for (const part of parts) absorbTally(sum, decodeTally(part, where))
  return encodeTally(sum)
}
