import type { Headers } from '../../core/exchange/exchange.ts'
import { isArray, isObject, property, type Json, type JsonObject } from '../../core/json/json.ts'
import { InputError } from '../../errors.ts'
import type { DatedTraffic, RecordedCall, StoredScenario } from '../../ports/traffic.ts'

// What a client or a server sets by itself, and would contradict.
const perConnection = new Set(['connection', 'content-length', 'host', 'transfer-encoding'])

/** Reads scenarios into one list of calls per date, oldest first. */
export function datedTraffic(scenarios: readonly StoredScenario[]): DatedTraffic[] {
  const dates = [...new Set(scenarios.map(scenario => scenario.date))].sort()
  return dates.map(date => ({
    date,
    at: Date.parse(`${date}-01T00:00:00Z`),
    calls: scenarios.filter(scenario => scenario.date === date).flatMap(readTraffic),
  }))
}

/**
 * Reads one scenario in nock's form: a list of calls, the body of an answer as JSON, as text, or in
 * hexadecimal where `responseIsBinary`.
 *
 * @throws InputError when it is anything else, with the file and the position of the call.
 */
export function readTraffic({ name, file, document }: StoredScenario): RecordedCall[] {
  if (!isArray(document)) throw unreadable(file, 'is not a list of recorded calls')
  return document.map((call, index) => {
    const where = `${file}, call ${index + 1}`
    if (!isObject(call)) throw unreadable(where, 'is not an object')
    const url = new URL(text(call, 'scope', where))
    return {
      scenario: name,
      host: url.hostname,
      method: text(call, 'method', where).toUpperCase(),
      path: text(call, 'path', where),
      requestHeaders: headers(call, 'reqheaders'),
      requestBody: textOf(property(call, 'body') ?? ''),
      status: status(call, where),
      responseHeaders: headers(call, 'headers'),
      responseBody: responseBody(call),
    }
  })
}

function headers(call: JsonObject, field: string): Headers {
  const map = property(call, field)
  if (!isObject(map)) return []
  return Object.entries(map)
    .map(([name, value]) => [name.toLowerCase(), textOf(value)] as const)
    .filter(([name]) => !perConnection.has(name))
}

function textOf(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}

function responseBody(call: JsonObject): Uint8Array {
  const body = property(call, 'response')
  if (body === undefined || body === '') return new Uint8Array()
  if (typeof body !== 'string') return new TextEncoder().encode(JSON.stringify(body))
  const binary = property(call, 'responseIsBinary') === true
  return new Uint8Array(Buffer.from(body, binary ? 'hex' : 'utf8'))
}

function text(call: JsonObject, field: string, where: string): string {
  const value = property(call, field)
  if (typeof value !== 'string') throw unreadable(where, `has no text in "${field}"`)
  return value
}

function status(call: JsonObject, where: string): number {
  const value = property(call, 'status')
  if (typeof value !== 'number') throw unreadable(where, 'has no status')
  return value
}

function unreadable(where: string, problem: string): InputError {
  return new InputError(where, problem, 'Install the recordings again.')
}
