const reasons: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nobody listens at the address of the provider',
  ENOTFOUND: 'the host of the provider is not known',
  EAI_AGAIN: 'the host of the provider cannot be looked up',
  ECONNRESET: 'the provider broke off the connection',
  UND_ERR_SOCKET: 'the provider broke off the connection',
  UND_ERR_CONNECT_TIMEOUT: 'the provider could not be reached in time',
  UND_ERR_HEADERS_TIMEOUT: 'the provider did not answer in time',
  UND_ERR_BODY_TIMEOUT: 'the provider did not answer in time',
}

/** Why a request got no answer, as a clause; never a part of its URL. */
export function whyNoAnswer(error: unknown): string {
  if (!(error instanceof Error)) return 'the provider gave no answer'
  if (error.name === 'TimeoutError') return 'the provider did not answer in time'
  const code = 'code' in error ? String(error.code) : ''
  if (Object.hasOwn(reasons, code)) return reasons[code] ?? ''
  if (/CERT|TLS|SSL/.test(code)) return 'its certificate is not trusted'
  return code === '' && /^[a-z ]+$/.test(error.message)
    ? error.message
    : 'the provider gave no answer'
}

const refusals: Readonly<Record<number, string>> = {
  401: 'the provider wants a valid credential (401)',
  407: 'the proxy wants a credential (407)',
  429: 'the limit of requests is used up (429)',
  502: 'the provider is in trouble (502)',
  503: 'the provider is in trouble (503)',
  504: 'the provider is in trouble (504)',
}

/** Why an answer says nothing of what was asked for, as a clause; null where it does, or is what is expected. */
export function whyRefused(status: number, expected: number | null): string | null {
  return status === expected ? null : (refusals[status] ?? null)
}
