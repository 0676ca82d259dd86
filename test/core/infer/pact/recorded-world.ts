import type { BodyContent, Pact } from '../../../../src/core/contract/pact/pact.ts'
import { readQueryText } from '../../../../src/core/contract/pact/read-parts.ts'
import { readPact } from '../../../../src/core/contract/pact/read-pact.ts'
import { matchRequest, matchResponse } from '../../../../src/core/diff/pact/match.ts'
import { headerOf } from '../../../../src/core/exchange/headers.ts'
import type { Json, JsonObject } from '../../../../src/core/json/json.ts'
import type {
  RecordedBody,
  RecordedExchange,
  Recording,
} from '../../../../src/core/recording/recording.ts'

/** An answer as a recording keeps it. */
export function recorded(
  url: string,
  json: Json,
  more: { method?: string; status?: number; sent?: Json; headers?: [string, string][] } = {},
): RecordedExchange {
  const { method = 'GET', status = 200, sent, headers = [['accept', 'application/json']] } = more
  return {
    recordedAt: '2026-11-20',
    scope: 'default',
    version: '',
    request: {
      method,
      url: `https://api.acme.example${url}`,
      headers: sent === undefined ? headers : [...headers, ['content-type', 'application/json']],
      body: sent === undefined ? { kind: 'none' } : { kind: 'json', json: sent },
    },
    response: {
      status,
      headers: [['content-type', 'application/json; charset=utf-8']],
      body: { kind: 'json', json },
      trimmed: {},
    },
  }
}

export function recordingOf(
  operation: string,
  exchanges: readonly RecordedExchange[],
  provider = 'acme',
): Recording {
  return { provider, operation, keepValues: [], exchanges }
}

export function readBack(document: JsonObject): Pact {
  const root = JSON.parse(JSON.stringify(document)) as Json
  return readPact({ uri: 'crm.pact.json', root, dialect: 'pact' })
}

/** What no interaction of the Pact expects as it came: for each the nearest says why. */
export function unmatched(pact: Pact, exchanges: readonly RecordedExchange[]): string[] {
  return exchanges.flatMap(({ request, response }) => {
    const [path = '', query = ''] = request.url.replace(/^https?:\/\/[^/]*/, '').split('?')
    const asked = {
      method: request.method,
      path,
      query: readQueryText(query),
      queryText: query,
      headers: namedValues(request.headers),
      body: contentOf(request.body, headerOf(request.headers, 'content-type')),
    }
    const answered = {
      status: response.status,
      headers: namedValues(response.headers),
      body: contentOf(response.body, headerOf(response.headers, 'content-type')),
    }
    const tries = pact.interactions.flatMap(interaction => {
      if (interaction.kind !== 'http') return []
      const asking = matchRequest(interaction.request, asked, pact.version)
      const answering = matchResponse(interaction.response, answered)
      return [[...asking.mismatches, ...answering.mismatches]]
    })
    if (tries.some(mismatches => mismatches.length === 0)) return []
    return [JSON.stringify([request, response, tries])]
  })
}

function namedValues(headers: RecordedExchange['request']['headers']): Map<string, string[]> {
  const named = new Map<string, string[]>()
  for (const [name, value] of headers) named.set(name, [...(named.get(name) ?? []), value])
  return named
}

function contentOf(body: RecordedBody, contentType: string | null): BodyContent {
  switch (body.kind) {
    case 'json':
      return { kind: 'json', value: body.json, contentType }
    case 'form':
      return {
        kind: 'text',
        text: new URLSearchParams(body.form.map(([name, value]) => [name, value])).toString(),
        contentType,
      }
    case 'text':
      return { kind: 'text', text: body.text, contentType }
    default:
      return { kind: 'missing', contentType }
  }
}
