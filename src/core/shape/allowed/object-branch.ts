import { accessOf } from '../schema/access.ts'
import type { NormalKeywords } from '../schema/normal-keywords.ts'
import type { Schema } from '../schema/schema.ts'
import type { Direction, LazyAllowed, ObjectBranch, Residue, Terms } from './allowed.ts'
import type { Part } from './clauses.ts'

interface Lowering {
  readonly direction: Direction
  readonly allowed: (terms: Terms) => LazyAllowed
}

/** The objects that all of the parts admit; null where they say nothing about objects. */
export function objectBranch(
  parts: readonly Part[],
  residue: readonly Residue[],
  lowering: Lowering,
): ObjectBranch | null {
  const speaking = parts.filter(part => speaksOfObjects(part.keywords))
  if (speaking.length === 0 && residue.length === 0) return null
  const listed = new Set(
    speaking.flatMap(({ keywords }) => [...(keywords.properties?.keys() ?? [])]),
  )
  const properties = new Map<string, LazyAllowed>()
  const hidden = new Set<string>()
  for (const name of listed) {
    const atoms = speaking.flatMap(({ keywords }) => schemasFor(keywords, name))
    properties.set(name, lowering.allowed([atoms]))
    if (atoms.some(schema => isHidden(schema, lowering.direction))) hidden.add(name)
  }
  const required = speaking.flatMap(({ keywords }) => keywords.required ?? [])
  const additional = speaking.flatMap(({ keywords }) =>
    // With patterns beside it, `additionalProperties` holds for names that nobody can list: it is residue.
    keywords.patternProperties === undefined ? (keywords.additionalProperties ?? []) : [],
  )
  const [first] = speaking
  return {
    properties,
    required: new Set(required.filter(name => !hidden.has(name))),
    additional: lowering.allowed([additional]),
    additionalStated: speaking.some(({ keywords }) => statesAdditional(keywords)),
    minProperties: Math.max(0, ...speaking.map(({ keywords }) => keywords.minProperties ?? 0)),
    maxProperties: Math.min(...speaking.map(({ keywords }) => keywords.maxProperties ?? Infinity)),
    residue,
    origin: first ? { file: first.schema.document.uri, pointer: first.schema.pointer } : null,
  }
}

function speaksOfObjects(keywords: NormalKeywords): boolean {
  return (
    keywords.properties !== undefined ||
    keywords.required !== undefined ||
    keywords.minProperties !== undefined ||
    keywords.maxProperties !== undefined ||
    statesAdditional(keywords)
  )
}

function statesAdditional(keywords: NormalKeywords): boolean {
  return (
    keywords.additionalProperties !== undefined ||
    keywords.patternProperties !== undefined ||
    keywords.unevaluatedProperties !== undefined
  )
}

/** All schemas of one node that a property of this name has to conform to. */
function schemasFor(keywords: NormalKeywords, name: string): readonly Schema[] {
  const named = keywords.properties?.get(name)
  const matched = [...(keywords.patternProperties ?? [])].flatMap(([source, schema]) =>
    matchesName(source, name) ? [schema] : [],
  )
  if (named !== undefined) return [named, ...matched]
  if (matched.length > 0) return matched
  return keywords.additionalProperties === undefined ? [] : [keywords.additionalProperties]
}

/** A pattern that cannot be read matches nothing. */
function matchesName(source: string, name: string): boolean {
  try {
    return new RegExp(source, 'u').test(name)
  } catch {
    return false
  }
}

function isHidden(schema: Schema, direction: Direction): boolean {
  const { readOnly, writeOnly } = accessOf(schema)
  return direction === 'request' ? readOnly : writeOnly
}
