import type { Json } from '../../../json/json.ts'
import type { Place } from '../../../json/place.ts'
import { kindOf } from '../../../shape/kind.ts'
import { FREE_STEPS, startRun } from '../evaluate.ts'
import { explain, explainRefused } from '../explain.ts'
import { explainWhole, startExplanation } from '../explanation.ts'
import type { Node, Way } from '../node.ts'
import { settle } from '../run.ts'
import type { Violation } from '../violation.ts'

/** Judges a value by interpretation, as if it were the whole; `remembers` where it recurs from the first step. */
export function interpret(
  node: Node,
  { direction, formats }: Way,
  value: Json,
  remembers = false,
): boolean {
  const run = startRun(node, direction, formats)
  if (remembers) run.steps = FREE_STEPS
  return settle(node, value, run)
}

/** Explains a value that is known to be refused by interpretation, as if it were the whole. */
export function explainApart(
  node: Node,
  { direction, formats }: Way,
  value: Json,
  place: Place,
  found: Violation[],
): void {
  const to = startExplanation(startRun(node, direction, formats), { explain, explainRefused })
  explainWhole(node, value, place, to)
  if (to.found.length > 0) found.push(...to.found)
  else found.push(refusedAsWhole(node, value, place))
}

/** Only rings of references come here: what refuses the value is refused for leading back to itself. */
function refusedAsWhole({ schema }: Node, value: Json, place: Place): Violation {
  return {
    place,
    reason: 'value.not-allowed',
    keyword: '',
    expected: 'a value that the whole schema admits',
    actual: kindOf(value),
    origin: { file: schema.document.uri, pointer: schema.pointer },
  }
}
