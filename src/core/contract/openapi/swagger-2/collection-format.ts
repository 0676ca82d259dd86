import { property, type JsonObject } from '../../../json/json.ts'

/** How the items of a list follow each other. `tabDelimited` is a word of ours: OpenAPI 3 has dropped it. */
export interface ItemStyle {
  readonly style: string
  readonly explode: boolean
}

const delimited: ReadonlyMap<string, string> = new Map([
  ['ssv', 'spaceDelimited'],
  ['tsv', 'tabDelimited'],
  ['pipes', 'pipeDelimited'],
])

/**
 * `collectionFormat` in the words of OpenAPI 3. What is no list has the style that its place has there.
 *
 * @param place `query` and `formData` carry forms; any other place plain values.
 */
export function styleOf(value: JsonObject, place: string): ItemStyle {
  const isForm = place === 'query' || place === 'formData'
  const normal = isForm ? 'form' : 'simple'
  if (property(value, 'type') !== 'array') return { style: normal, explode: isForm }
  const format = property(value, 'collectionFormat')
  if (format === 'multi' && isForm) return { style: normal, explode: true }
  const style = typeof format === 'string' ? delimited.get(format) : undefined
  return { style: style ?? normal, explode: false }
}
