import type { Multimap } from '../../contract/pact/pact.ts'
import { apart, compareByRule, ruleAt, tell, type Comparing, type Position } from './comparing.ts'
import { shown, tellMissing } from './compare-values.ts'

/** Holds headers against the expected ones: names in any case, and what nobody asked for may be there. */
export function compareHeaders(comparing: Comparing, expected: Multimap, actual: Multimap): void {
  const found = new Map([...actual].map(([name, values]) => [name.toLowerCase(), values]))
  for (const [written, examples] of expected) {
    const name = written.toLowerCase()
    const values = found.get(name)
    const position: Position = { path: [name], place: `header:${name}`, pointer: '' }
    if (values === undefined) tellMissing(comparing, position, name, examples)
    else compareHeader(comparing, position, name, examples, values)
  }
}

function compareHeader(
  comparing: Comparing,
  position: Position,
  name: string,
  expected: readonly string[],
  actual: readonly string[],
): void {
  if (ruleAt(comparing, position) === null) {
    const indexed = expected.some(
      (_, index) => ruleAt(comparing, { ...position, path: [name, index] })?.cascaded === false,
    )
    if (!indexed) return compareExactly(comparing, position, name, expected, actual)
  }
  // Some rules speak of the whole field and some of each value: both are fine.
  const whole = apart(comparing)
  compareOne(whole, position, expected.join(', '), actual.join(', '))
  if (whole.mismatches.length === 0) return
  const [first = ''] = parts(expected)
  const each = apart(comparing)
  for (const [index, value] of parts(actual).entries()) {
    const at = { ...position, path: [name, index] }
    compareOne(each, at, parts(expected)[index] ?? first, value)
  }
  if (each.mismatches.length > 0) comparing.mismatches.push(...whole.mismatches)
}

function compareOne(
  comparing: Comparing,
  position: Position,
  expected: string,
  actual: string,
): void {
  const rule = ruleAt(comparing, position)
  if (rule !== null) compareByRule(comparing, position, rule, { expected, actual, isText: true })
  else compareExactly(comparing, position, '', [expected], [actual])
}

function compareExactly(
  comparing: Comparing,
  position: Position,
  name: string,
  expected: readonly string[],
  actual: readonly string[],
): void {
  const [wanted, found] = [parts(expected), parts(actual)]
  const isSame = parameterised.has(name) ? sameParameters : (a: string, b: string) => a === b
  const isEqual =
    wanted.length === found.length &&
    wanted.every((value, index) => isSame(value, found[index] ?? ''))
  if (isEqual) return
  tell(comparing, position, { kind: 'value', expected: shown(expected), actual: shown(actual) })
}

/** Comma-separated, without the white space around each. A comma between quotes separates nothing. */
function parts(values: readonly string[]): readonly string[] {
  return values.flatMap(value => splitOutsideQuotes(value, ','))
}

function splitOutsideQuotes(text: string, separator: string): readonly string[] {
  const found: string[] = []
  let start = 0
  let quoted = false
  for (let at = 0; at <= text.length; at++) {
    const sign = text[at]
    if (sign === '\\' && quoted) at++
    else if (sign === '"') quoted = !quoted
    if (sign !== undefined && (quoted || sign !== separator)) continue
    found.push(text.slice(start, at).trim())
    start = at + 1
  }
  return found
}

const parameterised: ReadonlySet<string> = new Set(['accept', 'content-type'])

/** The type is the same and has at least the parameters expected, in any order; their values in any case. */
function sameParameters(expected: string, actual: string): boolean {
  const [type = '', ...wanted] = splitOutsideQuotes(expected, ';')
  const [actualType = '', ...found] = splitOutsideQuotes(actual, ';')
  const parameters = new Map(found.map(parameterOf))
  return (
    type === actualType &&
    wanted
      .filter(each => each !== '')
      .every(each => {
        const [name, value] = parameterOf(each)
        return parameters.get(name) === value
      })
  )
}

function parameterOf(text: string): readonly [name: string, value: string] {
  const equals = text.indexOf('=')
  if (equals < 0) return [text.toLowerCase(), '']
  const name = text.slice(0, equals).trim().toLowerCase()
  return [
    name,
    text
      .slice(equals + 1)
      .trim()
      .toLowerCase(),
  ]
}
