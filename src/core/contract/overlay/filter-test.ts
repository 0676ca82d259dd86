import { equalJson } from '../../json/canonical.ts'
import { isArray, isObject, type Json } from '../../json/json.ts'
import type { Comparison, Operand, Query, Test } from './json-path.ts'
import { pathPattern } from './path-pattern.ts'

/** The values that a query inside of a filter selects, with the value that the filter looks at as `@`. */
export type SelectValues = (query: Query, current: Json) => readonly Json[]

/** Whether a value passes a filter. */
export function passes(test: Test, current: Json, select: SelectValues): boolean {
  switch (test.kind) {
    case 'or':
      return test.of.some(each => passes(each, current, select))
    case 'and':
      return test.of.every(each => passes(each, current, select))
    case 'not':
      return !passes(test.of, current, select)
    case 'exists':
      return select(test.query, current).length > 0
    case 'compare': {
      const left = valueOf(test.left, current, select)
      return compares(test.operator, left, valueOf(test.right, current, select))
    }
    default: {
      const text = valueOf(test.text, current, select)
      const pattern = valueOf(test.pattern, current, select)
      if (typeof text !== 'string' || typeof pattern !== 'string') return false
      return pathPattern(pattern, test.kind === 'match')?.test(text) ?? false
    }
  }
}

/** Undefined where there is no value: RFC 9535 calls it Nothing. */
function valueOf(operand: Operand, current: Json, select: SelectValues): Json | undefined {
  switch (operand.kind) {
    case 'literal':
      return operand.value
    case 'singular':
      return select(operand.query, current)[0]
    case 'count':
      return select(operand.query, current).length
    case 'value': {
      const values = select(operand.query, current)
      return values.length === 1 ? values[0] : undefined
    }
    default:
      return lengthOf(valueOf(operand.of, current, select))
  }
}

function lengthOf(value: Json | undefined): number | undefined {
  // Characters, not UTF-16 units.
  if (typeof value === 'string') return Array.from(value).length
  if (isArray(value)) return value.length
  return isObject(value) ? Object.keys(value).length : undefined
}

function compares(operator: Comparison, left: Json | undefined, right: Json | undefined): boolean {
  switch (operator) {
    case '==':
      return equals(left, right)
    case '!=':
      return !equals(left, right)
    case '<':
      return isLess(left, right)
    case '>':
      return isLess(right, left)
    case '<=':
      return isLess(left, right) || equals(left, right)
    default:
      return isLess(right, left) || equals(left, right)
  }
}

function equals(left: Json | undefined, right: Json | undefined): boolean {
  if (typeof left !== 'object' || typeof right !== 'object') return left === right
  return equalJson(left, right)
}

function isLess(left: Json | undefined, right: Json | undefined): boolean {
  if (typeof left === 'number' && typeof right === 'number') return left < right
  return typeof left === 'string' && typeof right === 'string' && isLessText(left, right)
}

/** By characters: UTF-16 units would put those beyond U+FFFF before some that are smaller. */
function isLessText(left: string, right: string): boolean {
  let at = 0
  while (at < left.length && left[at] === right[at]) at++
  return (left.codePointAt(at) ?? -1) < (right.codePointAt(at) ?? -1)
}
