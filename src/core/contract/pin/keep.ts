import { isArray, isObject, property, type Json, type JsonObject } from '../../json/json.ts'
import { isOpaque, itemKind, memberKind, type PartKind } from '../openapi/child-kind.ts'

/** A tree over a document that says what of it is kept, at its own place. */
export interface Keep {
  /** Set where everything from here on is kept; it says how the value is to be taken. */
  kind: PartKind | null
  readonly children: Map<string, Keep>
}

export function newKeep(): Keep {
  return { kind: null, children: new Map() }
}

/** Marks a place. False when it was kept before. */
export function markKept(root: Keep, tokens: readonly string[], kind: PartKind): boolean {
  let keep = root
  for (const token of tokens) {
    if (keep.kind !== null) return false
    const child = keep.children.get(token) ?? newKeep()
    keep.children.set(token, child)
    keep = child
  }
  if (keep.kind !== null) return false
  keep.kind = kind
  return true
}

/** Only what is kept, without notes for people. Lists are kept whole, so that every pointer stays true. */
export function copyKept(value: Json, keep: Keep): Json {
  if (keep.kind !== null || !isObject(value)) return withoutNotes(value, keep.kind ?? 'raw')
  const kept: [string, Json][] = []
  for (const [key, child] of keep.children) {
    const member = property(value, key)
    if (member !== undefined) kept.push([key, copyKept(member, child)])
  }
  return Object.fromEntries(kept)
}

/** The extensions that Tidemark gives a meaning. Of others a pin would carry any amount of documentation. */
const keptExtensions: ReadonlySet<string> = new Set([
  'x-extensible-enum',
  'x-multi-segment',
  'x-nullable',
  'x-stability-level',
  'x-sunset',
  'x-webhooks',
])
const withFields: ReadonlySet<PartKind> = new Set(['node', 'response', 'schema'])

function isNote(kind: PartKind, key: string, value: Json, isAlternative: boolean): boolean {
  if (!withFields.has(kind)) return false
  if (key.startsWith('x-')) return !keptExtensions.has(key)
  if (typeof value !== 'string') return false
  // Inline alternatives are told by their titles.
  if (key === 'title') return kind === 'schema' && !isAlternative
  return key === 'description'
}

function withoutNotes(value: Json, kind: PartKind, isAlternative = false): Json {
  if (isOpaque(kind, value)) return value
  if (isArray(value)) {
    const items = itemKind(kind)
    return value.map(item => withoutNotes(item, items, isAlternative))
  }
  const kept: [string, Json][] = []
  for (const [key, member] of Object.entries(value as JsonObject)) {
    const inner = memberKind(kind, key)
    if (inner === 'note' || isNote(kind, key, member, isAlternative)) continue
    const isChoice = kind === 'schema' && (key === 'oneOf' || key === 'anyOf')
    kept.push([
      key,
      kind === 'schema' && key === 'required'
        ? inOrder(member)
        : withoutNotes(member, inner, isChoice),
    ])
  }
  return Object.fromEntries(kept)
}

/** The order of names in `required` means nothing, and a vendor's generator may change it. */
function inOrder(names: Json): Json {
  return isArray(names) && names.every(name => typeof name === 'string') ? names.toSorted() : names
}
