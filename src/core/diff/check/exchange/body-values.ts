import type { Media } from '../../../contract/contract.ts'
import type { Body } from '../../../exchange/exchange.ts'
import { isJsonType } from '../../../exchange/media-type.ts'
import { sequenceItems } from '../../../exchange/sequence-items.ts'
import { isObject, property, type Json } from '../../../json/json.ts'
import { parseJson } from '../../../json/parse.ts'
import type { Direction } from '../../../shape/allowed/allowed.ts'
import { lower } from '../../../shape/allowed/lower.ts'
import type { Schema } from '../../../shape/schema/schema.ts'
import { conforms } from '../conforms.ts'
import { formValue } from './form-value.ts'

/** What of a body is held against which schema. */
export interface BodyValue {
  readonly value: Json
  readonly schema: Schema
}

/**
 * The value of a body as its media type means it, or null where nothing can be said of it: it is binary, could not be
 * read, or the contract says nothing of what is in it.
 *
 * @param essence of the content type that came, or of the contract's where none came.
 */
export function bodyValue(
  body: Body,
  media: Media,
  essence: string,
  direction: Direction,
): BodyValue | null {
  const { schema } = media
  if (schema === null) return null
  if (body.kind === 'json') return { value: body.value, schema }
  if (body.kind === 'form') return { value: formValue(body, media, schema, direction), schema }
  if (body.kind !== 'text' || isJsonType(essence)) return null
  const items = sequenceItems(essence, body.text)
  if (items === null) {
    // Lines of which one could not be read say nothing of the others.
    return isSequence(essence) ? null : { value: body.text, schema }
  }
  return sequenceValue(items, body.text, media, schema, direction)
}

function isSequence(essence: string): boolean {
  return sequenceItems(essence, '') !== null
}

/**
 * A sequence is the list of its items. Before OpenAPI 3.2 had words for it, authors wrote the schema of all as a text,
 * that of the list, or that of one item, and of an event often that of its data alone: by the kinds that the schema
 * admits one can tell.
 */
function sequenceValue(
  items: readonly Json[],
  text: string,
  media: Media,
  schema: Schema,
  direction: Direction,
): BodyValue | null {
  if (media.itemSchema) return { value: items, schema }
  const { kinds } = lower(schema, direction)
  if (kinds.has('array')) return { value: items, schema }
  if (kinds.has('string')) return { value: text, schema }
  const each = listOf(media, schema)
  if (items.every(item => conforms(item, schema, direction))) return { value: items, schema: each }
  const data = items.flatMap(dataOf)
  return data.length === 0 ? null : { value: data, schema: each }
}

/** What an event carries, where that is JSON; any other item is what it is. */
function dataOf(item: Json): Json[] {
  const data = isObject(item) ? property(item, 'data') : undefined
  if (typeof data !== 'string') return [item]
  const parsed = parseJson(data)
  return parsed.ok ? [parsed.value] : []
}

const lists = new WeakMap<Media, Schema>()

/** One list for each media type, so that what is known of it is known once. */
function listOf(media: Media, { document, value }: Schema): Schema {
  const known = lists.get(media)
  if (known !== undefined) return known
  const list = { type: 'array', items: value }
  const schema = { document, pointer: media.origin.pointer, value: list }
  lists.set(media, schema)
  return schema
}
