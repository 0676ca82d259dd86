import type { Json } from '../../json/json.ts'
import type { Direction } from '../../shape/allowed/allowed.ts'
import type { Schema } from '../../shape/schema/schema.ts'
import { startRun } from './evaluate.ts'
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
  return settle(node, value, startRun(node, direction, assertsFormats(direction, options)))
}
