import type { Coverage } from '../diff/cover/coverage.ts'
import type { Pointer } from '../json/pointer.ts'
import type { Finding } from '../rules/finding.ts'
import type { LevelCounts } from '../rules/levels.ts'
import type { Paint } from './paint.ts'

/** What a check found, ready to be shown. */
export interface Report {
  /** In the order in which they are to be read: `judge` gives it. */
  readonly findings: readonly Finding[]
  /** Sentences that belong to the check and to no finding: an ignore that ended, something that could not be checked. */
  readonly notes: readonly string[]
  readonly summary: LevelCounts
  /** Milliseconds that the check took. */
  readonly elapsedMs?: number
  /** No socket was opened. */
  readonly offline?: boolean
  /** How many exchanges and interactions were held against something, where that is what was asked. */
  readonly held?: number
  /** How much of each contract was seen in recordings, where that was asked for. */
  readonly coverage?: readonly ProviderCoverage[]
  /** What two documents call themselves, with their versions. */
  readonly compared?: Compared
  /** The file of those findings that stand in none: an operation's tag has no place of its own. */
  readonly document?: string
  /** Where a value stands in a file, or its nearest parent; null where the file was not read. */
  readonly locate?: (file: string, pointer: Pointer) => FilePosition | null
}

export interface ProviderCoverage extends Coverage {
  readonly provider: string
}

export interface Compared {
  readonly base: DocumentName
  readonly revision: DocumentName
}

export interface DocumentName {
  readonly title: string
  readonly version: string
}

/** Both from 1; columns count UTF-16 units. */
export interface FilePosition {
  readonly line: number
  readonly column: number
}

export interface RenderOptions {
  readonly paint?: Paint
  /** The most lines that a person is asked to read; 50 when left out. */
  readonly maxLines?: number
}

export type Renderer = (report: Report, options?: RenderOptions) => string
