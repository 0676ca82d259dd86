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
  /** Which value is at hand: its own position, where a place stands for many. */
  position: string
  /** What was told, by position, and which schemas were asked there. */
  readonly told: Set<string>
  readonly asked: Map<string, Set<Node>>
  /** Schemas inside schemas just now, and what was put aside because that are many. */
  depth: number
  readonly deferred: (() => void)[]
}

/** From here on values inside and references are put aside instead of nesting further. */
const DEFER_DEPTH = 40

export function startExplanation(run: Run, explain: Explanation['explain']): Explanation {
  const told = new Set<string>()
  return { run, found: [], explain, position: '', told, asked: new Map(), depth: 0, deferred: [] }
}

/** Explains a value with all that was put aside on the way. */
export function explainWhole(node: Node, value: Json, place: Place, to: Explanation): void {
  to.explain(node, value, place, to)
  for (let next = to.deferred.pop(); next !== undefined; next = to.deferred.pop()) next()
}

/** True the first time that the schema is asked about the value at hand: what it says is told once. */
export function isNew(node: Node, to: Explanation): boolean {
  let row = to.asked.get(to.position)
  if (row === undefined) to.asked.set(to.position, (row = new Set()))
  if (row.has(node)) return false
  row.add(node)
  return true
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

/** Two parts of a schema that say the same of the same value are one cause: the first of them is told. */
export function report(to: Explanation, { node, place, actual }: ReportAt, what: Report): void {
  const { document, pointer } = node.schema
  const key = JSON.stringify([to.position, place, what.reason, what.keyword])
  if (to.told.has(key)) return
  to.told.add(key)
  to.found.push({ place, ...what, actual, origin: { file: document.uri, pointer } })
}

/** Explains a value inside the one at hand, under this key or index. */
export function explainInside(
  node: Node,
  value: Json,
  at: { readonly place: Place; readonly key: string | number },
  to: Explanation,
): void {
  const { run, position } = to
  to.position = `${position}/${at.key}`
  if (to.depth > DEFER_DEPTH) putAside(node, value, at.place, node, to)
  else {
    const { base, owner } = run
    run.base = run.top
    run.owner = node
    to.explain(node, value, at.place, to)
    run.base = base
    run.owner = owner
  }
  to.position = position
}

/** Explains the same value by a schema that is referred to. */
export function explainReference(node: Node, value: Json, place: Place, to: Explanation): void {
  const { run } = to
  if (to.depth > DEFER_DEPTH) {
    putAside(node, value, place, run.owner, to)
    return
  }
  run.followed[run.top++] = node
  to.explain(node, value, place, to)
  run.top--
}

function putAside(node: Node, value: Json, place: Place, owner: Node, to: Explanation): void {
  const { run, position } = to
  const { scope } = run
  to.deferred.push(() => {
    to.position = position
    run.scope = scope
    run.owner = owner
    run.base = run.top
    to.explain(node, value, place, to)
  })
}
