import { essenceOf } from '../exchange/media-type.ts'
import { headerOf } from '../exchange/headers.ts'
import type { Json } from '../json/json.ts'
import { factsOf, joinOutlines, outlineOf, type Outline } from './outline.ts'
import type { RecordedBody, RecordedExchange, Recording } from './recording.ts'

/** Answers that vary without end would fill the repository. */
const MAX_EXCHANGES = 50

/**
 * Adds the exchanges that show something new: another status or media type, a kind, a key or a header that
 * was not there before, or one that is missing where it never was. Others change nothing: then the same
 * recording comes back, so that a change of values alone writes nothing.
 */
export function mergeRecording(existing: Recording | null, incoming: Recording): Recording {
  // Other values were asked for: what is there was made under other rules.
  const isStale =
    existing !== null && existing.keepValues.join('\n') !== incoming.keepValues.join('\n')
  const base: Recording = existing === null || isStale ? { ...incoming, exchanges: [] } : existing
  const kept = base.exchanges.slice()
  const candidates = isStale ? [...incoming.exchanges, ...existing.exchanges] : incoming.exchanges
  for (const exchange of candidates) {
    if (kept.length < MAX_EXCHANGES && showsNew(exchange, kept)) kept.push(exchange)
  }
  if (kept.length === base.exchanges.length) return base
  return { ...base, exchanges: kept.sort(byOrder) }
}

function showsNew(exchange: RecordedExchange, kept: readonly RecordedExchange[]): boolean {
  const group = groupOf(exchange)
  const outlines = kept.filter(other => groupOf(other) === group).map(outlineOfExchange)
  if (outlines.length === 0) return true
  const outline = outlineOfExchange(exchange)
  const known = joinOutlines([outline, ...outlines])
  const shown = outlines.map(other => factsOf(other, known))
  return [...factsOf(outline, known)].some(fact => !shown.some(facts => facts.has(fact)))
}

/** Only answers of one status, media type and version are compared. */
function groupOf({ version, scope, request, response }: RecordedExchange): string {
  const mediaType = essenceOf(headerOf(response.headers, 'content-type'))
  return [request.method, response.status, mediaType, response.body.kind, version, scope].join(' ')
}

function outlineOfExchange({ request, response }: RecordedExchange): Outline {
  const headers = Object.fromEntries(response.headers.map(([name]): [string, Json] => [name, '']))
  const query = Object.fromEntries(
    [...new URLSearchParams(request.url.split('?')[1] ?? '')].map(([name]): [string, Json] => [
      name,
      '',
    ]),
  )
  return joinOutlines([
    outlineOf(headers, 'header:'),
    outlineOf(query, 'query:'),
    outlineOf(jsonOf(request.body), 'request:'),
    outlineOf(jsonOf(response.body)),
  ])
}

function jsonOf(body: RecordedBody): Json {
  if (body.kind === 'json') return body.json
  if (body.kind === 'form')
    return Object.fromEntries(body.form.map(([name]): [string, Json] => [name, '']))
  return body.kind
}

function byOrder(a: RecordedExchange, b: RecordedExchange): number {
  const left = orderOf(a)
  const right = orderOf(b)
  return left < right ? -1 : left > right ? 1 : 0
}

function orderOf(exchange: RecordedExchange): string {
  return `${groupOf(exchange)} ${exchange.request.url} ${exchange.recordedAt}`
}
