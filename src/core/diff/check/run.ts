import type { Json } from '../../json/json.ts'
import type { Direction } from '../../shape/allowed/allowed.ts'
import type { DynamicScope } from '../../shape/schema/dynamic.ts'
import type { Node } from './node.ts'
import type { Seen } from './seen.ts'

/** One evaluation of one value. The state lives as long as that; nothing is allocated while all goes well. */
export interface Run {
  readonly direction: Direction
  readonly formats: boolean
  readonly visit: Visit
  scope: DynamicScope | null
  /** The outermost schema that is applied to the value at hand. */
  owner: Node
  /** The references followed since that value was reached, from `base` to `top`: a ring of them ends here. */
  readonly followed: Node[]
  base: number
  top: number
  steps: number
  memo: Map<Json, Map<Node, boolean>> | null
}

/** Whether the node admits the value. What it evaluates is entered in `seen`, where that is asked for. */
export type Visit = (node: Node, value: Json, run: Run, seen: Seen | null) => boolean

/** Evaluates a schema against a value inside the one at hand. */
export function descend(node: Node, value: Json, run: Run): boolean {
  const { base, owner } = run
  run.base = run.top
  run.owner = node
  const admitted = run.visit(node, value, run, null)
  run.base = base
  run.owner = owner
  return admitted
}
