import { classify } from '../../core/connector/classify.ts'
import { operationOfUrl } from '../../core/connector/operation-of-url.ts'
import { representationOf } from '../../core/connector/representation.ts'
import { servedVersion } from '../../core/connector/request-of.ts'
import type { Contract } from '../../core/contract/contract.ts'
import { findOperation } from '../../core/contract/find-operation.ts'
import type { Exchange } from '../../core/exchange/exchange.ts'
import { graphqlVariant } from '../../core/exchange/graphql-request.ts'
import { subjectOf } from '../../core/exchange/subject-of.ts'
import { failureOfReason, type FailureClass } from '../../core/monitor/failure-class.ts'
import { encodeTally } from '../../core/shape/tally/encode.ts'
import { observeExchange } from '../../core/shape/tally/observe-exchange.ts'
import { readPlaces } from '../../core/shape/tally/read-places.ts'
import { emptyTally } from '../../core/shape/tally/tally.ts'
import { NoResponseError } from '../../errors.ts'
import type { RequestPlan } from '../../ports/http.ts'
import type { Answer } from './answer.ts'
import type { CanaryDeps } from './deps.ts'
import type { CanaryTarget, PlannedCall } from './target.ts'

export interface AskDeps extends Pick<CanaryDeps, 'http' | 'observing' | 'timeoutMs'> {
  /** Whether an operation is known to answer `{}`: for others that is how some answer to an expired token. */
  readonly mayBeEmpty?: (operation: string) => boolean
}

/** Sends one planned call, and says whether its answer can be compared. */
export async function ask(
  call: PlannedCall,
  target: CanaryTarget,
  contract: Contract | null,
  deps: AskDeps,
): Promise<Answer> {
  const operation = operationOfCall(call, target, contract)
  let exchange: Exchange
  try {
    exchange = await deps.http.send(planOf(call, operation, target, deps.timeoutMs))
  } catch (error) {
    if (!(error instanceof NoResponseError)) throw error
    const failure = failureOfReason(error.reason)
    return { kind: 'unanswered', operation, reason: error.message, failure, exchange: null }
  }
  const judged = classify(exchange, target.connector)
  const isEmpty = judged !== 'answer' && judged.inconclusive === 'empty-object'
  if (judged !== 'answer' && !(isEmpty && deps.mayBeEmpty?.(operation) === true)) {
    const failure = failureOfClass(judged.inconclusive)
    return { kind: 'unanswered', operation, reason: judged.sentence, failure, exchange }
  }
  return observed(exchange, operation, call, target, deps)
}

/** How an answer that cannot be compared counts among failures. */
function failureOfClass(why: string): FailureClass | null {
  const failures: Readonly<Record<string, FailureClass>> = {
    'auth-wall': 'auth',
    'empty-object': 'auth',
    'rate-limit': 'rate-limited',
    'web-page': 'not-json',
    'refused-body': 'not-json',
    'server-error': 'server-error',
  }
  return failures[why] ?? null
}

function operationOfCall(
  { method, url }: PlannedCall,
  { connector }: CanaryTarget,
  contract: Contract | null,
): string {
  const promised = contract === null ? null : findOperation(contract, method, url)
  return promised?.operation.key ?? operationOfUrl(connector, method, url)
}

function planOf(
  call: PlannedCall,
  operation: string,
  { provider, scope }: CanaryTarget,
  timeoutMs: number,
): RequestPlan {
  return { ...call, operation, provider, scope, timeoutMs }
}

function observed(
  exchange: Exchange,
  operation: string,
  { headers }: PlannedCall,
  { connector }: CanaryTarget,
  { observing }: AskDeps,
): Answer {
  const version = servedVersion(connector, exchange)
  const subject = subjectOf(
    exchange,
    operation,
    version,
    graphqlVariant(exchange.request.body) || representationOf(connector, headers),
  )
  const tally = emptyTally()
  observeExchange(tally, exchange, observing)
  const shape = { subject, exchanges: 1, places: readPlaces(tally) }
  return { kind: 'answered', exchange, subject, shape, tally: encodeTally(tally) }
}
