import type { Headers } from '../exchange/exchange.ts'
import type { Json } from '../json/json.ts'
import type { RecordedBody, RecordedExchange, Recording } from './recording.ts'

/** The first field of every file; the number grows when older programs could not read the format. */
export const RECORDING_FORMAT = 1

/** The text of a recording's file: indented, in a fixed order, with a line end. */
export function formatRecording(recording: Recording): string {
  const { provider, operation, keepValues, exchanges } = recording
  const file = {
    tidemarkRecording: RECORDING_FORMAT,
    provider,
    operation,
    ...(keepValues.length > 0 && { keepValues }),
    exchanges: exchanges.map(plainExchange),
  }
  return `${JSON.stringify(file, null, 2)}\n`
}

export function formatExchange(exchange: RecordedExchange): string {
  return JSON.stringify([[plainExchange(exchange)]], null, 2)
}

function plainExchange({
  recordedAt,
  scope,
  version,
  request,
  response,
}: RecordedExchange): object {
  return {
    recordedAt,
    ...(scope !== 'default' && { scope }),
    ...(version !== '' && { version }),
    request: {
      method: request.method,
      url: request.url,
      headers: plainHeaders(request.headers),
      ...plainBody(request.body),
    },
    response: {
      status: response.status,
      headers: plainHeaders(response.headers),
      ...plainBody(response.body),
      ...(Object.keys(response.trimmed).length > 0 && { trimmed: response.trimmed }),
      ...(response.counts !== undefined && { counts: response.counts }),
    },
  }
}

/** One field line: its value; several: a list. */
function plainHeaders(headers: Headers): Record<string, string | readonly string[]> {
  const names = [...new Set(headers.map(([name]) => name))].sort()
  return Object.fromEntries(
    names.map(name => {
      const values = headers.filter(([key]) => key === name).map(([, value]) => value)
      return [name, values.length === 1 ? (values[0] ?? '') : values]
    }),
  )
}

function plainBody(body: RecordedBody): Record<string, Json> {
  switch (body.kind) {
    case 'json':
      return { json: body.json }
    case 'form':
      return {
        form: body.form.map(pair => [...pair]),
        ...(body.files && { files: body.files.map(file => ({ ...file })) }),
      }
    case 'text':
      return { text: body.text }
    case 'opaque':
      return { opaque: body.opaque }
    case 'refused':
      return { refused: body.refused }
    default:
      return {}
  }
}
