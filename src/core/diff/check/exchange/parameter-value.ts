import type { Parameter } from '../../../contract/contract.ts'
import type { Headers } from '../../../exchange/exchange.ts'
import { headersOf } from '../../../exchange/headers.ts'
import { essenceOf, isJsonType } from '../../../exchange/media-type.ts'
import { MARK } from '../../../exchange/redaction-mark.ts'
import type { Json } from '../../../json/json.ts'
import { parseJson } from '../../../json/parse.ts'
import type { Direction, LazyAllowed } from '../../../shape/allowed/allowed.ts'
import { allowedOf } from '../../../shape/allowed/lower.ts'
import type { Schema } from '../../../shape/schema/schema.ts'
import { buildsOf, coerce, fits } from './coerce.ts'
import { readPairs } from './read-pairs.ts'
import { readText, type Build, type Style } from './read-text.ts'
import {
  cookiePairs,
  unescape,
  type Escaping,
  type PairReading,
  type WirePairs,
} from './wire-text.ts'

/** Where the parameters of one message stand. */
export interface Carriers {
  /** Escaped, by name. */
  readonly path: ReadonlyMap<string, string>
  readonly query: WirePairs
  /** All of the query, without its question mark. */
  readonly queryText: string
  readonly headers: Headers
}

/** What stands on the wire for one value. Without `value` it is there and cannot be read; null: it is not there. */
export interface Carried {
  readonly value?: Json
  readonly names: readonly string[]
  /** Whether all of it is an empty text. */
  readonly isEmpty: boolean
}

/**
 * The value of a parameter or header, with leaves of the kinds that its schema asks for.
 *
 * @param isFree whether a name of the query belongs to no other parameter.
 */
export function parameterValue(
  parameter: Parameter,
  carriers: Carriers,
  direction: Direction,
  isFree: (name: string) => boolean,
): Carried | null {
  const [media] = parameter.content
  if (media !== undefined && parameter.schema === null) {
    return contentValue(parameter, carriers, essenceOf(media.mediaType))
  }
  const allowed = allowedOf([[parameter.schema ?? anything]], direction)
  const members = memberTest(allowed, isFree)
  const readBy = (build: Build): PairReading | null =>
    readingsOf(parameter, carriers, build, members)
  return chosen(allowed, readBy)
}

/** A value of a form, by the style of its field. */
export function fieldValue(how: Style, pairs: WirePairs, allowed: LazyAllowed): Carried | null {
  // A form is one object already: what is spread over it cannot be told from its other fields.
  return chosen(allowed, build => {
    const explode = build === 'object' ? false : how.explode
    const reading = readPairs(pairs, { ...how, explode }, build, () => false)
    const text = pairs.values.get(how.name)
    const [only = ''] = text ?? []
    // Many write a structure in a form as JSON, which nothing else looks like.
    const parsed = build !== 'plain' && /^\s*[[{]/.test(only) ? parseJson(only) : null
    if (reading === null || !parsed?.ok) return reading
    return { ...reading, typed: parsed.value }
  })
}

const anything: Schema = {
  document: { uri: '', root: true, dialect: 'json-schema-2020-12' },
  pointer: '',
  value: true,
}

/** The first reading that the schema admits, else the last, which fits its build best. */
function chosen(lazy: LazyAllowed, readBy: (build: Build) => PairReading | null): Carried | null {
  const allowed = lazy()
  const found = buildsOf(allowed).flatMap(build => readBy(build) ?? [])
  const [first] = found
  if (first === undefined) return null
  const names = [...new Set(found.flatMap(reading => reading.names))]
  const values = found.flatMap(reading => reading.values)
  const typed = found.flatMap(reading => (reading.typed === undefined ? [] : [reading.typed]))
  const isEmpty = values.some(value => value === '')
  if (values.length + typed.length === 0) return { names, isEmpty }
  const made = [...values.map(value => coerce(value, lazy)), ...typed]
  const fitting = made.filter(one => fits(one, allowed))
  const value = (fitting.length > 0 ? fitting[0] : made.at(-1)) ?? null
  return { value, names, isEmpty }
}

function readingsOf(
  parameter: Parameter,
  { path, query, headers }: Carriers,
  build: Build,
  members: (name: string) => boolean,
): PairReading | null {
  const { name, in: place, style } = parameter
  if (place === 'query') return readPairs(query, parameter, build, members)
  if (place === 'cookie') {
    const cookies = cookiePairs(headers, style === 'cookie' ? 'plain' : 'percent')
    return readPairs(cookies, parameter, build, members)
  }
  const raw = place === 'path' ? path.get(name) : headerText(headers, name)
  if (raw === undefined) return null
  const escaping: Escaping = place === 'path' ? 'percent' : 'plain'
  return { names: [name], values: readText(raw, parameter, build, escaping) }
}

/** All lines of a field as one. @see RFC 9110 §5.3 */
function headerText(headers: Headers, name: string): string | undefined {
  const lines = headersOf(headers, name.toLowerCase())
  return lines.length === 0 ? undefined : lines.join(', ')
}

/** Which names on the wire an object takes that is spread over pairs: those it lists; any free one where it is open. */
function memberTest(
  lazy: LazyAllowed,
  isFree: (name: string) => boolean,
): (name: string) => boolean {
  return name => {
    const { branches } = lazy()
    if (branches === null) return isFree(name)
    if (branches.some(branch => branch.properties.has(name))) return true
    return branches.some(branch => branch.additionalStated) && isFree(name)
  }
}

/** A value that is written in a media type of its own. */
function contentValue(parameter: Parameter, carriers: Carriers, essence: string): Carried | null {
  const text = contentText(parameter, carriers)
  if (text === undefined) return null
  const base = { names: [parameter.name], isEmpty: text === '' }
  if (!isJsonType(essence)) return { ...base, value: text }
  const parsed = parseJson(text)
  return parsed.ok ? { ...base, value: parsed.value } : base
}

function read(raw: string | undefined, escaping: Escaping): string | undefined {
  return raw === undefined ? undefined : unescape(raw, escaping)
}

function contentText(
  { name, in: place }: Parameter,
  { path, query, queryText, headers }: Carriers,
): string | undefined {
  switch (place) {
    case 'query':
      return read(query.values.get(name)?.[0], 'query')
    case 'querystring':
      return queryText === '' ? undefined : unescape(queryText, 'percent')
    case 'cookie':
      return read(cookiePairs(headers, 'percent').values.get(name)?.[0], 'percent')
    case 'path':
      return read(path.get(name), 'percent')
    default:
      return headerText(headers, name)
  }
}

/** Whether any text in it stands for a credential that was hidden: then nothing is known of the value. */
export function isHidden(value: Json): boolean {
  if (typeof value === 'string') return value.includes(MARK)
  return typeof value === 'object' && value !== null && Object.values(value).some(isHidden)
}
