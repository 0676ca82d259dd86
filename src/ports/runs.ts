import type { Finding, Verdict } from '../core/rules/finding.ts'

/** How a run ended. `inconclusive`: nothing could be compared. */
export type RunOutcome = 'healthy' | 'learned' | 'findings' | 'inconclusive'

/** One canary or verify run, with what it found. */
export interface Run {
  readonly id: string
  /** The monitor's name, or the provider of a bare URL. */
  readonly monitor: string
  readonly provider: string
  /** Epoch milliseconds. */
  readonly startedAt: number
  readonly tookMs: number
  readonly outcome: RunOutcome
  /** One sentence for people, where there is more to say than the outcome. */
  readonly note: string
  readonly calls: readonly Call[]
  readonly findings: readonly Finding[]
}

/** One exchange of a run: facts for status, report and `explain <correlation id>`. */
export interface Call {
  readonly correlationId: string
  readonly operation: string
  readonly status: number
  readonly tookMs: number
  readonly bytes: number
  readonly verdict: Verdict | 'healthy' | 'learned'
  /** What was seen, so that `accept` can move the baseline without asking the API again. Key: `subjectKey`. */
  readonly subjectKey: string
  readonly tally: Uint8Array
}

export interface RunQuery {
  readonly monitor?: string
  readonly provider?: string
  readonly since?: number
  /** Newest first; 100 unless told. */
  readonly limit?: number
}

export interface Runs {
  /** Run, calls and findings in one transaction. */
  record(run: Run): Promise<void>
  /** Newest first. */
  list(query: RunQuery): Promise<Run[]>
  /** The newest run that holds a finding whose id starts with the prefix, at least 4 digits. */
  byFinding(idPrefix: string): Promise<Run | undefined>
  byCorrelation(id: string): Promise<Run | undefined>
}
