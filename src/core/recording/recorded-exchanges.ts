import type { Body, Exchange } from '../exchange/exchange.ts'
import type { RecordedBody, Recording } from './recording.ts'

/** The exchanges of a recording as if they were seen again, for checks against a contract. Their ids name file position. */
export function recordedExchanges(recording: Recording): Exchange[] {
  return recording.exchanges.map(({ recordedAt, scope, request, response }, i) => ({
    id: `${recording.operation} #${i + 1}`,
    provider: recording.provider,
    scope,
    startedAt: Date.parse(recordedAt) || 0,
    tookMs: 0,
    request: { ...request, body: bodyOf(request.body) },
    response: {
      status: response.status,
      headers: response.headers,
      body: bodyOf(response.body),
    },
  }))
}

/** Sizes are those of the recorded form: the real ones were not kept. */
function bodyOf(body: RecordedBody): Body {
  switch (body.kind) {
    case 'json':
      return { kind: 'json', value: body.json, bytes: JSON.stringify(body.json).length }
    case 'form':
      return {
        kind: 'form',
        fields: body.form,
        bytes: 0,
        ...(body.files && { files: body.files }),
      }
    case 'text':
      return { kind: 'text', text: body.text, bytes: body.text.length }
    case 'opaque':
      return { kind: 'opaque', bytes: body.opaque }
    case 'refused':
      return { kind: 'refused', reason: body.refused, bytes: 0 }
    default:
      return { kind: 'none' }
  }
}
