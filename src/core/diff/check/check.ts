import type { Json } from '../../json/json.ts'
import type { Direction } from '../../shape/allowed/allowed.ts'
import type { Schema } from '../../shape/schema/schema.ts'
import { kindOf } from '../../shape/kind.ts'
import { assertsFormats, type CheckOptions } from './conforms.ts'
import { startRun } from './evaluate.ts'
import { explain, explainRefused } from './explain.ts'
import { explainWhole, startExplanation } from './explanation.ts'
import { unitOfOften } from './generated/often.ts'
import { nodeOf } from './node.ts'
import { settle } from './run.ts'
import type { Violation } from './violation.ts'

/**
 * Holds one value against a schema, exactly: an empty list means that it conforms, as `conforms` says it.
 * A value that conforms costs one walk; only of another the reasons are looked for.
 *
 * @param direction drops read-only properties of requests and write-only ones of responses from `required`.
 */
export function check(
  value: Json,
  schema: Schema,
  direction: Direction,
  options?: CheckOptions,
): Violation[] {
  const node = nodeOf(schema)
  const formats = assertsFormats(direction, options)
  const unit = unitOfOften(node, direction, formats)
  if (unit !== null) {
    if (unit.admits(value, 0)) return []
    const found: Violation[] = []
    unit.tell(value, '', found, 0)
    if (found.length > 0) return found
  }
  if (settle(node, value, startRun(node, direction, formats))) return []
  const to = startExplanation(startRun(node, direction, formats), { explain, explainRefused })
  explainWhole(node, value, '', to)
  const { found } = to
  if (found.length > 0) return found
  // Only rings of references come here: what refuses the value is refused for leading back to itself.
  const { document, pointer } = schema
  const expected = 'a value that the whole schema admits'
  const whole = {
    reason: 'value.not-allowed',
    keyword: '',
    expected,
    actual: kindOf(value),
  } as const
  return [{ place: '', ...whole, origin: { file: document.uri, pointer } }]
}
