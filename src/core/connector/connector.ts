import type { Exchange, Headers } from '../exchange/exchange.ts'
import type { Classification } from './classification.ts'

/** What Tidemark has to know of a vendor, as data; the engine does the rest. */
export interface Connector {
  /** Names the provider in files and reports: `github`. */
  readonly id: string
  /** Without a slash at the end. */
  readonly baseUrl: string
  /** Account and environment that the answers belong to; `default` where there is only one. */
  readonly scope: string
  readonly auth: Auth
  /** Sent with every request, but for the credential and the pinned version. */
  readonly headers: Headers
  /** Null where the vendor has no versions that a request could name. */
  readonly version: VersionPin | null
  /** Null where the vendor does not tell what is left. */
  readonly quota: QuotaHeaders | null
  /** `link`: by the `Link` header of RFC 8288. */
  readonly paging: 'link' | 'none'
  /** What is special in this vendor's answers, asked before the common rules; null leaves it to them. */
  readonly errors: ((exchange: Exchange) => Classification | null) | null
  readonly streams: readonly Stream[]
  /** Path templates of the API, for the names of operations where no contract tells them. */
  readonly paths: readonly string[]
}

/** Where the credential comes from. It is never part of a declaration. */
export type Auth =
  | { readonly kind: 'none' }
  /** `optional`: without it the vendor answers too, with less. */
  | { readonly kind: 'bearer'; readonly env: string; readonly optional: boolean }

/** Header names in lower case. */
export interface VersionPin {
  readonly requestHeader: string
  /** The answer's header that tells which version was served; null where it is not told. */
  readonly echoHeader: string | null
  readonly pin: string
}

/** Header names in lower case. */
export interface QuotaHeaders {
  readonly limit: string
  readonly remaining: string
  /** Epoch seconds at which `remaining` is full again. */
  readonly reset: string
}

/** A list or resource that is worth watching. */
export interface Stream {
  /** `GET /repos/{owner}/{repo}/issues`. */
  readonly operation: string
  /** The path with parameters, and a query where it needs one: `/repos/{owner}/{repo}/issues?per_page=100`. */
  readonly path: string
  /** Values for the parameters that work for everybody; empty where only the user can know. */
  readonly sample: Readonly<Record<string, string>>
}
