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
  /** Schemas inside schemas just now, which is what the stack bears. */
  depth: number
  /** Whether a refusal of what is at hand refuses the whole: then it can as well be looked at later. */
  certain: boolean
  /** What is left to be looked at. */
  deferred: Deferred[]
  /** The references among it, so that each is there once. */
  aside: PerValue<true> | null
  /** Answers that hold whatever comes of the rest. */
  known: PerValue<boolean> | null
  /** What was asked where a refusal refuses the whole: asking once is enough, whatever comes of it. */
  asked: PerValue<true> | null
  /** How often something was taken for granted where a refusal refuses the whole, and elsewhere. */
  leans: number
  doubts: number
}

export type PerValue<T> = Map<Json, Map<Node, T>>

interface Deferred {
  readonly node: Node
  readonly value: Json
  readonly owner: Node
  readonly scope: DynamicScope | null
}

/** Whether the node admits the value. What it evaluates is entered in `seen`, where that is asked for. */
export type Visit = (node: Node, value: Json, run: Run, seen: Seen | null) => boolean

/** Deep values are put aside from here on instead of nesting further. */
const DEFER_DEPTH = 100
/** Where that cannot be: beyond it a value is taken as admitted, for the stack would not bear the answer. */
export const MAX_DEPTH = 800

/** Something is taken as admitted without a look, for now or for good. */
export function assume(run: Run): true {
  if (run.certain) run.leans++
  else run.doubts++
  return true
}

/** Evaluates a schema against a value inside the one at hand. */
export function descend(node: Node, value: Json, run: Run): boolean {
  if (run.depth > DEFER_DEPTH && run.certain) {
    run.deferred.push({ node, value, owner: node, scope: run.scope })
    return assume(run)
  }
  const { base, owner } = run
  run.base = run.top
  run.owner = node
  const admitted = run.visit(node, value, run, null)
  run.base = base
  run.owner = owner
  return admitted
}

/**
 * Puts a reference to the same value aside, once, where many stand behind each other. False where it has to
 * be followed now.
 */
export function deferReference(node: Node, value: Json, run: Run): boolean {
  if (run.depth <= DEFER_DEPTH || !run.certain) return false
  const row = rowOf((run.aside ??= new Map()), value)
  if (!row.has(node)) {
    row.set(node, true)
    run.deferred.push({ node, value, owner: run.owner, scope: run.scope })
  }
  return assume(run)
}

export function rowOf<T>(table: PerValue<T>, value: Json): Map<Node, T> {
  let row = table.get(value)
  if (row === undefined) table.set(value, (row = new Map()))
  return row
}

/** Evaluates what may fail without refusing the whole, so that the answer is needed now. */
export function probe(node: Node, value: Json, run: Run, seen: Seen | null): boolean {
  const { certain } = run
  run.certain = false
  const admitted = run.visit(node, value, run, seen)
  run.certain = certain
  return admitted
}

/** The same for a value inside the one at hand. */
export function probeInside(node: Node, value: Json, run: Run): boolean {
  const { certain } = run
  run.certain = false
  const admitted = descend(node, value, run)
  run.certain = certain
  return admitted
}

/** Whether the node admits the value, with all that was put aside on the way. */
export function settle(node: Node, value: Json, run: Run): boolean {
  const { deferred, aside, asked, certain, depth, scope, owner, base, doubts } = run
  run.deferred = []
  run.aside = null
  run.asked = null
  run.certain = true
  run.depth = 0
  let admitted = run.visit(node, value, run, null)
  while (admitted) {
    const next = run.deferred.pop()
    if (next === undefined) break
    run.scope = next.scope
    run.owner = next.owner
    run.base = run.top
    admitted = run.visit(next.node, next.value, run, null)
  }
  const sure = run.doubts === doubts
  if (sure && admitted) rememberAsked(run)
  run.deferred = deferred
  run.aside = aside
  run.asked = asked
  run.certain = certain
  run.depth = depth
  run.scope = scope
  run.owner = owner
  run.base = base
  if (sure && run.known !== null) rowOf(run.known, value).set(node, admitted)
  return admitted
}

/** Where nothing was refused, nothing that was asked on the way was. */
function rememberAsked({ asked, known }: Run): void {
  if (asked === null || known === null) return
  for (const [value, nodes] of asked) {
    const row = rowOf(known, value)
    for (const node of nodes.keys()) row.set(node, true)
  }
}
