import type { Defect } from '../core/contract/contract.ts'
import type { Pointer } from '../core/json/pointer.ts'
import type { SourceDocument } from '../core/shape/schema/schema.ts'

/** Both from 1; columns count UTF-16 units. */
export interface Position {
  readonly line: number
  readonly column: number
}

/** An OpenAPI document as it was found, with the files that it refers to. */
export interface LoadedDocument {
  readonly document: SourceDocument
  /** Decoded, without a byte order mark. */
  readonly text: string
  /** Of the bytes, hexadecimal. */
  readonly sha256: string
  readonly format: 'json' | 'yaml' | 'graphql'
  /** The overlays that were applied, in order; absent where there were none. */
  readonly overlays?: readonly OverlayFile[]
  /** What is odd about the files themselves: duplicate keys, an overlay without effect, a file that could not be loaded. */
  readonly warnings: readonly Defect[]
  /**
   * Where a value stands, or its nearest parent when it is not there. Computed when first asked for.
   *
   * @param file the origin's file; the main document when left out.
   */
  readonly locate: (pointer: Pointer, file?: string) => Position
}

/** An overlay file, as it was named, and the hash of its bytes, hexadecimal. */
export interface OverlayFile {
  readonly file: string
  readonly sha256: string
}

export interface LoadOptions {
  /** Where a relative path starts, and what references may reach; the folder of the process when left out. */
  readonly cwd?: string
  /** Paths of overlays, applied in order before anything is read of the document. */
  readonly overlays?: readonly string[]
  /** Files, folders or manifests with the operations that are sent to a GraphQL API. */
  readonly documents?: readonly string[]
  /** Path that a GraphQL API is asked at; `/graphql` when left out. */
  readonly endpoint?: string
  /** Sent to the host that was typed and to no other: `['authorization', 'Bearer …']`. */
  readonly headers?: readonly (readonly [name: string, value: string])[]
  /** Milliseconds for each file, from the request to its last byte; 30,000 when left out. */
  readonly timeoutMs?: number
}
