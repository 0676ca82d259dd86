import { isArray, isObject, property, type Json } from '../../json/json.ts'
import { dataKeyPlace, itemPlace, keyPlace, type Place } from '../../json/place.ts'
import { accessOf } from '../../shape/schema/access.ts'
import { keywordsOf } from '../../shape/schema/keywords.ts'
import type { NormalKeywords } from '../../shape/schema/normal-keywords.ts'
import { resolveReference } from '../../shape/schema/reference.ts'
import type { Schema } from '../../shape/schema/schema.ts'
import { conforms } from '../check/conforms.ts'

/** By place: whether any value had it. */
export interface Covered {
  readonly properties: Map<string, boolean>
  readonly branches: Map<string, boolean>
}

/** Deeper than any answer is read. */
const MAX_DEPTH = 40

/** Alternatives inside alternatives unfold without end; of a schema that does, the first so many are told. */
const MAX_STEPS = 100_000

interface At {
  /** Schemas looked at so far, of all of them. */
  readonly run: { steps: number }
  readonly place: Place
  /** The values that came to stand here. */
  readonly values: readonly Json[]
  /** The schemas that led here, so that one that holds itself is told once. */
  readonly above: readonly Schema[]
}

/** Tells of each property and each alternative of a schema whether one of the values has it. */
export function coverSchema(schema: Schema, values: readonly Json[], covered: Covered): void {
  cover(schema, { run: { steps: 0 }, place: '', values, above: [] }, covered)
}

function cover(schema: Schema, at: At, covered: Covered): void {
  const { above } = at
  const keywords = keywordsOf(schema)
  if (typeof keywords === 'boolean' || above.length > MAX_DEPTH) return
  if (++at.run.steps > MAX_STEPS || above.some(one => isSame(one, schema))) return
  const inside = { ...at, above: [...above, schema] }
  const target = resolveReference(schema)
  for (const part of [...(target ? [target] : []), ...(keywords.allOf ?? [])]) {
    cover(part, inside, covered)
  }
  for (const keyword of ['anyOf', 'oneOf'] as const) {
    coverBranches(keyword, keywords[keyword] ?? [], inside, covered)
  }
  coverMembers(keywords, inside, covered)
  coverItems(keywords, inside, covered)
}

function isSame(a: Schema, b: Schema): boolean {
  return a.value === b.value && a.document === b.document
}

function coverBranches(
  keyword: 'anyOf' | 'oneOf',
  branches: readonly Schema[],
  at: At,
  covered: Covered,
): void {
  // One alternative beside null is no choice.
  const isChoice = branches.filter(branch => !isNull(branch)).length > 1
  branches.forEach((branch, i) => {
    const values = at.values.filter(value => conforms(value, branch, 'response'))
    if (isChoice && !isNull(branch)) {
      mark(
        covered.branches,
        `${at.place}${at.place === '' ? '' : ' '}${keyword} ${labelOf(branch, i)}`,
        values.length > 0,
      )
    }
    cover(branch, { ...at, values }, covered)
  })
}

function isNull(schema: Schema): boolean {
  const keywords = keywordsOf(schema)
  return typeof keywords !== 'boolean' && keywords.type?.length === 1 && keywords.type[0] === 'null'
}

/** What authors call an alternative: its title, or the name of what it refers to; else its number, from 1. */
function labelOf(schema: Schema, index: number): string {
  const keywords = keywordsOf(schema)
  const { title, $ref } = typeof keywords === 'boolean' ? {} : keywords
  return title ?? $ref?.slice($ref.lastIndexOf('/') + 1) ?? String(index + 1)
}

function coverMembers(
  { properties, additionalProperties }: NormalKeywords,
  at: At,
  covered: Covered,
): void {
  const objects = at.values.filter(isObject)
  for (const [name, schema] of properties ?? []) {
    if (accessOf(schema).writeOnly) continue
    const place = keyPlace(at.place, name)
    const values = objects.flatMap(object => {
      const value = property(object, name)
      return value === undefined ? [] : [value]
    })
    mark(covered.properties, place, values.length > 0)
    cover(schema, { ...at, place, values }, covered)
  }
  if (additionalProperties === undefined) return
  const values = objects.flatMap(object =>
    Object.entries(object).flatMap(([key, value]) =>
      properties?.has(key) === true ? [] : [value],
    ),
  )
  cover(additionalProperties, { ...at, place: dataKeyPlace(at.place, 'key'), values }, covered)
}

function coverItems({ prefixItems = [], items }: NormalKeywords, at: At, covered: Covered): void {
  const lists = at.values.filter(isArray)
  const place = itemPlace(at.place)
  prefixItems.forEach((schema, i) => {
    const values = lists.flatMap(list => list.slice(i, i + 1))
    cover(schema, { ...at, place, values }, covered)
  })
  if (items === undefined) return
  const values = lists.flatMap(list => list.slice(prefixItems.length))
  cover(items, { ...at, place, values }, covered)
}

function mark(known: Map<string, boolean>, name: string, isCovered: boolean): void {
  known.set(name, isCovered || known.get(name) === true)
}
