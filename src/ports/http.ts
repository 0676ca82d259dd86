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
  /** For everything together: connecting, waiting, reading. */
  readonly timeoutMs: number
}

/** One page of a list. */
export interface Page {
  readonly exchange: Exchange
  /** The plan of the page after it, in plain text, so it stays in memory; null on the last page. */
  readonly next: RequestPlan | null
}

/** Sends one request, once. Any status is a result; only silence is a `NoResponseError`. */
export interface Http {
  /** The exchange comes back redacted. Redirects are answers like any other: nothing is followed. */
  send(plan: RequestPlan): Promise<Exchange>
  /** The same, and where the list goes on by the answer's `Link` header, on the same origin only. */
  page(plan: RequestPlan): Promise<Page>
  close(): Promise<void>
}
