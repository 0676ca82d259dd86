import type { Exchange, Headers } from '../core/exchange/exchange.ts'

export interface RequestPlan {
  /** Names the call in errors and logs instead of its URL: `GET /v1/orders`. */
  readonly operation: string
  readonly provider: string
  readonly scope: string
  readonly method: string
  readonly url: string
  readonly headers: Headers
  readonly body?: string
  readonly timeoutMs: number
}

/** Sends one request, once. Any status is a result; only silence is a `NoResponseError`. */
export interface Http {
  /** The exchange comes back redacted. */
  send(plan: RequestPlan): Promise<Exchange>
  close(): Promise<void>
}
