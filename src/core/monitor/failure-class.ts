import { headerOf } from '../exchange/headers.ts'
import type { ResponseMessage } from '../exchange/exchange.ts'
import type { Cause } from './cause.ts'

/** Why a call failed, as a name to count by. `http-<code>` is a status that nobody expected and no other class has. */
export type FailureClass = NamedFailure | `http-${number}`

type NamedFailure =
  | 'timeout'
  | 'dns'
  | 'tls'
  | 'refused'
  | 'reset'
  | 'network'
  | 'server-error'
  | 'rate-limited'
  | 'auth'
  | 'not-json'
  | 'contract'
  | 'check'
  | 'monitor'

interface ClassFacts {
  /** Completes "the provider …" or, for our own, "the monitor …". */
  readonly says: string
  /** What becomes of a look that ends so; null where the findings speak for themselves. */
  readonly cause: Cause | null
  /** Whether sending the same request again, at once, may help. */
  readonly retry: boolean
}

const facts: Readonly<Record<NamedFailure, ClassFacts>> = {
  timeout: { says: 'did not answer in time', cause: 'provider-down', retry: true },
  dns: { says: 'has a name that does not resolve', cause: 'provider-down', retry: true },
  tls: {
    says: 'has a certificate or protocol that is not trusted',
    cause: 'provider-down',
    retry: false,
  },
  refused: { says: 'refuses connections', cause: 'provider-down', retry: true },
  reset: { says: 'broke the connection off', cause: 'provider-down', retry: true },
  network: { says: 'cannot be reached', cause: 'provider-down', retry: true },
  'server-error': { says: 'answers with a server error', cause: 'provider-down', retry: true },
  'rate-limited': { says: 'limits our requests', cause: 'rate-limited', retry: false },
  auth: { says: 'does not accept our credentials', cause: 'credentials', retry: false },
  'not-json': { says: 'answers with something that is not JSON', cause: 'unreadable', retry: true },
  contract: { says: 'answers otherwise than the contract says', cause: null, retry: false },
  check: {
    says: "answers with what the monitor's own check rejects",
    cause: 'check-failed',
    retry: false,
  },
  monitor: {
    says: 'failed before anything could be judged',
    cause: 'broken-monitor',
    retry: false,
  },
}

/** The facts of a class; those of `http-404` and the like are one row. */
export function factsOf(failure: FailureClass): ClassFacts {
  if (isNamed(failure)) return facts[failure]
  return { says: `answers with status ${failure.slice(5)}`, cause: 'request-refused', retry: false }
}

/** The class of a call without an answer, from the reason that the network edge gives. */
export function failureOfReason(reason: string): FailureClass {
  const known: readonly string[] = ['timeout', 'dns', 'tls', 'refused', 'reset']
  return known.includes(reason) ? (reason as FailureClass) : 'network'
}

/**
 * The class of an answer, or null where it did not fail. `isExpected` says which statuses are no failure;
 * `wantsJson` is false for operations that answer with something else.
 */
export function failureOfAnswer(
  response: ResponseMessage,
  isExpected: (status: number) => boolean,
  wantsJson: boolean,
): FailureClass | null {
  const { status, body } = response
  if (isExpected(status)) {
    const unreadable = body.kind === 'text' || body.kind === 'refused' || body.kind === 'opaque'
    return wantsJson && unreadable ? 'not-json' : null
  }
  if (status === 429 || (status === 403 && isLimit(response))) return 'rate-limited'
  if (status === 401 || status === 403 || status === 407) return 'auth'
  return status >= 500 ? 'server-error' : `http-${status}`
}

/** A 403 that says when to come back, or that nothing is left, is a limit and no question of credentials. */
function isLimit({ headers }: ResponseMessage): boolean {
  const left =
    headerOf(headers, 'x-ratelimit-remaining') ?? headerOf(headers, 'ratelimit-remaining')
  return headerOf(headers, 'retry-after') !== null || left?.trim() === '0'
}

function isNamed(failure: FailureClass): failure is NamedFailure {
  return Object.hasOwn(facts, failure)
}
