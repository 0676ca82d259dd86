import { isArray, isObject, property, type Json, type JsonObject } from '../../json/json.ts'
import { parseJson } from '../../json/parse.ts'
import { itemPlace, keyPlace, type Place } from '../../json/place.ts'
import { parseRulePath } from '../../contract/pact/rule-path.ts'
import type { PathToken } from '../../contract/pact/matching-rules.ts'
import type { VerifiedFact } from './fact.ts'

/** One thing that Pact's own verifier says is not as expected, in our grammar. */
export interface NativeMismatch {
  readonly fact: VerifiedFact
  readonly place: Place
  /** Where it stands in the body; null outside of it. */
  readonly path: readonly PathToken[] | null
  /** Kinds and names, never values of what came. */
  readonly expected: string
  readonly actual: string
}

/**
 * Reads the `mismatch` of an interaction's result.
 *
 * @returns null where it is an error instead: then nothing is known of the interaction.
 */
export function readMismatch(mismatch: Json): readonly NativeMismatch[] | null {
  if (!isObject(mismatch) || property(mismatch, 'type') !== 'mismatches') return null
  const list = property(mismatch, 'mismatches')
  return isArray(list) ? list.filter(isObject).flatMap(readOne) : null
}

function readOne(told: JsonObject): NativeMismatch | readonly NativeMismatch[] {
  const key = textAt(told, 'key').toLowerCase()
  const expected = textAt(told, 'expected')
  const actual = textAt(told, 'actual')
  switch (textAt(told, 'type')) {
    case 'StatusMismatch':
      return { fact: 'verified.status-differs', place: '', path: null, expected, actual }
    case 'HeaderMismatch':
      return textAt(told, 'mismatch').endsWith('but was missing')
        ? {
            fact: 'verified.header-missing',
            place: `header:${key}`,
            path: null,
            expected: 'the header',
            actual: '',
          }
        : {
            fact: 'verified.header-differs',
            place: `header:${key}`,
            path: null,
            expected: 'the header',
            actual: 'another value',
          }
    case 'MetadataMismatch':
      return {
        fact: 'verified.metadata-differs',
        place: `metadata:${textAt(told, 'key')}`,
        path: null,
        expected: 'the value',
        actual: actual === '' ? 'nothing' : 'another value',
      }
    case 'BodyTypeMismatch':
      return { fact: 'verified.media-type-differs', place: '', path: null, expected, actual }
    default:
      return readBody(told, expected, actual)
  }
}

function readBody(
  told: JsonObject,
  expected: string,
  actual: string,
): NativeMismatch | readonly NativeMismatch[] {
  const path = parseRulePath(textAt(told, 'path')) ?? []
  const place = placeOf(path)
  const [wanted, came] = [parsed(expected), parsed(actual)]
  // The texts beside it list the keys of both sides, unexpected ones among them.
  if (
    / missing the following keys: /.test(textAt(told, 'mismatch')) &&
    isArray(wanted) &&
    isArray(came)
  ) {
    return missingFrom(came, wanted).map(key => ({
      fact: 'verified.property-missing',
      place: keyPlace(place, key),
      path,
      expected: 'the property',
      actual: 'nothing',
    }))
  }
  const one = kindOf(wanted, expected)
  const other = kindOf(came, actual)
  const isAlike = one === other
  return {
    fact: 'verified.value-differs',
    place,
    path,
    expected: one,
    actual: isAlike ? `another ${other}` : other,
  }
}

function missingFrom(list: readonly Json[], names: readonly Json[]): readonly string[] {
  return names.filter(name => typeof name === 'string').filter(name => !list.includes(name))
}

/** The place of a path of the verifier: `$.items[0].name`. */
export function placeOf(path: readonly PathToken[]): Place {
  return path.reduce<Place>(
    (place, token) => (token.kind === 'key' ? keyPlace(place, token.key) : itemPlace(place)),
    '',
  )
}

function parsed(text: string): Json | undefined {
  const answer = parseJson(text)
  return answer.ok ? answer.value : undefined
}

/** What is no JSON came as bare text. */
function kindOf(value: Json | undefined, text: string): string {
  if (value === undefined) return text === '' ? 'nothing' : 'string'
  if (isArray(value)) return value.length === 1 ? 'list of 1 item' : `list of ${value.length} items`
  if (value === null) return 'null'
  if (typeof value === 'number')
    return Number.isInteger(value) && !/[.eE]/.test(text) ? 'integer' : 'number'
  return typeof value
}

function textAt(object: JsonObject, key: string): string {
  const value = property(object, key)
  if (typeof value === 'string') return value
  return value === undefined || value === null ? '' : JSON.stringify(value)
}
