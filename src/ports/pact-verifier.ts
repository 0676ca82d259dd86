import type { Headers } from '../core/exchange/exchange.ts'
import type { Json, JsonObject } from '../core/json/json.ts'

/** Who brings the provider into the states that interactions ask for. */
export type StateSource =
  | { readonly kind: 'none' }
  /** Gets `{ action, state, params }` as JSON for each of them. */
  | { readonly kind: 'url'; readonly url: string }
  /** A module of the user; absolute path. */
  | { readonly kind: 'module'; readonly file: string }

/** An interaction as the verifier knows it. */
export interface AskedInteraction {
  /** Stands in the Pact as `_id`, and in a header of its request. */
  readonly id: string
  readonly description: string
  /** Null for a message. */
  readonly status: number | null
  readonly states: readonly { readonly name: string; readonly params: JsonObject }[]
}

export interface VerifierTask {
  /** As the Pacts name it. */
  readonly provider: string
  /** Where it really is: http or https, maybe with a path in front of all others. */
  readonly url: string
  /** Pact files of it as JSON. */
  readonly pacts: readonly Json[]
  readonly interactions: readonly AskedInteraction[]
  /** The name of the header that names the interaction; no provider sees it. Lower case. */
  readonly header: string
  readonly states: StateSource
  /** A module that makes messages by their description; null for none. Absolute path. */
  readonly messages: string | null
  /** For each request. */
  readonly timeoutMs: number
  /** Asked for again where the provider answers 401: headers that carry the credential. */
  readonly credentials: (isRefused: boolean) => Promise<Headers>
  readonly progress: (interaction: AskedInteraction) => void
  /** Ends the run. */
  readonly signal: AbortSignal
}

/** What the verifier said of one interaction: in its own words and form, where it is not fine. */
export interface VerifiedInteraction {
  readonly id: string
  readonly mismatch: Json | null
}

export interface VerifierOutcome {
  readonly interactions: readonly VerifiedInteraction[]
  /** By id: why nothing can be said of the interaction, as a clause. */
  readonly unanswered: ReadonlyMap<string, string>
  /** Sentences. */
  readonly notes: readonly string[]
  /** Why it did not come to its end, as a clause; null where it did. */
  readonly broken: string | null
}

/** Asks a running provider all that Pacts expect. */
export interface PactVerifier {
  verify(task: VerifierTask): Promise<VerifierOutcome>
}
