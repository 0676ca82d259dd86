// One delivery in the outbox:
//
//   waiting ──sent──▶ done
//      │ ▲
//      │ └── failed, may work later: backoff with jitter, or what Retry-After asks for
//      └──── refused for good, or tried too often ──▶ dead letter: kept, and shown by `status`
import { formatDuration } from '../monitor/duration.ts'
import { retryAfterMs } from './retry-after.ts'

/** What came of trying to send. */
export type SendResult =
  | { readonly kind: 'sent' }
  /** An answer that is no success. `retryAfter` as the header came. */
  | { readonly kind: 'answered'; readonly status: number; readonly retryAfter: string | null }
  /** No answer, or one that broke off: it may have arrived, so it goes out again under the same key. */
  | { readonly kind: 'no-answer'; readonly reason: string }
  /** The receiver's own protocol says that trying again is of no use, or that it is. */
  | { readonly kind: 'refused'; readonly reason: string; readonly forGood: boolean }

export type RetryDecision =
  | { readonly kind: 'done'; readonly reason: string }
  | { readonly kind: 'retry'; readonly at: number; readonly reason: string }
  | { readonly kind: 'dead'; readonly reason: string }

/** Together about five hours: a receiver that is down for a while still hears of what it missed. */
export const MOST_ATTEMPTS = 24
const FIRST_DELAY_MS = 2_000
const LONGEST_DELAY_MS = 30 * 60_000
/** A server that asks for more is taken at its word up to here; it would silence us for good by one bad header. */
export const LONGEST_RETRY_AFTER_MS = 3_600_000

/** Statuses that say nothing against the same request a little later. */
const passing: ReadonlySet<number> = new Set([408, 409, 421, 423, 425, 429])

/**
 * What to do after an attempt.
 *
 * @param attempts how many there were, this one included.
 * @param random   from 0 to below 1.
 * @param now      epoch milliseconds.
 */
export function afterAttempt(
  result: SendResult,
  attempts: number,
  random: number,
  now: number,
): RetryDecision {
  if (result.kind === 'sent') return { kind: 'done', reason: 'delivered' }
  const why = reasonOf(result)
  if (isForGood(result)) return { kind: 'dead', reason: `${why}: trying again is of no use` }
  if (attempts >= MOST_ATTEMPTS)
    return { kind: 'dead', reason: `${why}, after ${attempts} attempts` }
  const asked = result.kind === 'answered' ? retryAfterMs(result.retryAfter, now) : null
  const delay =
    asked === null ? backoffMs(attempts, random) : Math.min(asked, LONGEST_RETRY_AFTER_MS)
  // What many were told at once must not come back at once.
  const at = now + delay + (asked === null ? 0 : Math.floor(random * 1_000))
  const asks = asked === null ? '' : `; it asks for ${formatDuration(asked)}`
  return {
    kind: 'retry',
    at,
    reason: `${why}${asks}: attempt ${attempts + 1} of ${MOST_ATTEMPTS} follows`,
  }
}

/**
 * Twice as long each time, at most half an hour, the upper half of it by chance.
 * @see Brooker: Exponential Backoff And Jitter, "equal jitter": some wait is certain, so that attempts are worth something.
 */
export function backoffMs(attempts: number, random: number): number {
  const full = Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** Math.min(attempts - 1, 20))
  return Math.floor(full / 2 + (random * full) / 2)
}

function isForGood(result: Exclude<SendResult, { readonly kind: 'sent' }>): boolean {
  if (result.kind === 'refused') return result.forGood
  return result.kind === 'answered' && result.status < 500 && !passing.has(result.status)
}

function reasonOf(result: Exclude<SendResult, { readonly kind: 'sent' }>): string {
  return result.kind === 'answered' ? `answered with status ${result.status}` : result.reason
}
