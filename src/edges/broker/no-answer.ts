import { noAnswerKind, type NoAnswerKind } from '../../core/exchange/no-answer-kind.ts'
import { KnownError, NoResponseError } from '../../errors.ts'

const advice: Readonly<Record<NoAnswerKind, string>> = {
  dns: 'No such host is known; check the address of the broker.',
  refused: 'Nothing listens there; check host and port of the broker.',
  timeout: 'Try again later, or wait longer with --timeout.',
  tls: 'Give the certificate authority with --ca.',
  reset: 'Check the address and the network.',
  network: 'Check the address and the network.',
}

/** The error for a request that the broker did not answer. */
export function noAnswer(operation: string, error: unknown): KnownError {
  if (error instanceof KnownError) return error
  const kind = noAnswerKind(error)
  return new NoResponseError(operation, kind, advice[kind], { cause: error })
}
