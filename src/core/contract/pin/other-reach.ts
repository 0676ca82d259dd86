import type { Contract, Operation } from '../contract.ts'
import { graphqlReach } from './graphql-reach.ts'
import type { Reach } from './reach.ts'
import { wholeReach } from './whole-reach.ts'

/** What is kept of documents that are not OpenAPI. */
export function otherReach(contract: Contract, chosen: ReadonlySet<Operation>): Reach {
  return contract.graphql === undefined ? wholeReach(contract) : graphqlReach(contract, chosen)
}
