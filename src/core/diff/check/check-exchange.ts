import type { Contract, Operation } from '../../contract/contract.ts'
import { operationOfRequest } from '../../contract/operation-of-request.ts'
import type { Exchange } from '../../exchange/exchange.ts'
import type { Change } from '../change.ts'
import { checkRequest } from './check-request.ts'
import { checkResponse } from './check-response.ts'
import { unknownOperation } from './exchange/unknown-operation.ts'

/** Holds what was asked and what was answered against the operation of its contract. */
export function checkExchange(exchange: Exchange, operation: Operation): Change[] {
  return [
    ...checkRequest(exchange, { operation, parameters: new Map() }),
    ...checkResponse(exchange, operation),
  ]
}

/** The same, by the operation that the request goes to; that the contract knows none is all there is to tell then. */
export function checkAgainst(exchange: Exchange, contract: Contract): Change[] {
  const found = operationOfRequest(contract, exchange.request)
  if (found === null) return [unknownOperation(exchange.request, contract)]
  return [...checkRequest(exchange, found, contract), ...checkResponse(exchange, found.operation)]
}
