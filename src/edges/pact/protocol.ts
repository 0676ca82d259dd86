import type { StateSource } from '../../ports/pact-verifier.ts'

/** What the process of the native verifier is told, first and only. */
export interface ChildTask {
  readonly provider: string
  /** The gateway: all requests go there. */
  readonly url: string
  /** Paths. */
  readonly pacts: readonly string[]
  readonly states: Exclude<StateSource, { readonly kind: 'url' }> | { readonly kind: 'gateway' }
  /** Names of all states. */
  readonly stateNames: readonly string[]
  readonly messages: string | null
  /** Descriptions of all messages. */
  readonly messageNames: readonly string[]
  readonly timeoutMs: number
}

/** `results` is the JSON text that the native verifier gives. */
export type ChildMessage =
  | { readonly kind: 'alive' }
  | { readonly kind: 'note'; readonly sentence: string }
  | { readonly kind: 'state-failed'; readonly name: string; readonly params: string }
  | { readonly kind: 'message-asked'; readonly description: string }
  | { readonly kind: 'message-failed'; readonly description: string; readonly reason: string }
  | { readonly kind: 'done'; readonly results: string }
  | { readonly kind: 'failed'; readonly reason: string }

/** The path of the gateway that provider states are asked at. */
export const STATES_PATH = '/_tidemark/states'
