import { isObject, property, type Json, type JsonObject } from '../../json/json.ts'
import type { Pointer } from '../../json/pointer.ts'
import type { PactMessage, PactRequest, PactResponse } from './pact.ts'
import { readPlainBody, readWrappedBody } from './read-body.ts'
import { headerIn, memberOf, readGenerators, readMultimap, readQueryText } from './read-parts.ts'
import { readRules } from './read-rules.ts'
import { originOf, type Reading } from './reading.ts'

/** A request as it stands at `at`, with the defaults of the specification for what it leaves out. */
export function readRequest(value: JsonObject, at: Pointer, reading: Reading): PactRequest {
  const method = property(value, 'method')
  const path = property(value, 'path')
  const query = property(value, 'query')
  return {
    method: typeof method === 'string' && method !== '' ? method.toUpperCase() : 'GET',
    path: typeof path === 'string' ? path : '/',
    query: typeof query === 'string' ? readQueryText(query) : readMultimap(query),
    queryText: typeof query === 'string' ? query : null,
    ...readHttpPart(value, at, reading),
  }
}

/** A response as it stands at `at`; 200 where no status is stated. */
export function readResponse(value: JsonObject, at: Pointer, reading: Reading): PactResponse {
  const stated = property(value, 'status')
  const status = Number(stated ?? 200)
  if (!Number.isInteger(status) || status < 100 || status > 999) {
    reading.problems.push('the status of the response is not a number of three digits')
  }
  return { status, ...readHttpPart(value, at, reading) }
}

type HttpPart = Pick<PactResponse, 'headers' | 'body' | 'rules' | 'generators' | 'origin'>

function readHttpPart(value: JsonObject, at: Pointer, reading: Reading): HttpPart {
  const headers = readMultimap(property(value, 'headers'))
  const body = memberOf(value, at, ['body'])
  const rules = memberOf(value, at, ['matchingRules', 'matching_rules'])
  const read = reading.version === '4' ? readWrappedBody : readPlainBody
  return {
    headers,
    body: read(body.value, headerIn(headers, 'content-type'), body.at, reading),
    rules: readRules(rules.value, rules.at, reading),
    generators: readGenerators(property(value, 'generators')),
    origin: originOf(reading, at),
  }
}

/** A message, or the part of one. Version 3 has the contents as they are, version 4 in an envelope. */
export function readMessage(value: JsonObject, at: Pointer, reading: Reading): PactMessage {
  const metadata = metadataOf(value)
  const contents = memberOf(value, at, ['contents', 'content'])
  const rules = memberOf(value, at, ['matchingRules', 'matching_rules'])
  const read = reading.version === '4' ? readWrappedBody : readPlainBody
  return {
    contents: read(contents.value, contentTypeIn(metadata), contents.at, reading),
    metadata,
    rules: readRules(rules.value, rules.at, reading),
    generators: readGenerators(property(value, 'generators')),
    origin: originOf(reading, at),
  }
}

/** Libraries of version 3 wrote its name in two ways. */
function metadataOf(value: JsonObject): JsonObject {
  const metadata = property(value, 'metadata') ?? property(value, 'metaData')
  return isObject(metadata) ? metadata : {}
}

function contentTypeIn(metadata: JsonObject): string | null {
  const value: Json | undefined =
    property(metadata, 'contentType') ??
    property(metadata, 'content-type') ??
    property(metadata, 'Content-Type')
  return typeof value === 'string' ? value : null
}
