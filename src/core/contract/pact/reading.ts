import type { Origin, SourceDocument } from '../../shape/schema/schema.ts'
import type { Pointer } from '../../json/pointer.ts'
import type { PactVersion } from './pact.ts'

/** What is needed to read one interaction. */
export interface Reading {
  readonly document: SourceDocument
  readonly version: PactVersion
  /** Why the interaction cannot be used; empty where it can. */
  readonly problems: string[]
}

export function originOf({ document }: Reading, pointer: Pointer): Origin {
  return { file: document.uri, pointer }
}
