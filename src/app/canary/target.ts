import type { Connector } from '../../core/connector/connector.ts'
import type { Headers } from '../../core/exchange/exchange.ts'
import type { Finding } from '../../core/rules/finding.ts'
import type { Answered } from './answer.ts'

/** What one canary run asks, and whom. */
export interface CanaryTarget {
  /** The name that runs are kept under. */
  readonly monitor: string
  readonly provider: string
  readonly scope: string
  readonly connector: Connector
  readonly calls: readonly PlannedCall[]
  /** What a monitor asks of the answers beside the usual; null for a bare URL. */
  readonly checks?: CanaryChecks | null
}

export interface CanaryChecks {
  readonly shape: 'contract' | 'baseline' | 'both' | 'off'
  /** What is expected of the answers of one operation and does not hold. */
  expect(operation: string, answers: readonly Answered[]): Promise<Expected>
}

export interface Expected {
  readonly findings: readonly Finding[]
  /** Why something could not be checked; `''` where all of it was. The check of the monitor broke then. */
  readonly reason: string
}

export interface PlannedCall {
  /** Upper case. */
  readonly method: string
  /** Absolute. */
  readonly url: string
  /** With credentials: they go into the request and nowhere else. */
  readonly headers: Headers
  readonly body?: string
}
