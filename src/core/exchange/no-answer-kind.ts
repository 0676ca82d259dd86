/** Why a request got no answer, in a word. */
export type NoAnswerKind = 'dns' | 'refused' | 'timeout' | 'tls' | 'reset' | 'network'

// What Node, OpenSSL and undici call their failures.
const kinds: readonly (readonly [code: RegExp, kind: NoAnswerKind])[] = [
  [/^(?:ENOTFOUND|EAI_AGAIN)$/, 'dns'],
  [/^ECONNREFUSED$/, 'refused'],
  [/TIMEOUT|^ETIMEDOUT$/, 'timeout'],
  [/CERT|TLS|SSL|SELF_SIGNED|UNABLE_TO/, 'tls'],
  [/^(?:ECONNRESET|EPIPE|UND_ERR_SOCKET)$/, 'reset'],
]

/** `network` for what has no other name. */
export function noAnswerKind(error: unknown): NoAnswerKind {
  const code = codeOf(error)
  return kinds.find(([pattern]) => pattern.test(code))?.[1] ?? 'network'
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
