import type { Contract, Operation } from '../../../../src/core/contract/contract.ts'
import { isArray, isObject, type Json } from '../../../../src/core/json/json.ts'

/** What a pin promises to keep of a contract: all but files, notes, extensions without a meaning, and what no operation reaches. */
export function comparable(contract: Contract, only?: ReadonlySet<string>): unknown {
  const chosen = (list: readonly Operation[]): readonly Operation[] =>
    list.filter(operation => !only || only.has(operation.key))
  const { name, dialect, info, servers, tags, operations, webhooks } = contract
  return plain({
    name,
    dialect,
    info,
    servers,
    tags,
    o: chosen(operations),
    w: chosen(webhooks),
  })
}

const notes = new Set([
  'description',
  'summary',
  'example',
  'examples',
  'externalDocs',
  'document',
  'title',
  'extensions',
  // Only a pin knows it before the parameters are read.
  'multiSegment',
])

function plain(value: unknown): unknown {
  if (value instanceof Map) return [...value].map(plain)
  if (Array.isArray(value)) return value.map(plain)
  if (typeof value !== 'object' || value === null) return value
  if ('pointer' in value && 'file' in value) return value.pointer
  // A schema: the source's has notes, of which the pin has none.
  if ('pointer' in value && 'value' in value) return [value.pointer, bare(value.value as Json)]
  return Object.entries(value)
    .filter(([key, member]) => !notes.has(key) && member !== undefined)
    .sort(byKey)
    .map(([key, member]) => [key, plain(member)])
}

function bare(value: Json): Json {
  if (isArray(value)) return value.map(bare)
  if (!isObject(value)) return value
  const members = Object.entries(value)
    .filter(
      ([key, member]) => !key.startsWith('x-') && (!notes.has(key) || typeof member === 'object'),
    )
    .sort(byKey)
  return Object.fromEntries(
    members.map(([key, member]) => [key, key === 'required' ? sorted(member) : bare(member)]),
  )
}

function sorted(value: Json): Json {
  return isArray(value) ? value.map(String).sort() : value
}

function byKey([a]: [string, unknown], [b]: [string, unknown]): number {
  return a < b ? -1 : 1
}
