import type { Contract } from '../contract/contract.ts'
import { operationOfRequest } from '../contract/operation-of-request.ts'
import { recordedExchanges } from '../recording/recorded-exchanges.ts'
import type { Recording } from '../recording/recording.ts'
import type { Body } from '../exchange/exchange.ts'
import type { Place } from '../json/place.ts'
import { placesIn, type Touch } from './touch.ts'

/** What our own recorded requests send is known of nobody in particular. */
const consumer = 'recordings'

/**
 * What our requests touch, as recordings show it: the parameters and the parts of bodies that are sent. What is read of
 * the answers they do not show.
 */
export function recordedTouches(contract: Contract, recordings: readonly Recording[]): Touch[] {
  return recordings.flatMap(recorded =>
    recordedExchanges(recorded).flatMap(({ request }) => {
      const found = operationOfRequest(contract, request)
      if (found === null) return []
      const places = [...queryPlaces(request.url), ...bodyPlaces(request.body)]
      const operation = found.operation.key
      return [{ consumer, operation, direction: 'request' as const, status: '', places }]
    }),
  )
}

function queryPlaces(url: string): readonly Place[] {
  const query = url.split('#', 1)[0]?.split('?').slice(1).join('?') ?? ''
  return [...new URLSearchParams(query).keys()].map(name => `query:${name}`)
}

function bodyPlaces(body: Body): readonly Place[] {
  if (body.kind === 'json') return placesIn(body.value)
  if (body.kind !== 'form') return []
  return placesIn(Object.fromEntries(body.fields))
}
