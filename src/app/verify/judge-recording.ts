import { operationOfRequest } from '../../core/contract/operation-of-request.ts'
import type { Change } from '../../core/diff/change.ts'
import { checkResponse } from '../../core/diff/check/check-response.ts'
import { driftOfShapes } from '../../core/diff/drift/drift.ts'
import type { Exchange } from '../../core/exchange/exchange.ts'
import { graphqlVariant } from '../../core/exchange/graphql-request.ts'
import { subjectOf } from '../../core/exchange/subject-of.ts'
import { isWithin, type Place } from '../../core/json/place.ts'
import { recordedExchanges } from '../../core/recording/recorded-exchanges.ts'
import type { Recording } from '../../core/recording/recording.ts'
import type { Ruling } from '../../core/rules/adjudicate.ts'
import type { Baseline, SubjectShape } from '../../core/shape/baseline/baseline.ts'
import { isHeaderPlace } from '../../core/shape/baseline/place-tree.ts'
import { observeExchange } from '../../core/shape/tally/observe-exchange.ts'
import type { ObserveOptions } from '../../core/shape/tally/observe.ts'
import { readPlaces } from '../../core/shape/tally/read-places.ts'
import { emptyTally } from '../../core/shape/tally/tally.ts'
import { seenBefore } from '../canary/seen-before.ts'
import type { PinnedContract } from '../repository/contracts.ts'
import { countedWhole } from './counted-whole.ts'
import { hangsOnText } from './hangs-on-text.ts'
import { rulingOver } from './ruling-over.ts'
import { sentWrongly } from './sent-wrongly.ts'

export interface JudgedRecording {
  /** The recording differs from what was seen while the API was healthy. */
  readonly stale: readonly Change[]
  /** The recording breaks the contract, and the baseline says nothing against the recording. */
  readonly unpromised: readonly Change[]
  /** Whose fault each of those is. */
  readonly ruling: (change: Change) => Ruling
  /** What our code sent breaks the contract. */
  readonly misSent: readonly Change[]
  /** Exchanges that were held against a contract or a baseline. */
  readonly held: number
}

/** Holds every exchange of a recording against contract and baseline, as far as fakes can tell. */
export function judgeRecording(
  recording: Recording,
  pin: PinnedContract | null,
  baseline: Baseline | null,
  observing: ObserveOptions,
): JudgedRecording {
  const known = knownOf(baseline, recording.operation)
  const judged = recordedExchanges(recording).map((exchange, i) => {
    const version = recording.exchanges[i]?.version ?? ''
    const stale = staleness(exchange, recording.operation, version, baseline, observing)
    const promised = pin === null ? null : brokenIn(exchange, recording, pin)
    const unpromised = (promised ?? [])
      .filter(change => !isToldBy(change, stale ?? []))
      .map(change => countedWhole(change, recording.exchanges[i]?.response.counts))
      .map(change => seenBefore(change, known))
    const misSent = pin === null ? [] : sentWrongly(exchange, recording, pin)
    return {
      stale: stale ?? [],
      unpromised,
      misSent,
      promised: promised ?? [],
      held: stale !== null || promised !== null,
    }
  })
  const broken = judged.map(({ promised }) => promised)
  return {
    ruling: rulingOver({ recording, broken, pin, baseline, known }),
    stale: judged.flatMap(({ stale }) => stale),
    unpromised: judged.flatMap(({ unpromised }) => unpromised),
    misSent: judged.flatMap(({ misSent }) => misSent),
    held: judged.filter(({ held }) => held).length,
  }
}

function knownOf(baseline: Baseline | null, operation: string): readonly SubjectShape[] {
  return baseline?.subjects.filter(({ subject }) => subject.operation === operation) ?? []
}

/** Null where the baseline does not know the operation. */
function staleness(
  exchange: Exchange,
  operation: string,
  version: string,
  baseline: Baseline | null,
  observing: ObserveOptions,
): readonly Change[] | null {
  const known = knownOf(baseline, operation)
  if (known.length === 0) return null
  const tally = emptyTally()
  observeExchange(tally, exchange, observing)
  const subject = subjectOf(exchange, operation, version, graphqlVariant(exchange.request.body))
  const shape = { subject, exchanges: 1, places: readPlaces(tally) }
  return driftOfShapes(known.map(withoutHeaders), [withoutHeaders(shape)])
}

/** A recording keeps few headers, so a missing one means nothing. */
function withoutHeaders(shape: SubjectShape): SubjectShape {
  return { ...shape, places: shape.places.filter(({ place }) => !isHeaderPlace(place)) }
}

/** Null where the contract does not know the operation. */
function brokenIn(
  exchange: Exchange,
  { keepValues }: Recording,
  { contract }: PinnedContract,
): readonly Change[] | null {
  const found = operationOfRequest(contract, exchange.request)
  if (found === null) return null
  const kept = new Set(keepValues)
  return checkResponse(exchange, found.operation).filter(
    ({ fact, place }) => !hangsOnText(fact) || kept.has(place),
  )
}

function isToldBy({ place, where }: Change, others: readonly Change[]): boolean {
  return others.some(other => other.where.status === where.status && overlap(other.place, place))
}

function overlap(a: Place, b: Place): boolean {
  return isWithin(a, b) || isWithin(b, a)
}
