import type { Json } from '../../json/json.ts'
import type { Direction } from '../../shape/allowed/allowed.ts'
import type { Schema } from '../../shape/schema/schema.ts'
import { startRun } from './evaluate.ts'
import { unitOfOften } from './generated/often.ts'
import { nodeOf } from './node.ts'
import { settle } from './run.ts'

export interface CheckOptions {
  /**
   * Whether `format` asserts: date-time, date, time, uuid, uri, email, ipv4 and ipv6; all others never do.
   * Default: in responses, where readers rely on it.
   */
  readonly formats?: boolean
}

export function assertsFormats(direction: Direction, options: CheckOptions | undefined): boolean {
  return options?.formats ?? direction === 'response'
}

/**
 * Whether the schema admits the value, exactly, as of JSON Schema 2020-12. What a document leaves open by
 * its own fault (a reference to nowhere, an unreadable pattern, a ring of references) admits anything.
 */
export function conforms(
  value: Json,
  schema: Schema,
  direction: Direction,
  options?: CheckOptions,
): boolean {
  const node = nodeOf(schema)
  const formats = assertsFormats(direction, options)
  const unit = unitOfOften(node, direction, formats)
  if (unit !== null) return unit.admits(value, 0)
  return settle(node, value, startRun(node, direction, formats))
}

/** Whether all of the schemas admit the value; what they share is looked at once. */
export function conformsToAll(
  value: Json,
  schemas: readonly Schema[],
  direction: Direction,
  options?: CheckOptions,
): boolean {
  const [first, ...others] = schemas
  if (first === undefined) return true
  if (others.length === 0) return conforms(value, first, direction, options)
  const start = startRun(nodeOf(first), direction, assertsFormats(direction, options))
  const run = { ...start, known: new Map() }
  return schemas.every(schema => {
    run.owner = nodeOf(schema)
    return settle(run.owner, value, run)
  })
}
