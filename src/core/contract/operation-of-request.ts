import type { RequestMessage } from '../exchange/exchange.ts'
import { graphqlRequest } from '../exchange/graphql-request.ts'
import type { Contract } from './contract.ts'
import { findOperation, type FoundOperation } from './find-operation.ts'

/**
 * The operation that a request goes to, by its body too where several share a method and path. Null where the
 * contract has none, or the body names none that it has.
 */
export function operationOfRequest(
  contract: Contract,
  { method, url, body }: RequestMessage,
): FoundOperation | null {
  const found = findOperation(contract, method, url)
  if (found?.operation.variant === undefined) return found
  const asked = graphqlRequest(body)
  if (asked === null) return null
  const { key } = found.operation
  const variants = contract.operations.filter(operation => operation.key === key)
  const isNamed = asked.name !== '' || asked.id !== ''
  const operation = isNamed
    ? variants.find(
        ({ variant }) => variant?.name === asked.name || variant?.ids.includes(asked.id) === true,
      )
    : variants.length === 1
      ? variants[0]
      : undefined
  return operation === undefined ? null : { ...found, operation }
}
