import type { Contract } from '../contract/contract.ts'
import { findOperation } from '../contract/find-operation.ts'
import type { Pact, PactBody } from '../contract/pact/pact.ts'
import type { Place } from '../json/place.ts'
import { placesIn, type Touch } from './touch.ts'

/** What the consumer of a Pact sends and reads, by the operations of the provider's contract. */
export function pactTouches({ consumer, interactions }: Pact, contract: Contract): Touch[] {
  return interactions.flatMap(interaction => {
    if (interaction.kind !== 'http') return []
    const { request, response } = interaction
    const found = findOperation(contract, request.method, request.path)
    if (found === null) return []
    const operation = found.operation.key
    const query = [...request.query.keys()].map(name => `query:${name}`)
    const sent = [...query, ...headerPlaces(request.headers), ...bodyPlaces(request.body)]
    const read = [...headerPlaces(response.headers), ...bodyPlaces(response.body)]
    const status = String(response.status)
    return [
      { consumer, operation, direction: 'request' as const, status: '', places: sent },
      { consumer, operation, direction: 'response' as const, status, places: read },
    ]
  })
}

function headerPlaces(headers: ReadonlyMap<string, unknown>): readonly Place[] {
  return [...headers.keys()].map(name => `header:${name.toLowerCase()}`)
}

/** A body of another kind than JSON is read as a whole. */
function bodyPlaces(body: PactBody): readonly Place[] {
  if (body.kind === 'json') return placesIn(body.value)
  return body.kind === 'text' || body.kind === 'binary' ? [''] : []
}
