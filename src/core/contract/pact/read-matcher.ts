import { isArray, isObject, property, type Json, type JsonObject } from '../../json/json.ts'
import type { Matcher, PlainMatch, StatusClass, TemporalMatch, Variant } from './matching-rules.ts'
import type { Reading } from './reading.ts'

type Reader = (
  rule: JsonObject,
  reading: Reading,
  variants: (value: Json | undefined) => readonly Variant[],
) => Matcher | null

const plain =
  (match: PlainMatch): Reader =>
  () => ({ match })

const type: Reader = rule => ({
  match: 'type',
  min: countOf(property(rule, 'min')),
  max: countOf(property(rule, 'max')),
})

const regex: Reader = rule => {
  const value = property(rule, 'regex')
  return typeof value === 'string' ? { match: 'regex', regex: value } : null
}

const temporal =
  (match: TemporalMatch): Reader =>
  rule => {
    const keys = ['format', match, ...(match === 'timestamp' ? ['datetime'] : [])]
    const stated = keys
      .map(key => property(rule, key))
      .find(value => typeof value === 'string' && value !== '')
    return { match, format: typeof stated === 'string' ? stated : null }
  }

const withText =
  (match: 'include' | 'contentType'): Reader =>
  rule => {
    const value = property(rule, 'value')
    return value === undefined || isObject(value) || isArray(value)
      ? null
      : { match, value: String(value) }
  }

const statusClasses: ReadonlySet<string> = new Set<StatusClass>([
  'info',
  'success',
  'redirect',
  'clientError',
  'serverError',
  'nonError',
  'error',
])

const statusCode: Reader = rule => {
  const status = property(rule, 'status')
  if (typeof status === 'string' && statusClasses.has(status)) {
    return { match: 'statusCode', status: status as StatusClass }
  }
  const codes = isArray(status) ? status : [status ?? null]
  const numbers = codes.filter(code => typeof code === 'number')
  return numbers.length === codes.length ? { match: 'statusCode', status: numbers } : null
}

const each =
  (match: 'eachKey' | 'eachValue'): Reader =>
  (rule, reading, variants) => {
    const stated = property(rule, 'rules') ?? []
    if (!isArray(stated)) return null
    const rules = stated.flatMap(inner => readMatcher(inner, reading, variants) ?? [])
    return rules.length === stated.length ? { match, rules } : null
  }

/** Names in lower case without hyphens: libraries write `contentType`, `content-type`, `ArrayContains`. */
const readers: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ['equality', plain('equality')],
  ['regex', regex],
  ['type', type],
  ['min', type],
  ['max', type],
  ['mintype', type],
  ['maxtype', type],
  ['minmaxtype', type],
  ['include', withText('include')],
  ['integer', plain('integer')],
  ['decimal', plain('decimal')],
  ['real', plain('decimal')],
  ['number', plain('number')],
  ['date', temporal('date')],
  ['time', temporal('time')],
  ['timestamp', temporal('timestamp')],
  ['datetime', temporal('timestamp')],
  ['null', plain('null')],
  ['boolean', plain('boolean')],
  ['contenttype', withText('contentType')],
  ['values', plain('values')],
  [
    'arraycontains',
    (rule, _, variants) => ({
      match: 'arrayContains',
      variants: variants(property(rule, 'variants')),
    }),
  ],
  ['statuscode', statusCode],
  ['notempty', plain('notEmpty')],
  ['semver', plain('semver')],
  ['eachkey', each('eachKey')],
  ['eachvalue', each('eachValue')],
])

/** Rules without a name, as version 2 writes them, by the field that tells what they are. */
const unnamed = ['regex', 'min', 'max', 'timestamp', 'datetime', 'date', 'time']

/** One rule, or null where it was refused with a reason. */
export function readMatcher(
  rule: Json,
  reading: Reading,
  variants: (value: Json | undefined) => readonly Variant[],
): Matcher | null {
  if (!isObject(rule)) return refused(reading, 'a matching rule is not an object')
  const stated = property(rule, 'match')
  const name = typeof stated === 'string' ? stated : unnamed.find(key => Object.hasOwn(rule, key))
  if (name === undefined) return refused(reading, 'a matching rule does not say what it matches')
  const reader = readers.get(name.toLowerCase().replaceAll('-', ''))
  if (reader === undefined) return refused(reading, `the matching rule ${shown(name)} is not known`)
  return (
    reader(rule, reading, variants) ??
    refused(reading, `the matching rule ${shown(name)} lacks a value that it needs`)
  )
}

function refused(reading: Reading, reason: string): null {
  reading.problems.push(reason)
  return null
}

/** Only what looks like the name of a rule is repeated. */
function shown(name: string): string {
  return /^[\w.-]{1,40}$/.test(name) ? `\`${name}\`` : 'of an odd name'
}

/** Ruby and JavaScript have written counts as text too. */
function countOf(value: Json | undefined): number | null {
  const number = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value
  return typeof number === 'number' && number >= 0 ? number : null
}
