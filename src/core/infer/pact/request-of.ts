import { readQueryText } from '../../contract/pact/read-parts.ts'
import type { Multimap } from '../../contract/pact/pact.ts'
import { graphqlRequest } from '../../exchange/graphql-request.ts'
import { headerOf, headersOf } from '../../exchange/headers.ts'
import { pathOf } from '../../exchange/path-template.ts'
import { splitOperation } from '../../exchange/subject.ts'
import { canonicalJson } from '../../json/canonical.ts'
import type { Json, JsonObject } from '../../json/json.ts'
import { factsOf, outlineOf } from '../../recording/outline.ts'
import type { RecordedExchange, RecordedRequest } from '../../recording/recording.ts'
import { bodyOf, isNameable, jsonContent } from './body-of.ts'
import { pathRule } from './path-rule.ts'
import { nothingSeen, onlyKind, see, type Seen } from './seen.ts'

/**
 * What requests have in common that one interaction stands for: a request has nothing that the consumer did not say, so
 * parameters and the build of the body tell requests apart. Null where the body was not kept.
 */
export function requestKey(operation: string, { request }: RecordedExchange): string | null {
  const { body } = request
  const names = [...queryOf(request)].map(([name, values]) => `${name} ${values.length}`).sort()
  const path = pathRule(splitOperation(operation).path, request.url) ?? pathOf(request.url)
  const type = headerOf(request.headers, 'content-type')
  const sent = bodyKey(body)
  return sent === null ? null : JSON.stringify([request.method, path, names, type, sent])
}

function bodyKey(body: RecordedRequest['body']): string | null {
  switch (body.kind) {
    case 'none':
      return ''
    case 'json':
      return isPlain(body.json)
        ? [...factsOf(outlineOf(body.json), outlineOf(body.json))].sort().join('\n')
        : canonicalJson(body.json)
    case 'form':
      return body.files === undefined ? formText(body.form) : null
    case 'text':
      return body.text
    default:
      return null
  }
}

/** Whether rules by kind say all of it: no list of several things, no keys that are data, nothing that is only null. */
function isPlain(body: Json): boolean {
  if (graphqlRequest({ kind: 'json', value: body, bytes: 0 }) !== null) return false
  const seen = nothingSeen()
  see(seen, body)
  return isOfOneKind(seen)
}

function isOfOneKind(seen: Seen): boolean {
  const kind = onlyKind(seen)
  const isSole = kind !== 'object' && kind !== 'array'
  if (kind === null || seen.values !== null || (seen.nulls > 0 && !isSole)) return false
  return (
    (seen.items === null || isOfOneKind(seen.items)) &&
    [...seen.fields].every(
      ([key, field]) => isNameable(key) && field.count === seen.objects && isOfOneKind(field.seen),
    )
  )
}

/** The request of an interaction: the first as the example, with rules that all of them satisfy. */
export function requestOf(operation: string, exchanges: readonly RecordedExchange[]): JsonObject {
  const requests = exchanges.map(({ request }) => request)
  const [first] = requests
  if (first === undefined) return {}
  const query = queryOf(first)
  const headers = commonHeaders(requests)
  const { body, rules } = sentBody(requests, first)
  const path = pathRule(splitOperation(operation).path, first.url)
  const anyValue = allOf({ match: 'type' })
  const matchingRules: Record<string, Json> = {
    ...(path && { path: allOf(path) }),
    ...(query.size > 0 && {
      query: Object.fromEntries([...query.keys()].map(name => [name, anyValue])),
    }),
    ...(rules && { body: rules }),
  }
  return {
    method: first.method.toUpperCase(),
    path: pathOf(first.url),
    ...(query.size > 0 && { query: Object.fromEntries(query) }),
    ...(headers.length > 0 && { headers: Object.fromEntries(headers) }),
    ...(body && { body }),
    ...(Object.keys(matchingRules).length > 0 && { matchingRules }),
  }
}

function queryOf({ url }: RecordedRequest): Multimap {
  const [, query = ''] = /^[^?#]*\?([^#]*)/.exec(url) ?? []
  return readQueryText(query)
}

/** Headers that were sent each time, and with the same value. */
function commonHeaders(requests: readonly RecordedRequest[]): [string, string[]][] {
  const [first, ...others] = requests
  const names = [...new Set(first?.headers.map(([name]) => name) ?? [])].sort()
  return names.flatMap((name): [string, string[]][] => {
    const values = [...headersOf(first?.headers ?? [], name)]
    const isSame = others.every(
      ({ headers }) => JSON.stringify(headersOf(headers, name)) === JSON.stringify(values),
    )
    return isSame ? [[name, values]] : []
  })
}

interface SentBody {
  readonly body?: JsonObject
  readonly rules?: JsonObject
}

function sentBody(requests: readonly RecordedRequest[], first: RecordedRequest): SentBody {
  const stated = headerOf(first.headers, 'content-type')
  const { body } = first
  if (body.kind === 'form') {
    const contentType = stated ?? 'application/x-www-form-urlencoded'
    return { body: { content: formText(body.form), contentType, encoded: false } }
  }
  if (body.kind === 'text') {
    return { body: { content: body.text, contentType: stated ?? 'text/plain', encoded: false } }
  }
  if (body.kind !== 'json') return {}
  const contentType = stated ?? 'application/json'
  const exact = { body: jsonContent(body.json, contentType) }
  if (!isPlain(body.json)) return exact
  const seen = nothingSeen()
  for (const request of requests) {
    if (request.body.kind === 'json') see(seen, request.body.json)
  }
  const inferred = bodyOf(seen, null)
  if (inferred === null) return exact
  const { example, rules } = inferred
  return { body: jsonContent(example, contentType), rules }
}

function formText(form: readonly (readonly [string, string])[]): string {
  return new URLSearchParams(
    form.map(([name, value]): [string, string] => [name, value]),
  ).toString()
}

function allOf(matcher: JsonObject): JsonObject {
  return { combine: 'AND', matchers: [matcher] }
}
