import { canonicalJson } from '../../json/canonical.ts'
import { isArray, type Json } from '../../json/json.ts'
import type { Direction } from '../../shape/allowed/allowed.ts'
import { evaluateArray } from './evaluate-array.ts'
import { evaluateInPlace } from './evaluate-in-place.ts'
import { evaluateObject } from './evaluate-object.ts'
import { maskOfValue } from './kind-mask.ts'
import { lengthOf } from './length.ts'
import { isMultiple } from './multiple.ts'
import type { Literals, Node, NumberTests, Tests, TextTests } from './node.ts'
import { matches } from './pattern.ts'
import { assume, MAX_DEPTH, rowOf, type Run } from './run.ts'
import { addSeen, nothingSeen, type Seen } from './seen.ts'
import { testsOf } from './tests.ts'

// Beyond this many steps results are remembered, so that schemas whose alternatives recur stay polynomial.
const FREE_STEPS = 200_000

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
  if (value === null && tests.keywords.nullable === true) return true
  if ((tests.mask & maskOfValue(value)) === 0) return false
  if (tests.literals !== null && !isAmong(value, tests.literals)) return false
  if (typeof value === 'string') {
    if (tests.text !== null && !isTextAdmitted(value, tests.text, run.formats)) return false
  } else if (typeof value === 'number') {
    if (tests.number !== null && !isNumberAdmitted(value, tests.number)) return false
  }
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

export function isAmong(value: Json, literals: Literals): boolean {
  if (typeof value !== 'object' || value === null) return literals.scalars.has(value)
  return literals.texts.size > literals.scalars.size && literals.texts.has(canonicalJson(value))
}

export function isTextAdmitted(text: string, tests: TextTests, formats: boolean): boolean {
  const { minLength, maxLength, pattern, format } = tests
  if (text.length < minLength) return false
  const unsure = text.length > maxLength || text.length < 2 * minLength
  if (unsure && !isLengthWithin(text, minLength, maxLength)) return false
  if (pattern !== null && !matches(pattern, text)) return false
  return format === null || !formats || format(text)
}

function isLengthWithin(text: string, minimum: number, maximum: number): boolean {
  const length = lengthOf(text)
  return length >= minimum && length <= maximum
}

export function isNumberAdmitted(value: number, tests: NumberTests): boolean {
  return (
    value >= tests.minimum &&
    value <= tests.maximum &&
    value > tests.exclusiveMinimum &&
    value < tests.exclusiveMaximum &&
    (tests.multipleOf === null || isMultiple(value, tests.multipleOf))
  )
}
