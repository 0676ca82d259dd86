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
}

export interface RenderOptions {
  readonly paint?: Paint
  /** The most lines that a person is asked to read; 50 when left out. */
  readonly maxLines?: number
}

export type Renderer = (report: Report, options?: RenderOptions) => string
