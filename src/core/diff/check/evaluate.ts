import { isArray, type Json } from '../../json/json.ts'
import type { Direction } from '../../shape/allowed/allowed.ts'
import { evaluateArray } from './evaluate-array.ts'
import { evaluateInPlace } from './evaluate-in-place.ts'
import { evaluateObject } from './evaluate-object.ts'
import { admitsLeaf } from './leaf.ts'
import type { Node, Tests } from './node.ts'
import { assume, MAX_DEPTH, rowOf, type Run } from './run.ts'
import { addSeen, nothingSeen, type Seen } from './seen.ts'
import { testsOf } from './tests.ts'

// Beyond this many steps results are remembered, so that schemas whose alternatives recur stay polynomial.
export const FREE_STEPS = 200_000

export function startRun(node: Node, direction: Direction, formats: boolean): Run {
  return {
    direction,
    formats,
    visit,
    scope: null,
    owner: node,
    followed: [],
    base: 0,
    top: 0,
    steps: 0,
    depth: 0,
    certain: true,
    deferred: [],
    aside: null,
    known: null,
    asked: null,
    leans: 0,
    doubts: 0,
  }
}

// One function for all that happens at every schema: each call less on the way down is room on the stack.
function visit(node: Node, value: Json, run: Run, seen: Seen | null): boolean {
  const tests = node.tests ?? testsOf(node)
  if (!admitsLeaf(tests, value, run.formats)) return false
  if (tests.leaf || (value === null && tests.nullable)) return true
  const { inPlace } = tests
  if (inPlace === null && (typeof value !== 'object' || value === null)) return true
  const remembers = (++run.steps > FREE_STEPS || run.known !== null) && seen === null
  if (remembers) {
    const known = recall(node, value, run)
    if (known !== undefined) return known
  }
  if (run.depth > MAX_DEPTH) return assume(run)
  const { scope, leans, doubts } = run
  if (scope === null || scope.resource !== tests.resource) {
    run.scope = { resource: tests.resource, outer: scope }
  }
  run.depth++
  const own = asksForUnevaluated(tests, value) ? nothingSeen() : seen
  let admitted = inPlace === null || evaluateInPlace(inPlace, value, run, own)
  if (admitted && typeof value === 'object' && value !== null) {
    if (isArray(value)) {
      admitted = tests.array === null || evaluateArray(tests.array, value, run, own)
    } else admitted = tests.object === null || evaluateObject(tests.object, value, run, own)
    if (admitted && own !== null && seen !== null && own !== seen) addSeen(seen, own)
  }
  run.depth--
  run.scope = scope
  // A refusal stands though other things were taken for granted beside it, where those could only refuse too.
  const stands = run.doubts === doubts && (!admitted || run.leans === leans)
  if (remembers && stands && run.known !== null) rowOf(run.known, value).set(node, admitted)
  return admitted
}

function asksForUnevaluated({ array, object }: Tests, value: Json): boolean {
  return isArray(value)
    ? array !== null && array.unevaluated !== null
    : object !== null && object.unevaluated !== null
}

/** What dynamic references make depend on the way here is neither recalled nor remembered. */
function recall(node: Node, value: Json, run: Run): boolean | undefined {
  if (run.scope !== null && run.scope.outer !== null) {
    run.doubts++
    return undefined
  }
  run.known ??= new Map()
  const known = run.known.get(value)?.get(node)
  if (known !== undefined) return known
  run.asked ??= new Map()
  const row = rowOf(run.asked, value)
  if (row.has(node)) return assume(run)
  if (run.certain) row.set(node, true)
  return undefined
}
