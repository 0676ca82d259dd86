import type { Json } from '../../json/json.ts'
import type { Schema } from '../../shape/schema/schema.ts'
import { memberOf, schemaOf, type ObjectPart } from './part.ts'
import { addDefect, kindName, type Reading } from './reading.ts'

/** What `itemSchema` of a media type promises: each item by itself, and all of them as a list. */
export interface Sequence {
  readonly schema: Schema
  readonly itemSchema: Schema
}

/**
 * A sequential media type (JSON lines, JSON text sequences, server-sent events) is treated as the list of its items,
 * so that `itemSchema` compares like `items` and a `schema` beside it counts too.
 *
 * @param whole the `schema` beside it, or null.
 * @see OpenAPI 3.2, section "Sequential Media Types".
 */
export function readSequence(
  reading: Reading,
  media: ObjectPart,
  whole: Schema | null,
): Sequence | null {
  const member = memberOf(media, 'itemSchema')
  if (member === undefined || reading.version !== '3.2') return null
  const itemSchema = schemaOf(member)
  if (itemSchema === undefined) {
    addDefect(reading, member, `a schema must be an object, not ${kindName(member.value)}`)
    return null
  }
  const list = { type: 'array', items: itemSchema.value }
  const value: { [key: string]: Json } = whole === null ? list : { allOf: [whole.value, list] }
  return { itemSchema, schema: { document: media.document, pointer: media.pointer, value } }
}
