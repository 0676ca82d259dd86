import type { Contract } from '../contract/contract.ts'
import type { Change } from './change.ts'
import { compareElements } from './elements/elements.ts'
import type { Comparing } from './elements/tell.ts'
import { pairComparison } from './keywords/pair-difference.ts'

/**
 * Every fact in which `revision` differs from `base`, without judgement: elements first to last, the keywords
 * of schemas where they are used. Equal documents, however they are spelled, give none.
 */
export function diffContracts(base: Contract, revision: Contract): Change[] {
  const comparing: Comparing = { changes: [], differenceOf: pairComparison() }
  compareElements(comparing, base, revision)
  return comparing.changes
}
