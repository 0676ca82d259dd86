import type { TallyForm } from '../../../src/app/intake/hour.ts'
import type { Exchange } from '../../../src/core/exchange/exchange.ts'
import { encodeCounts, mergeCounts } from '../../edges/registry/counts.ts'

/** Counts exchanges by the path they asked for. */
export const countForm: TallyForm<Record<string, number>> = {
  empty: () => ({}),
  observe(tally, exchange) {
    const name = new URL(exchange.request.url).pathname
    tally[name] = (tally[name] ?? 0) + 1
  },
  encode: encodeCounts,
  merge: mergeCounts,
}

export function exchangeOf(path: string, startedAt: number): Exchange {
  return {
    id: path,
    provider: 'acme',
    scope: 'default',
    startedAt,
    tookMs: 1,
    request: {
      method: 'GET',
      url: `https://acme.example${path}`,
      headers: [],
      body: { kind: 'none' },
    },
    response: { status: 200, headers: [], body: { kind: 'none' } },
  }
}
