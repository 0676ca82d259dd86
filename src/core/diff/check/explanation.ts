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
  /** Values inside values just now, and those that were put aside because that are many. */
  depth: number
  readonly deferred: (() => void)[]
}

/** Deep values are put aside from here on instead of nesting further. */
const DEFER_DEPTH = 40

export function startExplanation(run: Run, explain: Explanation['explain']): Explanation {
  return { run, found: [], explain, depth: 0, deferred: [] }
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
  const { run } = to
  if (to.depth > DEFER_DEPTH) {
    const { scope } = run
    to.deferred.push(() => {
      run.scope = scope
      to.depth = 0
      explainInside(node, value, place, to)
    })
    return
  }
  to.depth++
  const { base, owner } = run
  run.base = run.top
  run.owner = node
  to.explain(node, value, place, to)
  run.base = base
  run.owner = owner
  to.depth--
}
