import type { Operation, ResponsePromise } from '../../contract/contract.ts'
import type { Exchange, ResponseMessage } from '../../exchange/exchange.ts'
import { headerOf } from '../../exchange/headers.ts'
import { essenceOf } from '../../exchange/media-type.ts'
import type { Change } from '../change.ts'
import { responseFor } from './matching-response.ts'
import { checkBody, type PromisedBody } from './exchange/check-body.ts'
import { checkParameter } from './exchange/check-parameters.ts'
import { parameterValue, type Carriers } from './exchange/parameter-value.ts'
import { tell, type Message } from './exchange/position.ts'
import { queryPairs } from './exchange/wire-text.ts'

/**
 * Holds one answer against what the contract promises for its operation. Whether the answer counts at all
 * (an error page, a rate limit, an expired session) is for the caller to decide first.
 */
export function checkResponse(exchange: Exchange, operation: Operation): Change[] {
  const where = whereAnswered(exchange.response, operation)
  return checkAnswer(exchange, operation, { where, direction: 'response' })
}

/** The same for an answer of ours to a call of the provider, whose direction is turned round. */
export function checkAnswer(exchange: Exchange, operation: Operation, message: Message): Change[] {
  const { response } = exchange
  const promise = responseFor(operation, response.status)
  if (promise === null) {
    const base = operation.responses.map(({ status }) => status).join(', ')
    const { status: revision } = message.where
    const { origin } = operation
    const of = { place: '', base, revision, name: revision, origin } as const
    return [tell(message, { fact: 'status.undocumented', ...of })]
  }
  const body = answeredBody(exchange, promise)
  return [...checkHeaders(response, promise, message), ...checkBody(body, message)]
}

export function whereAnswered(
  { status, headers, body }: ResponseMessage,
  { method, path }: Operation,
): Message['where'] {
  const mediaType = body.kind === 'none' ? '' : essenceOf(headerOf(headers, 'content-type'))
  return { method, path, status: String(status), mediaType }
}

export function answeredBody(
  { request, response: { status, headers, body } }: Exchange,
  { content, origin }: ResponsePromise,
): PromisedBody {
  const optional = request.method === 'HEAD' || status === 204 || status === 205 || status === 304
  return { body, headers, content, origin, optional }
}

const noQuery = queryPairs('')

/** Headers that the contract describes. Others are never told: gateways add theirs as they please. */
function checkHeaders(
  { headers }: ResponseMessage,
  promise: ResponsePromise,
  message: Message,
): Change[] {
  const carriers: Carriers = { path: new Map(), query: noQuery, queryText: '', headers }
  return promise.headers
    .filter(({ name }) => name.toLowerCase() !== 'content-type')
    .flatMap(header => {
      const carried = parameterValue(header, carriers, message.direction, () => false)
      return checkParameter(header, carried, message)
    })
}
