import { isObject, type Json } from '../../json/json.ts'
import { resolveDynamic } from '../../shape/schema/dynamic.ts'
import { admittedKinds } from './admitted-kinds.ts'
import { maskOfValue } from './kind-mask.ts'
import { nodeOf, type InPlaceTests, type Node } from './node.ts'
import { assume, deferReference, probe, type Run } from './run.ts'
import { addSeen, nothingSeen, type Seen } from './seen.ts'

/** The keywords that apply other schemas to the same value. */
export function evaluateInPlace(
  tests: InPlaceTests,
  value: Json,
  run: Run,
  seen: Seen | null,
): boolean {
  if (tests.reference !== null && !follow(tests.reference, value, run, seen)) return false
  if (tests.dynamic !== null && !followDynamic(tests, tests.dynamic, value, run, seen)) return false
  for (const part of tests.allOf) if (!run.visit(part, value, run, seen)) return false
  if (tests.anyOf.length > 0 && !evaluateAnyOf(tests.anyOf, value, run, seen)) return false
  if (tests.oneOf.length > 0 && !evaluateOneOf(tests.oneOf, value, run, seen)) return false
  if (tests.not !== null && probe(tests.not, value, run, null)) return false
  if (tests.condition !== null) {
    const branch = attempt(tests.condition, value, run, seen) ? tests.consequent : tests.alternative
    if (branch !== null && !run.visit(branch, value, run, seen)) return false
  }
  if (tests.dependentSchemas === null || !isObject(value)) return true
  for (const [name, node] of tests.dependentSchemas) {
    if (Object.hasOwn(value, name) && !run.visit(node, value, run, seen)) return false
  }
  return true
}

/** A reference met again before the value was entered any deeper asks what is being answered: it adds nothing. */
export function follow(node: Node, value: Json, run: Run, seen: Seen | null): boolean {
  for (let i = run.base; i < run.top; i++) if (run.followed[i] === node) return assume(run)
  if (seen === null && deferReference(node, value, run)) return true
  run.followed[run.top++] = node
  const admitted = run.visit(node, value, run, seen)
  run.top--
  return admitted
}

function followDynamic(
  tests: InPlaceTests,
  reference: string,
  value: Json,
  run: Run,
  seen: Seen | null,
): boolean {
  const target = resolveDynamic(tests.schema, reference, run.scope)
  return target === null || follow(nodeOf(target), value, run, seen)
}

/** Evaluates a branch whose failure does not decide; what it saw counts only when it admits the value. */
function attempt(node: Node, value: Json, run: Run, seen: Seen | null): boolean {
  if (seen === null) return probe(node, value, run, null)
  const own = nothingSeen()
  if (!probe(node, value, run, own)) return false
  addSeen(seen, own)
  return true
}

function evaluateAnyOf(nodes: readonly Node[], value: Json, run: Run, seen: Seen | null): boolean {
  const only = onlyCandidate(nodes, value)
  if (only !== undefined) return only !== null && run.visit(only, value, run, seen)
  let admitted = false
  for (const node of nodes) {
    if (!attempt(node, value, run, seen)) continue
    if (seen === null) return true
    admitted = true
  }
  return admitted
}

function evaluateOneOf(nodes: readonly Node[], value: Json, run: Run, seen: Seen | null): boolean {
  const only = onlyCandidate(nodes, value)
  if (only !== undefined) return only !== null && run.visit(only, value, run, seen)
  return countMatches(nodes, value, run, seen) === 1
}

/** Where the kind leaves one alternative there is no choice; null where it leaves none, undefined for several. */
export function onlyCandidate(nodes: readonly Node[], value: Json): Node | null | undefined {
  const mask = maskOfValue(value)
  let only: Node | null = null
  for (const node of nodes) {
    if ((admittedKinds(node) & mask) === 0) continue
    if (only !== null) return undefined
    only = node
  }
  return only
}

/** 0, 1, or 2 for more than one. */
export function countMatches(
  nodes: readonly Node[],
  value: Json,
  run: Run,
  seen: Seen | null,
): number {
  let count = 0
  for (const node of nodes) {
    if (attempt(node, value, run, seen) && ++count > 1) return 2
  }
  return count
}
