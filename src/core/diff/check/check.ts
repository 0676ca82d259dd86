import type { Json } from '../../json/json.ts'
import type { Direction } from '../../shape/allowed/allowed.ts'
import type { Schema } from '../../shape/schema/schema.ts'
import { assertsFormats, type CheckOptions } from './conforms.ts'
import { explainApart, interpret } from './generated/explain-apart.ts'
import { unitOfOften } from './generated/often.ts'
import { nodeOf } from './node.ts'
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
  const found: Violation[] = []
  const unit = unitOfOften(node, direction, formats)
  if (unit === null) {
    const way = { direction, formats }
    if (!interpret(node, way, value)) explainApart(node, way, value, '', found)
  } else if (unit.refuses || !unit.admits(value, 0)) {
    unit.refuses = true
    unit.tell(value, '', found, 0)
  }
  return found
}
