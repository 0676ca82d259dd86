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
import type { Run } from './run.ts'
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
    memo: null,
  }
}

export function visit(node: Node, value: Json, run: Run, seen: Seen | null): boolean {
  // What depends on the way here, by what was seen or by dynamic references, is not remembered.
  const depends = seen !== null || (run.scope !== null && run.scope.outer !== null)
  if (++run.steps < FREE_STEPS || depends) return evaluate(node, value, run, seen)
  run.memo ??= new Map()
  let row = run.memo.get(value)
  if (row === undefined) run.memo.set(value, (row = new Map()))
  const known = row.get(node)
  if (known !== undefined) return known
  const admitted = evaluate(node, value, run, seen)
  row.set(node, admitted)
  return admitted
}

function evaluate(node: Node, value: Json, run: Run, seen: Seen | null): boolean {
  const tests = node.tests ?? testsOf(node)
  if (value === null && tests.keywords.nullable === true) return true
  if ((tests.mask & maskOfValue(value)) === 0) return false
  if (tests.literals !== null && !isAmong(value, tests.literals)) return false
  const { scope } = run
  if (scope === null || scope.resource !== tests.resource) {
    run.scope = { resource: tests.resource, outer: scope }
  }
  const admitted = evaluateInside(tests, value, run, seen)
  run.scope = scope
  return admitted
}

function evaluateInside(tests: Tests, value: Json, run: Run, seen: Seen | null): boolean {
  switch (typeof value) {
    case 'string':
      if (tests.text !== null && !isTextAdmitted(value, tests.text, run.formats)) return false
      break
    case 'number':
      if (tests.number !== null && !isNumberAdmitted(value, tests.number)) return false
      break
    case 'object':
      if (value !== null) return evaluateStructure(tests, value, run, seen)
      break
    default:
  }
  return tests.inPlace === null || evaluateInPlace(tests.inPlace, value, run, seen)
}

function evaluateStructure(
  tests: Tests,
  value: Json & object,
  run: Run,
  seen: Seen | null,
): boolean {
  const { array, object, inPlace } = tests
  const asks = isArray(value) ? array?.unevaluated : object?.unevaluated
  const own = asks ? nothingSeen() : seen
  if (inPlace !== null && !evaluateInPlace(inPlace, value, run, own)) return false
  if (isArray(value)) {
    if (array !== null && !evaluateArray(array, value, run, own)) return false
  } else if (object !== null && !evaluateObject(object, value, run, own)) return false
  if (own !== null && seen !== null && own !== seen) addSeen(seen, own)
  return true
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

/** Lengths count characters: a pair of surrogates is one. */
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
