import { operationOfRequest } from '../../core/contract/operation-of-request.ts'
import type { Change } from '../../core/diff/change.ts'
import { checkRequest } from '../../core/diff/check/check-request.ts'
import type { Exchange } from '../../core/exchange/exchange.ts'
import type { Recording } from '../../core/recording/recording.ts'
import type { PinnedContract } from '../repository/contracts.ts'
import { hangsOnText } from './hangs-on-text.ts'

/**
 * What our code sent against what the contract asks for, as far as fakes can tell. Few headers are recorded, so
 * one that is missing means nothing. What the provider refused was sent to see it refused.
 */
export function sentWrongly(
  exchange: Exchange,
  { keepValues }: Pick<Recording, 'keepValues'>,
  { contract }: PinnedContract,
): readonly Change[] {
  const { status } = exchange.response
  if (status >= 400 && status < 500) return []
  const found = operationOfRequest(contract, exchange.request)
  if (found === null) return []
  const kept = new Set(keepValues)
  return checkRequest(exchange, found, contract).filter(
    ({ fact, place }) =>
      kept.has(place) ||
      !(hangsOnText(fact) || place.startsWith('header:') || place.startsWith('cookie:')),
  )
}
