import type { Connector } from '../../core/connector/connector.ts'
import type { Headers } from '../../core/exchange/exchange.ts'

/** What one canary run asks, and whom. */
export interface CanaryTarget {
  /** The name that runs are kept under. */
  readonly monitor: string
  readonly provider: string
  readonly scope: string
  readonly connector: Connector
  readonly calls: readonly PlannedCall[]
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
