import type { Headers } from '../exchange/exchange.ts'
import { headerOf } from '../exchange/headers.ts'
import type { Connector } from './connector.ts'

export interface Quota {
  readonly limit: number | null
  readonly remaining: number
  /** Epoch milliseconds, or null. */
  readonly resetsAt: number | null
}

/** What the vendor says is left, or null where it does not. */
export function quotaOf(connector: Connector, headers: Headers): Quota | null {
  const names = connector.quota
  if (!names) return null
  const remaining = count(headerOf(headers, names.remaining))
  if (remaining === null) return null
  const reset = count(headerOf(headers, names.reset))
  return {
    limit: count(headerOf(headers, names.limit)),
    remaining,
    resetsAt: reset === null ? null : reset * 1000,
  }
}

function count(text: string | null): number | null {
  return text !== null && /^\d{1,12}$/.test(text.trim()) ? Number(text) : null
}
