import type { JsonObject } from '../../json/json.ts'
import { dataKeyKind } from '../../text/data-key.ts'
import { isNameOrSlug } from '../../text/key-signs.ts'

/** The keys that name what an object is, in the order in which they are asked. */
export const tagKeys = [
  'type',
  'kind',
  'object',
  'event',
  'event_type',
  '__typename',
  '_type',
] as const

export type TagKey = (typeof tagKeys)[number]

/**
 * The key whose value names the shape of an object, or null: the first that holds a token. A function of
 * the object alone, so that tallies made apart put it into the same alternative.
 *
 * @param known tags that were met before, and need no second look.
 */
export function tagKeyOf(object: JsonObject, known: readonly string[]): TagKey | null {
  for (const key of tagKeys) {
    const value = object[key]
    if (typeof value === 'string' && (known.includes(value) || isTag(value))) return key
  }
  return null
}

/** `charge.succeeded`, `PushEvent`: words and dots, and no word of it an id, a name or a number. */
export function isTag(text: string): boolean {
  if (text.length > 64 || !/^[A-Za-z_][\w.:-]*$/.test(text)) return false
  return text.split(/[.:]/).every(word => dataKeyKind(word) === null && !isNameOrSlug(word))
}
