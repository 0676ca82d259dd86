import type { Json, JsonObject } from '../../json/json.ts'
import type { Place } from '../../json/place.ts'
import type { RecordedExchange, Recording } from '../../recording/recording.ts'
import { requestKey, requestOf } from './request-of.ts'
import { mediaTypeOf, responseKey, responseOf } from './response-of.ts'

export interface InferredPact {
  /** Version 4 of the specification. The same recordings give the same document, in whatever order they come. */
  readonly document: JsonObject
  readonly interactions: number
  readonly left: readonly LeftExchanges[]
}

/** What was recorded and cannot be expected. */
export interface LeftExchanges {
  /** `GET /orders/{id} 503` */
  readonly answer: string
  readonly exchanges: number
  /** A clause that can follow a colon. */
  readonly reason: string
}

export interface PactOptions {
  readonly consumer: string
  readonly provider: string
  /** The places of answers that the consumer reads; null where that is not known: then all of them. */
  readonly reads: readonly Place[] | null
}

interface Group {
  readonly operation: string
  readonly exchanges: RecordedExchange[]
}

/**
 * What a consumer expects by what it was answered: one interaction for the requests of a kind and their answers of a kind.
 * Each exchange that went into it satisfies it.
 */
export function pactOfRecordings(
  recordings: readonly Recording[],
  { consumer, provider, reads }: PactOptions,
): InferredPact {
  const groups = new Map<string, Group>()
  const left = new Map<string, LeftExchanges>()
  // One operation can lie in several files, whose order says nothing.
  const all = recordings
    .flatMap(({ operation, exchanges }) => exchanges.map(exchange => ({ operation, exchange })))
    .map(each => ({ ...each, text: textOf(each.operation, each.exchange) }))
    .sort((a, b) => order(a.text, b.text))
  for (const { operation, exchange } of all) {
    const request = requestKey(operation, exchange)
    const reason = request === null ? 'the body of its request was not kept' : unusable(exchange)
    if (reason !== null) {
      const answer = `${operation} ${exchange.response.status}`
      const key = `${answer} ${reason}`
      left.set(key, { answer, reason, exchanges: (left.get(key)?.exchanges ?? 0) + 1 })
      continue
    }
    const key = JSON.stringify([operation, responseKey(exchange), request])
    const group = groups.get(key)
    if (group === undefined) groups.set(key, { operation, exchanges: [exchange] })
    else group.exchanges.push(exchange)
  }
  const interactions = described([...groups.values()]).map(([description, group]) =>
    interactionOf(description, group, reads),
  )
  const metadata = { pactSpecification: { version: '4.0' } }
  return {
    document: {
      consumer: { name: consumer },
      provider: { name: provider },
      interactions,
      metadata,
    },
    interactions: interactions.length,
    left: [...left.values()],
  }
}

function textOf(operation: string, exchange: RecordedExchange): string {
  const { request, response } = exchange
  return JSON.stringify([operation, response.status, request.url, exchange])
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** Nobody can ask a provider to be down or in a hurry, or to have seen the consumer before. */
function unusable({ response: { status, body } }: RecordedExchange): string | null {
  if (status >= 500) return 'a provider cannot be asked to fail'
  if (status === 429) return 'a provider cannot be asked to run out of quota'
  if (status === 304 || status < 200) return 'it hangs on what was asked before'
  return body.kind === 'refused' ? 'its body could not be read' : null
}

/** Each with a description of its own: verifiers and brokers know an interaction by it. */
function described(groups: readonly Group[]): [description: string, group: Group][] {
  const taken = new Map<string, number>()
  return groups.map(group => {
    const [first] = group.exchanges
    const status = first?.response.status ?? 0
    const media = mediaTypeOf(first?.response.headers ?? [])
    const plain = `${group.operation} answers ${status}${media === '' ? '' : ` ${media}`}`
    const count = (taken.get(plain) ?? 0) + 1
    taken.set(plain, count)
    return [count === 1 ? plain : `${plain} (request ${count})`, group]
  })
}

function interactionOf(
  description: string,
  { operation, exchanges }: Group,
  reads: readonly Place[] | null,
): Json {
  const status = exchanges[0]?.response.status ?? 0
  return {
    type: 'Synchronous/HTTP',
    description,
    pending: false,
    providerStates: [{ name: `${operation} can answer ${status}` }],
    request: requestOf(operation, exchanges),
    response: responseOf(exchanges, reads),
  }
}
