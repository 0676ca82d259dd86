import type { Place } from '../../json/place.ts'
import { describeFormat } from './describe.ts'
import { report, type Explanation } from './explanation.ts'
import { lengthOf } from './length.ts'
import { isMultiple } from './multiple.ts'
import type { Node, Tests } from './node.ts'
import { matches } from './pattern.ts'

interface At {
  readonly node: Node
  readonly place: Place
  readonly actual: string
}

export function explainText(tests: Tests, value: string, at: At, to: Explanation): void {
  if (tests.text === null) return
  const { minLength, maxLength, pattern, format } = tests.text
  const length = lengthOf(value)
  const reason = 'bound.exceeded'
  const fewer = { ...at, actual: 'fewer characters' }
  const more = { ...at, actual: 'more characters' }
  if (length < minLength) {
    report(to, fewer, {
      reason,
      keyword: 'minLength',
      expected: `at least ${minLength} characters`,
    })
  }
  if (length > maxLength) {
    report(to, more, { reason, keyword: 'maxLength', expected: `at most ${maxLength} characters` })
  }
  if (pattern !== null && !matches(pattern, value)) {
    const expected = `text that matches ${pattern.source}`
    report(to, at, { reason: 'pattern.violated', keyword: 'pattern', expected })
  }
  if (format !== null && to.run.formats && !format(value)) {
    const expected = `${tests.keywords.format ?? ''} string`
    const actual = describeFormat(value)
    report(to, { ...at, actual }, { reason: 'format.violated', keyword: 'format', expected })
  }
}

/** Numbers are told by the side of the bound that they are on: they may be data. */
export function explainNumber(tests: Tests, value: number, at: At, to: Explanation): void {
  if (tests.number === null) return
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = tests.number
  const bound = (broken: boolean, keyword: string, expected: string, actual: string): void => {
    if (broken) report(to, { ...at, actual }, { reason: 'bound.exceeded', keyword, expected })
  }
  bound(value < minimum, 'minimum', `at least ${minimum}`, 'a smaller number')
  bound(value > maximum, 'maximum', `at most ${maximum}`, 'a larger number')
  const above = `more than ${exclusiveMinimum}`
  bound(value <= exclusiveMinimum, 'exclusiveMinimum', above, 'a smaller number or the bound')
  const below = `less than ${exclusiveMaximum}`
  bound(value >= exclusiveMaximum, 'exclusiveMaximum', below, 'a larger number or the bound')
  if (multipleOf !== null) {
    const expected = `a multiple of ${multipleOf}`
    bound(!isMultiple(value, multipleOf), 'multipleOf', expected, 'a number between multiples')
  }
}
