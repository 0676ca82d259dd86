import { readBody, refusedBody } from '../../core/exchange/body.ts'
import type { Body, Exchange, Headers } from '../../core/exchange/exchange.ts'
import { redactExchange } from '../../core/exchange/redact.ts'
import { decompress, tooLarge } from './decompress.ts'
import type { RawBody, RawExchange } from './raw-exchange.ts'

export interface ExchangeFacts {
  /** The correlation id. */
  readonly id: string
  readonly provider: string
  readonly scope: string
}

/** Reads a raw exchange: decompressed, parsed, redacted. What cannot be read is a refused body. */
export async function exchangeOf(
  raw: RawExchange,
  { id, provider, scope }: ExchangeFacts,
  limitBytes: number,
): Promise<Exchange> {
  const cut = raw.outcome !== 'complete'
  return redactExchange({
    id,
    provider,
    scope,
    startedAt: raw.startedAt,
    tookMs: raw.tookMs,
    request: {
      method: raw.method,
      url: raw.url,
      headers: raw.requestHeaders,
      body: await bodyOf(raw.requestBody, raw.requestHeaders, limitBytes, false),
    },
    response: {
      status: raw.status,
      headers: raw.responseHeaders,
      body: await bodyOf(raw.responseBody, raw.responseHeaders, limitBytes, cut),
    },
  })
}

async function bodyOf(
  { bytes, size }: RawBody,
  headers: Headers,
  limitBytes: number,
  cut: boolean,
): Promise<Body> {
  if (cut) return refusedBody('was cut off', size)
  if (bytes === null) return refusedBody(tooLarge(limitBytes), size)
  const decoded = await decompress(bytes, headers, limitBytes)
  return decoded.ok ? readBody(decoded.bytes, headers) : refusedBody(decoded.reason, size)
}
