import type { Json } from '../../json/json.ts'
import type { Place } from '../../json/place.ts'
import { kindOf } from '../../shape/kind.ts'
import type { Reason } from './fact.ts'
import { admitsLeaf } from './leaf.ts'
import type { Node } from './node.ts'
import { settle, type Run } from './run.ts'
import { testsOf } from './tests.ts'
import type { Violation } from './violation.ts'

type Explain = (node: Node, value: Json, place: Place, to: Explanation) => void

/** The search for the reasons of a refusal that is already sure. */
export interface Explanation {
  readonly run: Run
  readonly found: Violation[]
  readonly explain: Explain
  /** For what is known to be refused: nobody is asked again. */
  readonly explainRefused: Explain
  /** Which value is at hand: its own position, where a place stands for many. */
  position: string
  /** Where each of `found` was told, and which schemas were asked there: mostly one. */
  readonly positions: string[]
  readonly asked: Map<string, Node | Set<Node>>
  /** The same as `positions`, for when there are many. */
  readonly told: Set<string>
  /** Schemas inside schemas just now, and what was put aside because that are many. */
  depth: number
  readonly deferred: (() => void)[]
}

/** From here on values inside and references are put aside instead of nesting further. */
const DEFER_DEPTH = 40

export function startExplanation(
  run: Run,
  ways: Pick<Explanation, 'explain' | 'explainRefused'>,
): Explanation {
  return {
    run,
    found: [],
    explain: ways.explain,
    explainRefused: ways.explainRefused,
    position: '',
    positions: [],
    asked: new Map(),
    told: new Set(),
    depth: 0,
    deferred: [],
  }
}

/** Explains a value that the node refuses, with all that was put aside on the way. */
export function explainWhole(node: Node, value: Json, place: Place, to: Explanation): void {
  if (isNew(node, to)) to.explainRefused(node, value, place, to)
  for (let next = to.deferred.pop(); next !== undefined; next = to.deferred.pop()) next()
}

/** Whether there is nothing to explain about a value inside the one at hand. */
export function isAdmitted(node: Node, value: Json, { run }: Explanation): boolean {
  const tests = testsOf(node)
  if (tests.leaf) return admitsLeaf(tests, value, run.formats)
  const { base, owner } = run
  run.base = run.top
  run.owner = node
  const admitted = settle(node, value, run)
  run.base = base
  run.owner = owner
  return admitted
}

/** True the first time that the schema is asked about the value at hand: what it says is told once. */
export function isNew(node: Node, { asked, position }: Explanation): boolean {
  const row = asked.get(position)
  if (row === undefined) asked.set(position, node)
  else if (row instanceof Set) {
    if (row.has(node)) return false
    row.add(node)
  } else if (row === node) return false
  else asked.set(position, new Set([row, node]))
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
  if (wasTold(to, place, what)) return
  const { document, pointer } = node.schema
  const { reason, keyword, expected } = what
  const origin = { file: document.uri, pointer }
  to.found.push({ place, reason, keyword, expected, actual, origin })
}

/** Looking through a few is cheaper than hashing one. */
const FEW = 24

function wasTold(to: Explanation, place: Place, { reason, keyword }: Report): boolean {
  const { found, positions, position, told } = to
  if (found.length >= FEW) {
    if (told.size === 0) found.forEach((one, i) => told.add(keyOf(positions[i] ?? '', one)))
    const key = keyOf(position, { place, reason, keyword })
    if (told.has(key)) return true
    told.add(key)
  } else {
    for (let i = 0; i < found.length; i++) {
      const one = found[i]
      if (one?.place !== place || one.reason !== reason || one.keyword !== keyword) continue
      if (positions[i] === position) return true
    }
  }
  positions.push(position)
  return false
}

/** The lengths keep apart what the texts would run together. */
function keyOf(
  position: string,
  { place, reason, keyword }: Pick<Violation, 'place' | 'reason' | 'keyword'>,
): string {
  return `${reason} ${keyword} ${position.length} ${place.length} ${position}${place}`
}

/** Explains a value inside the one at hand, under this key or index, that the node does not admit. */
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
    if (isNew(node, to)) to.explainRefused(node, value, at.place, to)
    run.base = base
    run.owner = owner
  }
  to.position = position
}

/** The same where the node can be `false`: then that anything stands there is the reason, told as `none`. */
export function explainPart(
  node: Node,
  value: Json,
  at: { readonly place: Place; readonly key: string | number },
  none: Report,
  to: Explanation,
): void {
  if (node.schema.value !== false) explainInside(node, value, at, to)
  else report(to, { node, place: at.place, actual: kindOf(value) }, none)
}

/** Explains the same value by a schema that is referred to; `alone` where nothing else can have refused it. */
export function explainReference(
  node: Node,
  value: Json,
  place: Place,
  to: Explanation,
  alone: boolean,
): void {
  const { run } = to
  if (to.depth > DEFER_DEPTH) {
    putAside(node, value, place, run.owner, to)
    return
  }
  run.followed[run.top++] = node
  if (!alone) to.explain(node, value, place, to)
  else if (isNew(node, to)) to.explainRefused(node, value, place, to)
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
