import type { Json } from '../json/json.ts'

/** Header fields in the order they came, names in lower case, one pair per field line. */
export type Headers = readonly (readonly [name: string, value: string])[]

/** A message body as far as it could be read. `bytes` is its decoded size. */
export type Body =
  | { readonly kind: 'none' }
  | { readonly kind: 'json'; readonly value: Json; readonly bytes: number }
  | {
      readonly kind: 'form'
      readonly fields: Headers
      readonly bytes: number
      /** Of a multipart form: what is in them is not read. */
      readonly files?: readonly FormFile[]
    }
  | { readonly kind: 'text'; readonly text: string; readonly bytes: number }
  | { readonly kind: 'opaque'; readonly bytes: number }
  /** It claims a type that it is not: cut off, too deep, too large, not JSON. `reason` quotes nothing of it. */
  | { readonly kind: 'refused'; readonly reason: string; readonly bytes: number }

/** A file in a form, or a part that is no text. */
export interface FormFile {
  /** Of the field that it is sent in. */
  readonly name: string
  /** Without parameters, lower case; `''` where none was stated. */
  readonly mediaType: string
  readonly bytes: number
}

export interface RequestMessage {
  /** Upper case. */
  readonly method: string
  /** Absolute. */
  readonly url: string
  readonly headers: Headers
  readonly body: Body
}

export interface ResponseMessage {
  readonly status: number
  readonly headers: Headers
  readonly body: Body
}

/** One observed request and its response. From `edges/net` outwards it is always redacted. */
export interface Exchange {
  /** The correlation id, also in the logs. */
  readonly id: string
  readonly provider: string
  /** Account and environment; `default` where there is only one. */
  readonly scope: string
  /** Epoch milliseconds at which the request was sent. */
  readonly startedAt: number
  /** Milliseconds from the request to the last byte of the response. */
  readonly tookMs: number
  readonly request: RequestMessage
  readonly response: ResponseMessage
}
