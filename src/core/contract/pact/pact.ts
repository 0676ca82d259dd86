import type { Json, JsonObject } from '../../json/json.ts'
import type { Origin } from '../../shape/schema/schema.ts'
import type { MatchingRules } from './matching-rules.ts'

export type PactVersion = '1' | '1.1' | '2' | '3' | '4'

/** What a consumer expects of a provider, read from a Pact file of any version into one form. */
export interface Pact {
  readonly consumer: string
  readonly provider: string
  readonly version: PactVersion
  /** File path or URL, as people name it. */
  readonly file: string
  readonly interactions: readonly Interaction[]
  /** What cannot be read or matched here, such as what needs a plugin; the rest goes on without it. */
  readonly refused: readonly RefusedInteraction[]
}

export type Interaction = HttpInteraction | AsyncMessage | SyncMessage

export interface InteractionBase {
  readonly description: string
  readonly states: readonly ProviderState[]
  /** A failure is told, and does not fail the provider. */
  readonly pending: boolean
  /** V4 only; empty else. */
  readonly comments: JsonObject
  readonly origin: Origin
}

export interface HttpInteraction extends InteractionBase {
  readonly kind: 'http'
  readonly request: PactRequest
  readonly response: PactResponse
}

/** A message that the provider sends and nobody answers. */
export interface AsyncMessage extends InteractionBase {
  readonly kind: 'async'
  readonly message: PactMessage
}

/** A message with its answers. */
export interface SyncMessage extends InteractionBase {
  readonly kind: 'sync'
  readonly request: PactMessage
  readonly responses: readonly PactMessage[]
}

export interface ProviderState {
  readonly name: string
  /** V3 and later; empty else. */
  readonly params: JsonObject
}

export interface RefusedInteraction {
  readonly description: string
  /** A clause that can follow a colon, and names the plugin or rule in question. */
  readonly reason: string
  readonly origin: Origin
}

/** Names in the order they came, as written; each with all of its values. */
export type Multimap = ReadonlyMap<string, readonly string[]>

export interface PactRequest {
  /** Upper case. */
  readonly method: string
  /** As written: percent-encoded where the consumer did so. */
  readonly path: string
  /** Decoded. */
  readonly query: Multimap
  /** As written in versions 1 and 2, which version 1 compares as text; null else. */
  readonly queryText: string | null
  readonly headers: Multimap
  readonly body: PactBody
  readonly rules: MatchingRules
  readonly generators: readonly Generator[]
  readonly origin: Origin
}

export interface PactResponse {
  readonly status: number
  readonly headers: Multimap
  readonly body: PactBody
  readonly rules: MatchingRules
  readonly generators: readonly Generator[]
  readonly origin: Origin
}

export interface PactMessage {
  readonly contents: PactBody
  readonly metadata: JsonObject
  readonly rules: MatchingRules
  readonly generators: readonly Generator[]
  readonly origin: Origin
}

/**
 * A body as far as it is stated. `missing`: nothing is said of it. `empty`: it is stated that there is none, as null or `''`.
 * `contentType` is what the body itself or the header states, in lower case with its parameters, else what the content looks
 * like; null where there is nothing to tell it by.
 */
export type PactBody =
  | { readonly kind: 'missing'; readonly contentType: string | null }
  | { readonly kind: 'empty'; readonly contentType: string | null }
  | {
      readonly kind: 'json'
      readonly value: Json
      readonly contentType: string | null
      readonly origin: Origin
    }
  | {
      readonly kind: 'text'
      readonly text: string
      readonly contentType: string | null
      readonly origin: Origin
    }
  | {
      readonly kind: 'binary'
      readonly base64: string
      readonly contentType: string | null
      readonly origin: Origin
    }

/** A body without where it stands: of what really came. */
export type BodyContent =
  | { readonly kind: 'missing'; readonly contentType: string | null }
  | { readonly kind: 'empty'; readonly contentType: string | null }
  | { readonly kind: 'json'; readonly value: Json; readonly contentType: string | null }
  | { readonly kind: 'text'; readonly text: string; readonly contentType: string | null }
  | { readonly kind: 'binary'; readonly base64: string; readonly contentType: string | null }

/** How a value is made anew for each run; kept, never run here. */
export interface Generator {
  /** `body`, `header`, `query`, `path`, `status`, `method`, `metadata`. */
  readonly category: string
  /** As written; `''` where the category has none. */
  readonly path: string
  readonly generator: JsonObject
}
