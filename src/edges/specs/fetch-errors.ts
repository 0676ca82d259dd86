import { noAnswerKind, type NoAnswerKind } from '../../core/exchange/no-answer-kind.ts'
import { retryAfterMs } from '../../core/alert/retry-after.ts'
import { InputError, KnownError, NoResponseError, UnavailableError } from '../../errors.ts'

/** A URL as it may be shown: user, password, query and fragment can hold secrets. */
export function shownUrl(url: URL): string {
  return `${url.protocol}//${url.host}${url.pathname}`
}

/**
 * The error for an answer that is no success.
 *
 * @param retryAfter the `Retry-After` header, null where there is none.
 * @param now        epoch milliseconds.
 */
export function answerError(
  where: string,
  status: number,
  retryAfter: string | null = null,
  now: number = Date.now(),
): KnownError {
  const problem = `the server answered ${status}`
  if (isForNow(status)) {
    const meaning = status === 429 ? `${problem}: too many requests` : problem
    return new UnavailableError(where, meaning, againAt(retryAfterMs(retryAfter, now), now))
  }
  if (status === 401 || status === 403 || status === 407) {
    return new InputError(
      where,
      problem,
      "Give it credentials: -H 'Authorization: Bearer env:TOKEN'.",
    )
  }
  if (status === 404 || status === 410) {
    return new InputError(where, `${problem}: there is no such document`, 'Check the address.')
  }
  return new InputError(where, problem, 'Check the address.')
}

/** Whether the same request can be answered otherwise a while later. */
function isForNow(status: number): boolean {
  return status === 408 || status === 425 || status === 429 || status >= 500
}

/** Seconds are what people wait for; an hour or more is a time of the day, and a year is no answer. */
function againAt(waitMs: number | null, now: number): string {
  if (waitMs === null || waitMs > 31_536_000_000) return 'Try again later.'
  const when =
    waitMs < 3_600_000
      ? `in ${Math.ceil(waitMs / 1000)} s`
      : `after ${new Date(now + waitMs).toISOString().slice(0, 16).replace('T', ' ')} UTC`
  return waitMs === 0 ? 'Try again.' : `Try again ${when}: the server asks for that.`
}

const advice: Readonly<Record<NoAnswerKind, string>> = {
  dns: 'No such host is known; check the address and the network.',
  refused: 'Nothing listens there; check host and port.',
  timeout: 'Try again, or load the file yourself.',
  tls: 'Give the certificate authority with --ca.',
  reset: 'Try again later.',
  network: 'Check the address and the network.',
}

/** The error for a request that failed. Known errors stay what they are. */
export function requestError(operation: string, error: unknown): KnownError {
  if (error instanceof KnownError) return error
  const kind = noAnswerKind(error)
  return new NoResponseError(operation, kind, advice[kind], { cause: error })
}
