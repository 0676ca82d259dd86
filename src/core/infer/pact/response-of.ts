import { headerOf } from '../../exchange/headers.ts'
import { essenceOf } from '../../exchange/media-type.ts'
import type { JsonObject } from '../../json/json.ts'
import type { Place } from '../../json/place.ts'
import type { RecordedExchange } from '../../recording/recording.ts'
import { bodyOf, jsonContent } from './body-of.ts'
import { nothingSeen, see } from './seen.ts'

/** What tells answers apart that no one interaction can expect. */
export function responseKey({ response }: RecordedExchange): string {
  const { status, headers, body } = response
  return JSON.stringify([status, mediaTypeOf(headers), body.kind])
}

export function mediaTypeOf(headers: RecordedExchange['response']['headers']): string {
  return essenceOf(headerOf(headers, 'content-type'))
}

/** The answer of an interaction: what all of them have in common, or of that what somebody reads. */
export function responseOf(
  exchanges: readonly RecordedExchange[],
  reads: readonly Place[] | null,
): JsonObject {
  const [first] = exchanges
  if (first === undefined) return {}
  const { status, headers } = first.response
  const type = headerOf(headers, 'content-type')
  const seen = nothingSeen()
  for (const { response } of exchanges) {
    if (response.body.kind === 'json') see(seen, response.body.json)
  }
  const body = bodyOf(seen, reads)
  const contentType = type ?? 'application/json'
  const matchingRules = {
    ...(type && { header: { 'content-type': typeRule(type) } }),
    ...(body && { body: body.rules }),
  }
  return {
    status,
    ...(type && { headers: { 'content-type': [type] } }),
    ...(body && { body: jsonContent(body.example, contentType) }),
    ...(Object.keys(matchingRules).length > 0 && { matchingRules }),
  }
}

/** The media type with any parameters: a charset that comes or goes breaks nobody. */
function typeRule(contentType: string): JsonObject {
  const essence = essenceOf(contentType).replace(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`)
  return { combine: 'AND', matchers: [{ match: 'regex', regex: `^${essence} *(;.*)?$` }] }
}
