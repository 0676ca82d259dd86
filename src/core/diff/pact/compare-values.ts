import type { Multimap } from '../../contract/pact/pact.ts'
import { compareList } from './compare-list.ts'
import { compareText } from './compare-text.ts'
import { ruleAt, tell, type Comparing, type Position } from './comparing.ts'
import { textOf } from './apply-matcher.ts'

/** Holds the values of a query or form against the example's: each name with its values in order. */
export function compareValues(
  comparing: Comparing,
  expected: Multimap,
  actual: Multimap,
  at: (name: string) => Position,
): void {
  for (const [name, examples] of expected) {
    const values = actual.get(name)
    const position = at(name)
    if (values === undefined) tellMissing(comparing, position, name, examples)
    else {
      compareList(comparing, position, ruleAt(comparing, position), {
        expected: examples,
        actual: values,
        compare: (inner, { path }, example, value) =>
          compareText(inner, { ...position, path }, textOf(example), textOf(value)),
      })
    }
  }
  if (comparing.allowsUnexpected) return
  for (const [name, values] of actual) {
    if (expected.has(name)) continue
    tell(comparing, at(name), {
      kind: 'unexpected',
      key: name,
      expected: 'nothing',
      actual: shown(values),
    })
  }
}

export function tellMissing(
  comparing: Comparing,
  position: Position,
  name: string,
  examples: readonly string[],
): void {
  const expected = shown(examples)
  tell(comparing, position, { kind: 'missing', key: name, expected, actual: 'nothing' })
}

export function shown(values: readonly string[]): string {
  return values.map(value => `'${value}'`).join(', ')
}
