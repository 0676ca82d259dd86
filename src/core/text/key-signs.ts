import { dataKeyKind } from './data-key.ts'
import { isFieldWord } from './field-words.ts'
import { isGivenName } from './given-names.ts'

/** What a key says by itself. Whether it is data can take its neighbours; see `keys-of-object.ts`. */
export interface KeySigns {
  /** The kind of data that it is whatever stands beside it, or null. */
  readonly kind: string | null
  /** At least half of its words are words that fields are named with. */
  readonly isKnown: boolean
  /** It starts like a proper noun: `Wrenshaw`, not `USD`. */
  readonly isCapital: boolean
  /** A field's name wherever it stands, unless its neighbours are nearly all data. */
  readonly isSure: boolean
}

const MAX_REMEMBERED = 5000
const remembered = new Map<string, KeySigns>()

/** Remembered, because keys repeat in every record. */
export function keySigns(key: string): KeySigns {
  const found = remembered.get(key)
  if (found) return found
  const signs = readSigns(key)
  if (remembered.size >= MAX_REMEMBERED) remembered.clear()
  remembered.set(key, signs)
  return signs
}

function readSigns(key: string): KeySigns {
  const form = dataKeyKind(key)
  if (form !== null) return { kind: form, isKnown: false, isCapital: false, isSure: false }
  const words = wordsOf(key)
  const kind = isPerson(words) ? 'name' : isSlug(key, words) ? 'text' : null
  const known = words.filter(word => word.length <= 3 || isFieldWord(word)).length
  const isKnown = kind === null && (/^[@$#_]/.test(key) || known * 2 >= words.length)
  const isCapital = /^[A-Z](?:[a-z]|.{5})/.test(key)
  return { kind, isKnown, isCapital, isSure: isKnown && !isCapital }
}

/**
 * Whether a text names a person or was put together from words that no field is named with: `emil-wren`,
 * `quiet-badger-hums`. For keys, tags and path segments that have no neighbours to ask.
 */
export function isNameOrSlug(text: string): boolean {
  const words = wordsOf(text)
  return isPerson(words) || isSlug(text, words)
}

/** `postal_code`, `postalCode`, `postal-code` are two words; digits are none. */
function wordsOf(key: string): string[] {
  return (key.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+/g) ?? []).map(word => word.toLowerCase())
}

const shortWords: ReadonlySet<string> = new Set('api app ids key log ref sdk uri url'.split(' '))

/** A given name, alone or before what is no word of fields: `emil`, `emil_wren`, not `emil_id`. */
function isPerson([first = '', ...rest]: readonly string[]): boolean {
  if (rest.length > 2 || !isGivenName(first)) return false
  return rest.every(word => word.length > 2 && !isFieldWord(word) && !shortWords.has(word))
}

/** Joined by dashes and mostly unknown. Underscores join the names of fields, so there it takes more. */
function isSlug(key: string, words: readonly string[]): boolean {
  const long = words.filter(word => word.length > 3)
  const known = long.filter(isFieldWord).length
  if (key.includes('-')) return long.length >= 2 && known * 2 < long.length
  return key.includes('_') && long.length >= 4 && known === 0
}
