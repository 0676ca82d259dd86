import { canonicalJson } from '../../json/canonical.ts'
import type { Json } from '../../json/json.ts'
import { maskOfValue } from './kind-mask.ts'
import { lengthOf } from './length.ts'
import { isMultiple } from './multiple.ts'
import type { Literals, NumberTests, Tests, TextTests } from './node.ts'
import { matches } from './pattern.ts'

/** Whether the value passes what can be said without looking into it: kind, listed values, text and number. */
export function admitsLeaf(tests: Tests, value: Json, formats: boolean): boolean {
  if (value === null && tests.nullable) return true
  if ((tests.mask & maskOfValue(value)) === 0) return false
  if (tests.literals !== null && !isAmong(value, tests.literals)) return false
  if (typeof value === 'string') {
    return tests.text === null || isTextAdmitted(value, tests.text, formats)
  }
  return typeof value !== 'number' || tests.number === null || isNumberAdmitted(value, tests.number)
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
