import type { Change } from '../diff/change.ts'
import { isArray, isObject, type Json } from '../json/json.ts'

/**
 * Makes the sentence of a rule: the subject of the change, a colon and `says`, with `{base}`, `{revision}`,
 * `{names}`, `{name}` and other details filled in.
 */
export function sentence(says: string): (change: Change) => string {
  return change => `${subjectOf(change)}: ${fill(says, change)}`
}

export function fill(says: string, change: Change): string {
  return says.replaceAll(/\{(\w+)\}/g, (_, word: string) => {
    if (word === 'base') return shortText(change.base)
    if (word === 'revision') return shortText(change.revision)
    return shortText(change.details?.[word])
  })
}

const MAX_TEXT = 80

/** A value for a sentence: plain, and no longer than a line can bear. */
export function shortText(value: Json | undefined): string {
  const text = plainText(value)
  return text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT - 1)}…` : text
}

function plainText(value: Json | undefined): string {
  if (value === undefined) return 'nothing'
  if (typeof value === 'string') return value === '' ? 'nothing' : value
  if (isArray(value)) return value.length === 0 ? 'nothing' : value.map(plainText).join(', ')
  return isObject(value) ? JSON.stringify(value) : String(value)
}

/** `request property /user/name`, `query parameter page`, `response 200 header link`. */
export function subjectOf({ place, direction, where, details }: Change): string {
  const at = details?.['at']
  const side = direction === 'response' ? `response ${where.status}`.trim() : 'request'
  const colon = place.indexOf(':')
  if (colon > 0 && !place.startsWith('/')) {
    const location = place.slice(0, colon)
    const [name = '', ...inside] = place.slice(colon + 1).split('/')
    const kind = direction === 'response' ? `${side} header` : `${location} parameter`
    return inside.length > 0 ? `${kind} ${name}, property /${inside.join('/')}` : `${kind} ${name}`
  }
  if (direction === 'none') return where.path === '' ? 'document' : 'operation'
  if (at === undefined) return side
  return place === '' ? `${side} body` : `${side} property ${place}`
}
