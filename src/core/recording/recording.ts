import type { FormFile, Headers } from '../exchange/exchange.ts'
import type { Json } from '../json/json.ts'
import type { Place } from '../json/place.ts'
import type { Pointer } from '../json/pointer.ts'
import type { WholeCounts } from './whole-counts.ts'

/** What one operation answers, as a file in git: without credentials, with fakes in place of data. */
export interface Recording {
  readonly provider: string
  /** `GET /orders/{id}`. */
  readonly operation: string
  /** Places whose values were kept as they came, because somebody asked for it. */
  readonly keepValues: readonly Place[]
  /** One per distinct shape, sorted by status, media type and URL. */
  readonly exchanges: readonly RecordedExchange[]
}

export interface RecordedExchange {
  /** `2026-11-20`: the day on which this shape was first seen. */
  readonly recordedAt: string
  readonly scope: string
  /** The API version that was served, or `''`. */
  readonly version: string
  readonly request: RecordedRequest
  readonly response: RecordedResponse
}

export interface RecordedRequest {
  readonly method: string
  readonly url: string
  readonly headers: Headers
  readonly body: RecordedBody
}

export interface RecordedResponse {
  readonly status: number
  readonly headers: Headers
  readonly body: RecordedBody
  /** How many items or data keys were left out, by the pointer of their array or object. */
  readonly trimmed: Readonly<Record<Pointer, number>>
  /** What the body held as a whole, where some of it was left out. */
  readonly counts?: WholeCounts
}

export type RecordedBody =
  | { readonly kind: 'none' }
  | { readonly kind: 'json'; readonly json: Json }
  | { readonly kind: 'form'; readonly form: Headers; readonly files?: readonly FormFile[] }
  | { readonly kind: 'text'; readonly text: string }
  /** Bytes of a body that is not read, or of one that is too large to be kept. */
  | { readonly kind: 'opaque'; readonly opaque: number }
  | { readonly kind: 'refused'; readonly refused: string }
