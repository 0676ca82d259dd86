import type { Exchange } from '../../../src/core/exchange/exchange.ts'
import { redactExchange } from '../../../src/core/exchange/redact.ts'
import type { Json } from '../../../src/core/json/json.ts'
import { mergeRecording } from '../../../src/core/recording/merge-recording.ts'
import { recordExchange, type RecordOptions } from '../../../src/core/recording/record-exchange.ts'
import type { Recording } from '../../../src/core/recording/recording.ts'
import { keyedHash } from '../../../src/core/text/siphash.ts'

export const options: RecordOptions = {
  operation: 'GET /v1/users/{user}/orders',
  version: '',
  recordedAt: '2026-11-20',
  hash: keyedHash(new Uint8Array(16).fill(7)),
  keepValues: [],
}

export function exchange(value: Json, change: Partial<Exchange['response']> = {}): Exchange {
  return redactExchange({
    id: 'x',
    provider: 'acme',
    scope: 'default',
    startedAt: 1_700_000_000_000,
    tookMs: 12,
    request: {
      method: 'GET',
      url: 'https://api.acme.example/v1/users/jane.doe/orders?limit=20&q=Jane%20Doe',
      headers: [
        ['authorization', 'Bearer hunter2'],
        ['accept', 'application/json'],
      ],
      body: { kind: 'none' },
    },
    response: {
      status: 200,
      headers: [
        ['content-type', 'application/json'],
        ['x-request-id', 'abc'],
        ['date', 'Tue, 10 Oct 2017 16:00:00 GMT'],
        ['link', '<https://api.acme.example/v1/users/jane.doe/orders?page=2>; rel="next"'],
      ],
      body: { kind: 'json', value, bytes: 1 },
      ...change,
    },
  })
}

export function recording(
  exchanges: readonly Exchange[],
  change: Partial<RecordOptions> = {},
): Recording {
  const all = { ...options, ...change }
  return mergeRecording(null, {
    provider: 'acme',
    operation: all.operation,
    keepValues: all.keepValues,
    exchanges: exchanges.map(one => recordExchange(one, all)),
  })
}
