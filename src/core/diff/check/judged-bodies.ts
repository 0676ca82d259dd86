import type { Operation } from '../../contract/contract.ts'
import type { Exchange } from '../../exchange/exchange.ts'
import { askedBody, whereAsked } from './check-request.ts'
import { answeredBody, whereAnswered } from './check-response.ts'
import { judgedBody } from './exchange/check-body.ts'
import type { BodyValue } from './exchange/body-values.ts'
import type { Message } from './exchange/position.ts'
import { responseFor } from './matching-response.ts'

/** A body that is held against a schema, for others to hold it too. */
export interface JudgedBody extends BodyValue, Message {}

/** The bodies of an exchange that `checkExchange` judges, as it reads them. */
export function judgedBodies(exchange: Exchange, operation: Operation): readonly JudgedBody[] {
  const { request, response } = exchange
  const asked = askedBody(request, operation)
  const promise = responseFor(operation, response.status)
  const answered = promise === null ? null : answeredBody(exchange, promise)
  const sides = [
    [asked, { where: whereAsked(request, operation), direction: 'request' }],
    [answered, { where: whereAnswered(response, operation), direction: 'response' }],
  ] as const
  return sides.flatMap(([promised, message]) => {
    const found = promised === null ? null : judgedBody(promised, message)
    return found === null ? [] : [{ ...found, ...message }]
  })
}
