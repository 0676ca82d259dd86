import type { Json, JsonObject } from '../../json/json.ts'
import { dataKeyPlace, isWithin, itemPlace, keyPlace, type Place } from '../../json/place.ts'
import { dataKeyKind } from '../../text/data-key.ts'
import { onlyKind, type Seen } from './seen.ts'
import { textMatcher } from './text-rules.ts'

export interface InferredBody {
  readonly example: Json
  /** By path, in the order of the example. */
  readonly rules: JsonObject
}

/** A JSON value as version 4 writes it. A text or null alone is written as JSON, since as itself it would be the body's bytes. */
export function jsonContent(value: Json, contentType: string): JsonObject {
  const isBare = value === null || typeof value === 'string'
  return { content: isBare ? JSON.stringify(value) : value, contentType, encoded: false }
}

interface Writing {
  /** The places that somebody reads; null where that is not known. */
  readonly reads: readonly Place[] | null
  readonly rules: [path: string, rule: JsonObject][]
}

/** Where a value stands, as rules and as places tell it. */
interface Spot {
  readonly path: string
  readonly place: Place
}

/**
 * The example and the rules that every body seen satisfies. What was not always there, was only ever null or was of several
 * kinds is left out: a Pact has no word for it. So is what no path can name.
 *
 * @param reads the places to keep; null for all.
 * @returns null where nothing can be said.
 */
export function bodyOf(seen: Seen, reads: readonly Place[] | null): InferredBody | null {
  const writing: Writing = { reads, rules: [] }
  const example = write(writing, seen, { path: '$', place: '' })
  if (example === undefined) return null
  return { example, rules: Object.fromEntries(writing.rules) }
}

function write(writing: Writing, seen: Seen, spot: Spot): Json | undefined {
  if (!isRead(writing, spot.place)) return undefined
  const kind = onlyKind(seen)
  // Pact's own verifier takes no null for an object or a list, whatever rules say.
  if (seen.nulls > 0 && (kind === 'object' || kind === 'array')) return undefined
  switch (kind) {
    case null:
      return undefined
    case 'object':
      return writeObject(writing, seen, spot)
    case 'array':
      return writeArray(writing, seen, spot)
    default:
      tell(writing, seen, spot, scalarMatcher(seen))
      return seen.scalar
  }
}

function isRead({ reads }: Writing, place: Place): boolean {
  return reads === null || reads.some(read => isWithin(read, place) || isWithin(place, read))
}

function scalarMatcher({ integers, fractions, texts, textRules }: Seen): JsonObject {
  if (texts > 0) return textMatcher(textRules)
  if (integers + fractions === 0) return { match: 'type' }
  return { match: fractions === 0 ? 'integer' : integers === 0 ? 'decimal' : 'number' }
}

function writeObject(writing: Writing, seen: Seen, spot: Spot): Json | undefined {
  const isMap = seen.values !== null && seen.fields.size === 0
  if (isMap) return writeMap(writing, seen, spot)
  if (spot.path === '$') tell(writing, seen, spot, { match: 'type' })
  const members: [string, Json][] = []
  for (const [key, field] of seen.fields) {
    if (field.count < seen.objects) continue
    if (!isNameable(key)) continue
    const inner = { path: keyPath(spot.path, key), place: keyPlace(spot.place, key) }
    const example = write(writing, field.seen, inner)
    if (example !== undefined) members.push([key, example])
  }
  return Object.fromEntries(members)
}

/** An object whose keys are data: one of them stands for all. */
function writeMap(writing: Writing, seen: Seen, spot: Spot): Json | undefined {
  if (seen.values === null) return undefined
  const { key, seen: values } = seen.values
  const before = writing.rules.length
  tell(writing, seen, spot, { match: 'values' })
  const example = write(writing, values, {
    path: `${spot.path}.*`,
    place: dataKeyPlace(spot.place, dataKeyKind(key) ?? 'key'),
  })
  if (example !== undefined) return Object.fromEntries([[key, example]])
  writing.rules.length = before
  return undefined
}

function writeArray(writing: Writing, seen: Seen, spot: Spot): Json {
  const before = writing.rules.length
  const rule = { match: 'type', ...(seen.emptyArrays === 0 && seen.items !== null && { min: 1 }) }
  tell(writing, seen, spot, rule)
  if (seen.items === null) return []
  const inner = {
    path: `${spot.path}[*]`,
    place: itemPlace(spot.place),
  }
  const item = write(writing, seen.items, inner)
  if (item !== undefined) return [item]
  // Nothing is known of the items, so there is none to show.
  writing.rules.length = before
  tell(writing, seen, spot, { match: 'type' })
  return []
}

function tell(writing: Writing, { nulls }: Seen, { path }: Spot, matcher: JsonObject): void {
  const matchers = nulls > 0 ? [matcher, { match: 'null' }] : [matcher]
  writing.rules.push([path, { combine: nulls > 0 ? 'OR' : 'AND', matchers }])
}

/** Whether paths can name it: quotes and backslashes within quotes are read differently by each library. */
export function isNameable(key: string): boolean {
  return key !== '' && !/['"\\\]]/.test(key)
}

function keyPath(path: string, key: string): string {
  return /^[A-Za-z_]\w*$/.test(key) ? `${path}.${key}` : `${path}['${key}']`
}
