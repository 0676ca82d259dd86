import type { Place } from '../../json/place.ts'
import type { Pointer } from '../../json/pointer.ts'
import type { BodyContent, Multimap } from '../../contract/pact/pact.ts'

/** What really came, in the form that a Pact states what it expects in. */
export interface ActualRequest {
  readonly method: string
  /** Without the query, as sent. */
  readonly path: string
  readonly query: Multimap
  /** As sent; compared where a Pact of version 1 says so. Null where it is not known. */
  readonly queryText: string | null
  readonly headers: Multimap
  readonly body: ActualBody
}

export interface ActualResponse {
  readonly status: number
  readonly headers: Multimap
  readonly body: ActualBody
}

export interface ActualMessage {
  readonly contents: ActualBody
  readonly metadata: Multimap
}

/** `unread`: something came, and nobody kept what. */
export type ActualBody =
  | BodyContent
  | { readonly kind: 'unread'; readonly contentType: string | null; readonly reason: string }

export type MismatchPart = 'method' | 'path' | 'query' | 'header' | 'status' | 'body' | 'metadata'

/** `rule`: a matching rule says no. The others hold where no rule stands. */
export type MismatchKind =
  | 'missing'
  | 'unexpected'
  | 'value'
  | 'type'
  | 'length'
  | 'content-type'
  | 'malformed'
  | 'rule'

/** One thing that is not as the consumer expects it. */
export interface Mismatch {
  readonly part: MismatchPart
  readonly kind: MismatchKind
  /** The object or list, where something is missing from it or too much in it. `header:…`, `query:…` outside the body. */
  readonly place: Place
  /** Where it stands in the actual body, item by item; `''` outside the body. */
  readonly pointer: Pointer
  /** The key that is missing or too much, or null. */
  readonly key: string | null
  /** In words. They hold values of the example and of what came. */
  readonly expected: string
  readonly actual: string
}

export interface Matching {
  readonly matches: boolean
  readonly mismatches: readonly Mismatch[]
  /** What could not be decided, each as a clause: then `matches` speaks of the rest only. */
  readonly undecided: readonly string[]
}

/** What one rule says of one value. `undecided`: it cannot be tried on it. */
export type Applied = 'yes' | 'no' | 'undecided'
