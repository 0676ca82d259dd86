import { operationOfRequest } from '../../core/contract/operation-of-request.ts'
import type { Change } from '../../core/diff/change.ts'
import { checkRequest } from '../../core/diff/check/check-request.ts'
import type { Operation } from '../../core/contract/contract.ts'
import type { Exchange } from '../../core/exchange/exchange.ts'
import type { Place } from '../../core/json/place.ts'
import type { Recording } from '../../core/recording/recording.ts'
import { keySigns } from '../../core/text/key-signs.ts'
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
  const hasFakeNames = [...queryNames(exchange.request.url)].some(
    name => isFakeName(name) && !isStated(name, found.operation),
  )
  return checkRequest(exchange, found, contract).filter(change => {
    const { fact, place } = change
    if (kept.has(place)) return true
    return !hangsOnText(fact) && !isUnrecorded(place) && !(hasFakeNames && hangsOnNames(change))
  })
}

function queryNames(url: string): Iterable<string> {
  const query = url.indexOf('?')
  return query < 0 ? [] : new URLSearchParams(url.slice(query)).keys()
}

/** Names of parameters that could be data were replaced, as in `filter[status]`. */
function isFakeName(name: string): boolean {
  const { kind, isKnown } = keySigns(name)
  return kind !== null || !isKnown
}

function isStated(name: string, { parameters }: Operation): boolean {
  return parameters.some(parameter => parameter.in === 'query' && parameter.name === name)
}

function isUnrecorded(place: Place): boolean {
  return place.startsWith('header:') || place.startsWith('cookie:')
}

/** What is missing, misspelled or unknown in a query may only be so because its names are fakes. */
function hangsOnNames({ fact, place }: Change): boolean {
  return place.startsWith('query:') && fact.startsWith('parameter.')
}
