import type { Contract } from '../contract/contract.ts'
import type { Change } from './change.ts'
import { compareElements } from './elements/elements.ts'
import type { Comparing } from './elements/tell.ts'
import { schemaComparison } from './keywords/same.ts'

/**
 * Every fact in which `revision` differs from `base`, without judgement: elements first to last, the keywords
 * of schemas where they are used. Equal documents, however they are spelled, give none.
 * Callbacks and links are not compared yet.
 */
export function diffContracts(base: Contract, revision: Contract): Change[] {
  const comparing: Comparing = { changes: [], same: schemaComparison() }
  compareElements(comparing, base, revision)
  return comparing.changes
}
