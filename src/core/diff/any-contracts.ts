import type { Contract } from '../contract/contract.ts'
import type { Change } from './change.ts'
import { diffContracts } from './contracts.ts'

/**
 * `diffContracts` for contracts of any kind. What only some kinds need is loaded when it is met. Two GraphQL APIs
 * differ in their type systems; that answers to an operation differ then follows from it, and is not told again.
 */
export async function diffAny(base: Contract, revision: Contract): Promise<Change[]> {
  if (base.graphql === undefined || revision.graphql === undefined) {
    return diffContracts(base, revision)
  }
  const { compareTypeSystems } = await import('./graphql/compare-type-systems.ts')
  return compareTypeSystems(base, revision)
}
