import type { Exchange } from './exchange.ts'
import { headerOf } from './headers.ts'
import { essenceOf } from './media-type.ts'
import type { Subject } from './subject.ts'

/**
 * The subject that the response of an exchange belongs to.
 *
 * @param operation `GET /orders/{id}`: of the contract if one knows it, else `operationOf`.
 * @param version the API version that the provider says it served, or `''`.
 * @param variant what else tells answers of one operation apart, such as the representation asked for.
 */
export function subjectOf(
  exchange: Exchange,
  operation: string,
  version: string,
  variant = '',
): Subject {
  const { status, headers, body } = exchange.response
  const stated = essenceOf(headerOf(headers, 'content-type'))
  return {
    provider: exchange.provider,
    scope: exchange.scope,
    version,
    side: 'response',
    operation,
    variant,
    status: String(status),
    mediaType:
      body.kind === 'none' ? '' : stated || (body.kind === 'json' ? 'application/json' : ''),
  }
}
