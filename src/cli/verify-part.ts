import type { ProviderCoverage } from '../core/report/report.ts'
import type { Finding } from '../core/rules/finding.ts'

/** What one of the parts of `verify` says: the recordings, the published documents, the live API. */
export interface VerifyPart {
  readonly findings: readonly Finding[]
  /** Whether the decisions not to be told are applied already. */
  readonly isSettled: boolean
  /** How much was held against something. */
  readonly held: number
  /** Something that should have been checked could not be. */
  readonly isUnchecked: boolean
  readonly notes: readonly string[]
  readonly coverage?: readonly ProviderCoverage[]
}
