import type { Contract } from '../../contract/contract.ts'
import type { HttpInteraction, Pact } from '../../contract/pact/pact.ts'
import type { Exchange, ResponseMessage } from '../../exchange/exchange.ts'
import { headerOf } from '../../exchange/headers.ts'
import { operationOf, pathOf } from '../../exchange/path-template.ts'
import { operationOfRequest } from '../../contract/operation-of-request.ts'
import { appendToken, valueAt } from '../../json/pointer.ts'
import { keyPlace } from '../../json/place.ts'
import { kindOf } from '../../shape/kind.ts'
import type { Change } from '../change.ts'
import { queryOf, queryPairs } from '../check/exchange/wire-text.ts'
import { matchResponse } from '../pact/match.ts'
import type { ActualBody, ActualResponse, Mismatch } from '../pact/matching.ts'
import { findRoute } from './find-route.ts'
import { inside, tell, type Subject } from './telling.ts'

/**
 * Holds what a provider really answered against what a consumer expects of it. Nothing is known of the state that the
 * provider was in, and texts of recordings are made up, so values may differ: their kinds may not, and nothing may be
 * missing. One answer that satisfies the consumer is enough.
 *
 * @param recorded what was recorded of this provider, oldest first.
 * @returns null where no recording is of this interaction.
 */
export function compareRecorded(
  pact: Pact,
  interaction: HttpInteraction,
  recorded: readonly Exchange[],
  contract: Contract | null,
): Change[] | null {
  const { request, response } = interaction
  const operation = operationIn(contract, interaction)
  const answers = recorded.filter(
    exchange =>
      exchange.response.status === response.status &&
      recordedOperation(contract, exchange) === operation,
  )
  const asked = [...request.query.keys()].sort().join('&')
  const alike = answers.filter(exchange => queryNames(exchange) === asked)
  const [method = '', path = ''] = operation.split(' ')
  const where = { method, path, status: String(response.status), mediaType: '' }
  const subject = { pact, interaction, where }
  const compared = (alike.length > 0 ? alike : answers).map(exchange => ({
    exchange,
    mismatches: matchResponse(response, actualOf(exchange.response)).mismatches.filter(mismatch =>
      isOfShape(mismatch, exchange.response),
    ),
  }))
  const latest = compared.at(-1)
  if (latest === undefined) return null
  if (compared.some(({ mismatches }) => mismatches.length === 0)) return []
  return latest.mismatches.map(mismatch =>
    differing(subject, interaction, mismatch, latest.exchange),
  )
}

function operationIn(contract: Contract | null, { request }: HttpInteraction): string {
  const route = contract === null ? null : findRoute(contract, request)
  return route?.operation.key ?? operationOf(request.method, pathOf(request.path))
}

function recordedOperation(contract: Contract | null, { request }: Exchange): string {
  const found = contract === null ? null : operationOfRequest(contract, request)
  return found?.operation.key ?? operationOf(request.method, request.url)
}

function queryNames({ request }: Exchange): string {
  return [...queryPairs(queryOf(request.url)).values.keys()].sort().join('&')
}

/** Whether a mismatch is one of kinds and presence, which no state and no made-up text can explain. */
function isOfShape({ part, kind, pointer }: Mismatch, { body }: ResponseMessage): boolean {
  if (kind === 'missing' || kind === 'type' || kind === 'malformed') return part !== 'header'
  if (kind === 'content-type') return true
  if (kind !== 'rule' || part !== 'body' || body.kind !== 'json') return false
  const value = valueAt(body.value, pointer)
  return value !== undefined && typeof value !== 'string'
}

function differing(
  subject: Subject,
  { response }: HttpInteraction,
  { place, kind, key, pointer }: Mismatch,
  { id, provider, response: answer }: Exchange,
): Change {
  const isMissing = kind === 'missing'
  const at = isMissing && key !== null ? keyPlace(place, key) : place
  const expected = response.body.kind === 'json' ? response.body.value : null
  const stated = isMissing && key !== null ? appendToken(pointer, key) : pointer
  const came = answer.body.kind === 'json' ? valueAt(answer.body.value, pointer) : undefined
  const wanted = valueAt(expected, stated)
  const base = wanted === undefined ? 'what its rule asks for' : kindOf(wanted)
  return tell(subject, {
    fact: 'interaction.answer-differs',
    direction: 'response',
    place: at,
    at: at === '' ? 'body' : 'property',
    name: `${provider} ${id}`,
    base,
    revision: isMissing || came === undefined ? 'missing' : kindOf(came),
    contract: { file: `recording ${id}`, pointer: '' },
    pact: inside(response.origin, 'body'),
  })
}

function actualOf({ status, headers, body }: ResponseMessage): ActualResponse {
  const fields = Map.groupBy(headers, ([name]) => name)
  const named = new Map(
    Array.from(fields, ([name, lines]): [string, string[]] => [name, lines.map(([, v]) => v)]),
  )
  return { status, headers: named, body: bodyOf(body, headerOf(headers, 'content-type')) }
}

function bodyOf(body: ResponseMessage['body'], contentType: string | null): ActualBody {
  switch (body.kind) {
    case 'json':
      return { kind: 'json', value: body.value, contentType: contentType ?? 'application/json' }
    case 'text':
      return { kind: 'text', text: body.text, contentType }
    case 'none':
      return { kind: 'missing', contentType }
    default:
      return { kind: 'unread', contentType, reason: 'what was in it was not kept' }
  }
}
