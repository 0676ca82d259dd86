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
import { MAX_DEPTH, type Run } from './run.ts'
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
  if (++run.steps > FREE_STEPS && seen === null) {
    const known = recall(node, value, run)
    if (known !== undefined) return known
  }
  if (run.depth > MAX_DEPTH) return true
  const { scope } = run
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
  if (run.steps > FREE_STEPS && seen === null) remember(node, value, run, admitted)
  return admitted
}

function asksForUnevaluated({ array, object }: Tests, value: Json): boolean {
  return isArray(value)
    ? array !== null && array.unevaluated !== null
    : object !== null && object.unevaluated !== null
}

/** What dynamic references make depend on the way here is neither recalled nor remembered. */
function recall(node: Node, value: Json, run: Run): boolean | undefined {
  if (run.scope !== null && run.scope.outer !== null) return undefined
  run.known ??= new Map()
  let row = run.known.get(value)
  if (row === undefined) run.known.set(value, (row = new Map()))
  const known = row.get(node)
  // Where a refusal refuses the whole, asking once is enough, whatever comes of it.
  if (known === undefined && run.certain) row.set(node, true)
  return known
}

function remember(node: Node, value: Json, run: Run, admitted: boolean): void {
  if (run.certain && admitted) return
  run.known?.get(value)?.set(node, admitted)
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
