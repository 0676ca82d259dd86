import type { Headers } from '../core/exchange/exchange.ts'
import type { Json } from '../core/json/json.ts'

/** One recorded scenario as it lies on disk, not yet read. */
export interface StoredScenario {
  /** The release that it came with, as year and month: `2018-12`. */
  readonly date: string
  /** What the recorder called it: `get-root`. */
  readonly name: string
  /** File name, for messages. */
  readonly file: string
  readonly document: Json
}

/** One request that was really sent, and the answer that really came. */
export interface RecordedCall {
  readonly scenario: string
  /** `api.github.com`; uploads and archives have hosts of their own. */
  readonly host: string
  /** Upper case. */
  readonly method: string
  /** Path and query. */
  readonly path: string
  /** Without those that a client sets by itself: host, content-length. */
  readonly requestHeaders: Headers
  /** `''` where nothing was sent. */
  readonly requestBody: string
  readonly status: number
  readonly responseHeaders: Headers
  readonly responseBody: Uint8Array
}

/** The same provider, asked the same things, as it answered at one time. */
export interface DatedTraffic {
  readonly date: string
  /** The first day of the month, in epoch milliseconds. */
  readonly at: number
  /** In the order of scenarios, and within one in the order in which they were made. */
  readonly calls: readonly RecordedCall[]
}
