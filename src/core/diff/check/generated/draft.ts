import { startCode, constant, type Code } from './code.ts'
import type { Node, Unit } from '../node.ts'
import { isPlain, staysInResource } from './plain.ts'
import { testsOf } from '../tests.ts'

/** A unit whose code is being written. */
export interface Draft {
  readonly unit: Unit
  readonly code: Code
  readonly unitOf: (node: Node) => Unit
  /** Whether it tries alternatives or joins parts, which can take time without end where schemas recur. */
  branches: boolean
  /** Whether something came up that no code can be made for. */
  failed: boolean
}

/** Longer functions are left unoptimized by engines; further schemas get functions of their own. */
const MAX_LENGTH = 30_000

export function startDraft(unit: Unit, unitOf: (node: Node) => Unit): Draft {
  return { unit, code: startCode(), unitOf, branches: false, failed: false }
}

/** The name of the function for a schema that is not written in place. */
export function unitName(draft: Draft, node: Node): string {
  reach(draft, node)
  return constant(draft.code, draft.unitOf(node))
}

/** Whether the schema is written into the function at hand. */
export function isWrittenHere(draft: Draft, node: Node): boolean {
  reach(draft, node)
  const tests = testsOf(node)
  return isPlain(tests) && (tests.leaf || draft.code.length < MAX_LENGTH)
}

function reach(draft: Draft, node: Node): void {
  if (!staysInResource(draft.unit.node, node)) draft.failed = true
}
