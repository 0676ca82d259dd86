import type { Contract, Operation } from '../../contract/contract.ts'
import type { FoundOperation } from '../../contract/find-operation.ts'
import type { Exchange, RequestMessage } from '../../exchange/exchange.ts'
import { headerOf } from '../../exchange/headers.ts'
import { essenceOf } from '../../exchange/media-type.ts'
import type { Change } from '../change.ts'
import { checkBody, type PromisedBody } from './exchange/check-body.ts'
import { checkParameters } from './exchange/check-parameters.ts'
import { tell, type Message } from './exchange/position.ts'

/**
 * Holds one request against what the contract asks for at its operation.
 *
 * @param contract names the credentials that any query may carry.
 */
export function checkRequest(
  { request }: Pick<Exchange, 'request'>,
  { operation, parameters }: FoundOperation,
  contract: Contract | null = null,
): Change[] {
  const message = { where: whereAsked(request, operation), direction: 'request' } as const
  return checkAsked(request, { operation, parameters }, message, contract)
}

/** The same for a call of the provider, whose direction is turned round. */
export function checkAsked(
  request: RequestMessage,
  found: FoundOperation,
  message: Message,
  contract: Contract | null,
): Change[] {
  return [
    ...checkParameters(request, found, message, credentialNames(contract)),
    ...checkAskedBody(request, found.operation, message),
  ]
}

export function whereAsked({ headers, body }: RequestMessage, of: Operation): Message['where'] {
  const mediaType = body.kind === 'none' ? '' : essenceOf(headerOf(headers, 'content-type'))
  return { method: of.method, path: of.path, status: '', mediaType }
}

/** What the contract says of the body of a request; null where it knows of none. */
export function askedBody(
  { headers, body }: RequestMessage,
  operation: Operation,
): PromisedBody | null {
  if (operation.body === null) return null
  const { required, content, origin } = operation.body
  return { body, headers, content, origin, optional: !required }
}

function checkAskedBody(request: RequestMessage, operation: Operation, message: Message): Change[] {
  const promised = askedBody(request, operation)
  if (promised !== null) return checkBody(promised, message)
  if (request.body.kind === 'none') return []
  const { origin } = operation
  const type = message.where.mediaType
  const of = { place: '', base: 'no body', revision: type || 'a body', name: type, origin } as const
  return [tell(message, { fact: 'body.undocumented', ...of })]
}

/** Names of keys in the query, whatever operation they are sent to. */
function credentialNames(contract: Contract | null): ReadonlySet<string> {
  const names = [...(contract?.securitySchemes.values() ?? [])].flatMap(({ definition }) => {
    const { in: place, name } = definition
    return place === 'query' && typeof name === 'string' ? [name] : []
  })
  return new Set(names)
}
