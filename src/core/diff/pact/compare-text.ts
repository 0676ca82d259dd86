import { compareByRule, ruleAt, tellOther, type Comparing, type Position } from './comparing.ts'

/** Holds a text against the example: by the rules for its place or above, else by what counts as the same. */
export function compareText(
  comparing: Comparing,
  position: Position,
  expected: string,
  actual: string,
  isSame: (expected: string, actual: string) => boolean = Object.is,
): void {
  const rule = ruleAt(comparing, position)
  if (rule !== null) compareByRule(comparing, position, rule, { expected, actual, isText: true })
  else if (!isSame(expected, actual)) tellOther(comparing, position, expected, actual)
}
