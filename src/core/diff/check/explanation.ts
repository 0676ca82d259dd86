import type { Json } from '../../json/json.ts'
import type { Place } from '../../json/place.ts'
import type { Reason } from './fact.ts'
import type { Node } from './node.ts'
import type { Run } from './run.ts'
import type { Violation } from './violation.ts'

/** The search for the reasons of a refusal that is already sure. */
export interface Explanation {
  readonly run: Run
  readonly found: Violation[]
  readonly explain: (node: Node, value: Json, place: Place, to: Explanation) => void
  /** Schemas inside schemas just now, and what was put aside because that are many. */
  depth: number
  readonly deferred: (() => void)[]
  /** The references that were put aside. */
  readonly aside: Map<Json, Set<Node>>
}

/** From here on values inside and references are put aside instead of nesting further. */
const DEFER_DEPTH = 40

export function startExplanation(run: Run, explain: Explanation['explain']): Explanation {
  return { run, found: [], explain, depth: 0, deferred: [], aside: new Map() }
}

/** Explains a value with all that was put aside on the way. */
export function explainWhole(node: Node, value: Json, place: Place, to: Explanation): void {
  to.explain(node, value, place, to)
  for (let next = to.deferred.pop(); next !== undefined; next = to.deferred.pop()) next()
}

interface ReportAt {
  readonly node: Node
  readonly place: Place
  readonly actual: string
}

interface Report {
  readonly reason: Reason
  readonly keyword: string
  readonly expected: string
}

/** Two parts of a schema that say the same are one cause: the first of them is told. */
export function report(to: Explanation, { node, place, actual }: ReportAt, what: Report): void {
  const { document, pointer } = node.schema
  // What was just found is most likely to be said again; all others stand at other places.
  for (let i = to.found.length - 1; i >= 0 && i >= to.found.length - 8; i--) {
    const other = to.found[i]
    if (other?.place === place && other.reason === what.reason && other.keyword === what.keyword)
      return
  }
  to.found.push({ place, ...what, actual, origin: { file: document.uri, pointer } })
}

/** Explains a value inside the one at hand. */
export function explainInside(node: Node, value: Json, place: Place, to: Explanation): void {
  if (to.depth > DEFER_DEPTH) {
    putAside(node, value, place, node, to)
    return
  }
  const { run } = to
  const { base, owner } = run
  run.base = run.top
  run.owner = node
  to.explain(node, value, place, to)
  run.base = base
  run.owner = owner
}

/** Explains the same value by a schema that is referred to; a ring of references ends here. */
export function explainReference(node: Node, value: Json, place: Place, to: Explanation): void {
  const { run } = to
  if (to.depth > DEFER_DEPTH) {
    const row = to.aside.get(value) ?? new Set()
    to.aside.set(value, row)
    if (!row.has(node)) putAside(node, value, place, run.owner, to)
    row.add(node)
    return
  }
  for (let i = run.base; i < run.top; i++) if (run.followed[i] === node) return
  run.followed[run.top++] = node
  to.explain(node, value, place, to)
  run.top--
}

function putAside(node: Node, value: Json, place: Place, owner: Node, to: Explanation): void {
  const { run } = to
  const { scope } = run
  to.deferred.push(() => {
    run.scope = scope
    run.owner = owner
    run.base = run.top
    to.explain(node, value, place, to)
  })
}
