import { compareByRule, ruleAt, tell, type Comparing, type Position } from './comparing.ts'
import { describeValue } from './describe.ts'

/** Holds a text against the example, by the rules for its place or above. */
export function compareText(
  comparing: Comparing,
  position: Position,
  expected: string,
  actual: string,
): void {
  const rule = ruleAt(comparing, position)
  if (rule !== null) compareByRule(comparing, position, rule, { expected, actual, isText: true })
  else if (expected !== actual) {
    tell(comparing, position, {
      kind: 'value',
      expected: describeValue(expected),
      actual: describeValue(actual),
    })
  }
}
