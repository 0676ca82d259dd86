import type { Contract } from '../../core/contract/contract.ts'
import { operationOfRequest } from '../../core/contract/operation-of-request.ts'
import type { CheckFact } from '../../core/diff/check/fact.ts'
import { checkResponse } from '../../core/diff/check/check-response.ts'
import type { Exchange } from '../../core/exchange/exchange.ts'
import { graphqlVariant, operationNamePlace } from '../../core/exchange/graphql-request.ts'
import type { Place } from '../../core/json/place.ts'
import { mergeRecording } from '../../core/recording/merge-recording.ts'
import { recordExchange, type RecordOptions } from '../../core/recording/record-exchange.ts'
import { recordedExchanges } from '../../core/recording/recorded-exchanges.ts'
import type { Recording } from '../../core/recording/recording.ts'
import type { Recordings } from '../repository/recordings.ts'

export interface Recorded {
  readonly file: string
  readonly bytes: number
  /** Nothing new was to be seen, so nothing was written. */
  readonly unchanged: boolean
}

/** Keeps one answer as a fixture: redacted, faked, and only when it shows something new. */
export async function recordAnswer(
  exchange: Exchange,
  options: RecordOptions,
  contract: Contract | null,
  recordings: Recordings,
): Promise<Recorded> {
  const { provider } = exchange
  const stored = await recordings.read(provider, options.operation)
  const places = keptPlaces(exchange, options, contract)
  const kept = [...new Set([...places, ...(stored?.recording.keepValues ?? [])])].sort()
  const incoming = recordingOf(exchange, { ...options, keepValues: kept })
  return recordings.save(mergeRecording(stored?.recording ?? null, incoming))
}

function recordingOf(exchange: Exchange, options: RecordOptions): Recording {
  return {
    provider: exchange.provider,
    operation: options.operation,
    keepValues: options.keepValues,
    exchanges: [recordExchange(exchange, options)],
  }
}

/** Alternatives can hide enumerations from each other; deeper than this none was met. */
const MAX_ROUNDS = 20

/**
 * The places whose values are the contract's own words: where the answer keeps an enum or const that its
 * fake would break. Without them a recording could not be held against the contract any more.
 */
function keptPlaces(
  exchange: Exchange,
  options: RecordOptions,
  contract: Contract | null,
): readonly Place[] {
  const found = contract && operationOfRequest(contract, exchange.request)
  const kept = new Set<Place>(options.keepValues)
  // Without its name nobody could tell later which operation was asked for.
  if (graphqlVariant(exchange.request.body) !== '') kept.add(operationNamePlace)
  if (!found) return [...kept]
  const enumerated: CheckFact = 'enum.value-not-allowed'
  const broken = (checked: Exchange): Place[] =>
    checkResponse(checked, found.operation).flatMap(({ fact, place }) =>
      fact === enumerated ? [place] : [],
    )
  const wrongAnyway = new Set(broken(exchange))
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const [faked] = recordedExchanges(recordingOf(exchange, { ...options, keepValues: [...kept] }))
    const added = faked ? broken(faked).filter(at => !kept.has(at) && !wrongAnyway.has(at)) : []
    if (added.length === 0) break
    for (const place of added) kept.add(place)
  }
  return [...kept]
}
