import type { Contract } from '../../core/contract/contract.ts'
import { operationOfRequest } from '../../core/contract/operation-of-request.ts'
import type { Change } from '../../core/diff/change.ts'
import { checkResponse } from '../../core/diff/check/check-response.ts'
import { driftOfShapes } from '../../core/diff/drift/drift.ts'
import type { Baseline } from '../../core/shape/baseline/baseline.ts'
import { isWithin } from '../../core/json/place.ts'
import type { Answered } from './answer.ts'
import { seenBefore } from './seen-before.ts'
import { shapesOf } from './shapes.ts'

export interface Compared {
  /** The answers left the baseline. */
  readonly drifted: readonly Change[]
  /** The answers break the contract where they did not leave the baseline: it never held. */
  readonly unpromised: readonly Change[]
}

/** Holds the answers of one operation against its baseline and its contract. */
export function compare(
  answers: readonly Answered[],
  operation: string,
  baseline: Baseline,
  contract: Contract | null,
): Compared {
  const base = baseline.subjects.filter(({ subject }) => subject.operation === operation)
  const drifted = driftOfShapes(base, shapesOf(answers))
  const promised = contract === null ? [] : answers.flatMap(answer => broken(answer, contract))
  const unpromised = promised.filter(change => !isToldBy(change, drifted))
  return { drifted, unpromised: unpromised.map(change => seenBefore(change, base)) }
}

/** What an answer breaks of its contract. */
export function broken({ exchange }: Answered, contract: Contract): readonly Change[] {
  const found = operationOfRequest(contract, exchange.request)
  return found === null ? [] : checkResponse(exchange, found.operation)
}

/** One root cause is one finding: what drifted is not told again as a broken promise. */
function isToldBy(change: Change, drifted: readonly Change[]): boolean {
  return drifted.some(
    ({ place, where }) =>
      where.status === change.where.status &&
      (isWithin(change.place, place) || isWithin(place, change.place)),
  )
}
