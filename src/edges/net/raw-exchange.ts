import type { Headers } from '../../core/exchange/exchange.ts'

/** A body as it went over the wire, still encoded. `bytes` is null when there were more than the bound. */
export interface RawBody {
  readonly bytes: Uint8Array | null
  /** How many there were, kept or not. */
  readonly size: number
}

/**
 * One attempt, in plain text: request, answer and how it ended. It holds credentials, so it must not
 * leave the process before `exchangeOf` has redacted it.
 */
export interface RawExchange {
  readonly method: string
  readonly url: string
  readonly requestHeaders: Headers
  readonly requestBody: RawBody
  /** 0 when no answer began. */
  readonly status: number
  readonly responseHeaders: Headers
  readonly responseBody: RawBody
  readonly trailers: Headers
  /** `aborted`: by the caller; `failed`: by the network or the server. */
  readonly outcome: 'complete' | 'aborted' | 'failed'
  /** Epoch milliseconds. */
  readonly startedAt: number
  readonly tookMs: number
}
