/** Why no complete response came, and what to do about it. */
export interface Failure {
  readonly reason: 'timeout' | 'dns' | 'refused' | 'tls' | 'reset' | 'network'
  readonly advice: string
}

const failures: Readonly<Record<Failure['reason'], Failure>> = {
  timeout: {
    reason: 'timeout',
    advice: 'Try again later, or give it more time.',
  },
  dns: {
    reason: 'dns',
    advice: 'The host name was not found: check its spelling, the network and the proxy settings.',
  },
  refused: {
    reason: 'refused',
    advice: 'Nothing listens there: check host and port, and HTTPS_PROXY if one is set.',
  },
  tls: {
    reason: 'tls',
    advice:
      'The secure connection failed: check the certificate, give your own authority with --ca, and that the port speaks TLS.',
  },
  reset: {
    reason: 'reset',
    advice: 'The connection broke before the answer was complete. Try again.',
  },
  network: {
    reason: 'network',
    advice: 'Check the network, the proxy, and that an HTTP server listens there.',
  },
}

const proxyRefused: Failure = {
  reason: 'network',
  advice: 'The proxy did not let the request through: check HTTPS_PROXY and its credentials.',
}

const codes: readonly (readonly [pattern: RegExp, reason: Failure['reason']])[] = [
  [/TIMEOUT|ETIMEDOUT/, 'timeout'],
  [/^(?:ENOTFOUND|EAI_\w+|ENODATA)$/, 'dns'],
  [/^ECONNREFUSED$/, 'refused'],
  [
    /^(?:ERR_TLS|ERR_SSL|CERT_|UNABLE_TO_|SELF_SIGNED|DEPTH_ZERO|EPROTO|HOSTNAME_|CRL_|INVALID_CA)|SIGNATURE_FAILURE|PRX_TLS/,
    'tls',
  ],
  [
    /^(?:ECONNRESET|EPIPE|ECONNABORTED|UND_ERR_SOCKET|UND_ERR_RES_CONTENT_LENGTH_MISMATCH|HPE_INVALID_EOF_STATE)$/,
    'reset',
  ],
]

/** Reads the errors of undici, sockets and TLS. The error's text is never shown: it can name what it should not. */
export function failureOf(error: unknown): Failure {
  if (!(error instanceof Error)) return failures.network
  if (error.name === 'TimeoutError') return failures.timeout
  if (/^Proxy (?:response|Authentication)/.test(error.message)) return proxyRefused
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  for (const [pattern, reason] of codes) if (pattern.test(code)) return failures[reason]
  // Happy eyeballs wrap one error per address; undici and the proxy agent wrap their own.
  if (error instanceof AggregateError && error.errors.length > 0) return failureOf(error.errors[0])
  return error.cause === undefined ? failures.network : failureOf(error.cause)
}
