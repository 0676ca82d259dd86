import { isArray, isObject, type Json, type JsonObject } from '../json/json.ts'
import { dataKeyKind } from './data-key.ts'
import { keySigns, type KeySigns } from './key-signs.ts'

/** The kind of data that a key of one object is, to be shown as `{kind}`, or null for the name of a field. */
export type KeyKind = (key: string) => string | null

/**
 * Tells the names of fields from data among the keys of one object. Default deny: beside what each key says of
 * itself, all keys are data where the object is a map. A function of the object alone, so that tallies made
 * apart agree. Taken for data are:
 *
 * - keys without a known word beside as many that are plainly data: `{ "Emil Wren": 3, "Wrenshaw": 5 }`;
 * - all keys of an object whose values are objects (or lists of them) with the same fields, where most keys are
 *   no words that fields are named with: `{ wren: { age, city }, dunnock: { age, city } }`, not
 *   `{ billing: { city, zip }, shipping: { city, zip } }`;
 * - proper nouns in an object that does not name its fields in capitals.
 *
 * Not to be told from a field: one lower-case word that is no common given name, alone or over scalars.
 */
export function keysOfObject(object: JsonObject): KeyKind {
  const keys = Object.keys(object)
  if (isTableOfCodes(keys)) return dataKeyKind
  const signs = keys.map(keySigns)
  if (signs.every(({ isSure }) => isSure)) return ownKind
  if (isMap(object, keys, signs)) return key => ownKind(key) ?? 'key'
  const data = signs.filter(({ kind }) => kind !== null).length
  const isMostlyData = data * 2 >= signs.length
  const capitals = signs.filter(({ kind, isCapital }) => kind === null && isCapital)
  const nouns = capitals.filter(({ isKnown }) => !isKnown).length
  const hasNouns = nouns * 2 > capitals.length
  if (!isMostlyData && !hasNouns) return ownKind
  return key => {
    const { kind, isKnown, isCapital, isSure } = keySigns(key)
    if (kind !== null) return kind
    if (isMostlyData) return isSure ? null : 'key'
    return isCapital && !isKnown ? 'key' : null
  }
}

/** Whether a key is the name of a field in every object that is not mostly data. */
export function isSureField(key: string): boolean {
  return keySigns(key).isSure
}

function ownKind(key: string): string | null {
  return keySigns(key).kind
}

const MIN_CODES = 8

/** Currencies, countries, months: `{ "bam": …, "bob": …, "brl": … }` names nobody. */
function isTableOfCodes(keys: readonly string[]): boolean {
  return keys.length >= MIN_CODES && keys.every(key => key.length <= 3)
}

const MIN_COMMON = 2

/** Whether all values are built alike under keys that mostly are no words of fields. */
function isMap(object: JsonObject, keys: readonly string[], signs: readonly KeySigns[]): boolean {
  if (keys.length < 2) return false
  const unknown = signs.filter(({ isKnown }) => !isKnown).length
  // Of two, both: a pair of fields is more common than a map of two.
  if (keys.length === 2 ? unknown < 2 : unknown * 2 < keys.length) return false
  let common: readonly string[] | null = null
  let most = 0
  for (const key of keys) {
    const record = recordOf(object[key])
    if (record === null) return false
    const fields: readonly string[] = Object.keys(record)
    most = Math.max(most, fields.length)
    common = (common ?? fields).filter(field => Object.hasOwn(record, field))
    if (common.length < MIN_COMMON) return false
  }
  return common !== null && common.length * 2 >= most
}

/** What a map holds: an object, or the first of a list of them. */
function recordOf(value: Json | undefined): JsonObject | null {
  const record = isArray(value) ? value[0] : value
  return isObject(record) ? record : null
}
