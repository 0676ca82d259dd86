import { KnownError, NoResponseError } from '../../errors.ts'

// What Node, OpenSSL and undici call their failures, in the words that people know.
const reasons: readonly (readonly [code: RegExp, reason: string, advice: string])[] = [
  [/^(?:ENOTFOUND|EAI_AGAIN)$/, 'dns', 'No such host is known; check the address of the broker.'],
  [/^ECONNREFUSED$/, 'refused', 'Nothing listens there; check host and port of the broker.'],
  [/TIMEOUT|^ETIMEDOUT$/, 'timeout', 'Try again later, or wait longer with --timeout.'],
  [/CERT|TLS|SSL|SELF_SIGNED|UNABLE_TO/, 'tls', 'Give the certificate authority with --ca.'],
]

/** The error for a request that the broker did not answer. */
export function noAnswer(operation: string, error: unknown): KnownError {
  if (error instanceof KnownError) return error
  const code = codeOf(error)
  const row = reasons.find(([pattern]) => pattern.test(code))
  const advice = row?.[2] ?? 'Check the address and the network.'
  return new NoResponseError(operation, row?.[1] ?? 'reset', advice, { cause: error })
}

/** The innermost code: fetch wraps the cause of its failure. */
function codeOf(error: unknown): string {
  let code = ''
  for (let each = error; each instanceof Error; each = each.cause) {
    if (each.name === 'TimeoutError') return 'TIMEOUT'
    if ('code' in each && typeof each.code === 'string') code = each.code
  }
  return code
}
