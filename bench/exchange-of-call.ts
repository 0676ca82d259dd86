import { readBody } from '../src/core/exchange/body.ts'
import type { Exchange } from '../src/core/exchange/exchange.ts'
import type { RecordedCall } from '../src/ports/traffic.ts'

/** A recorded call of GitHub as it would have been seen. */
export function exchangeOf(call: RecordedCall): Exchange {
  const sent = call.requestBody === '' ? null : new TextEncoder().encode(call.requestBody)
  return {
    id: '',
    provider: 'github',
    scope: 'default',
    startedAt: 0,
    tookMs: 0,
    request: {
      method: call.method,
      url: `https://${call.host}${call.path}`,
      headers: call.requestHeaders,
      body: readBody(sent, call.requestHeaders),
    },
    response: {
      status: call.status,
      headers: call.responseHeaders,
      body: readBody(call.responseBody, call.responseHeaders),
    },
  }
}
