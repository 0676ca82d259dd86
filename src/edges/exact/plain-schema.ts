import { hiddenNames } from '../../core/diff/check/hidden.ts'
import type { Json } from '../../core/json/json.ts'
import type { Direction } from '../../core/shape/allowed/allowed.ts'
import { keywordsOf } from '../../core/shape/schema/keywords.ts'
import type { NormalKeywords } from '../../core/shape/schema/normal-keywords.ts'
import { resolveReference } from '../../core/shape/schema/reference.ts'
import type { Schema } from '../../core/shape/schema/schema.ts'

/** The schema uses something that has no plain form. */
export class NotPlainError extends Error {
  override readonly name = 'NotPlainError'
}

/** What constrains by itself, without a schema inside. */
const plain = [
  'type',
  'enum',
  'const',
  'multipleOf',
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'minLength',
  'maxLength',
  'pattern',
  'minContains',
  'maxContains',
  'minItems',
  'maxItems',
  'uniqueItems',
  'minProperties',
  'maxProperties',
] as const

const inPlace = ['allOf', 'anyOf', 'oneOf'] as const
const inPlaceOne = ['not', 'if', 'then', 'else'] as const
const inside = [
  'items',
  'contains',
  'additionalProperties',
  'propertyNames',
  'unevaluatedItems',
  'unevaluatedProperties',
] as const

type Draft = Record<string, Json>

interface Writing {
  readonly direction: Direction
  readonly formats: ReadonlySet<string>
  readonly definitions: Draft[]
  /** By schema, then by the schema that the value at hand was first held against. */
  readonly known: Map<Schema['value'], Map<Schema['value'] | null, Json>>
  readonly waiting: (() => void)[]
}

/**
 * A schema of any dialect with all that it leads to as one document of JSON Schema 2020-12: without references to
 * elsewhere, and without what this side of a message need not have. What is wrong in it constrains nothing, as in ours.
 *
 * @param formats those that count.
 * @throws NotPlainError for dynamic references, whose meaning hangs on who asks.
 */
export function plainSchema(
  schema: Schema,
  direction: Direction,
  formats: ReadonlySet<string>,
): Json {
  const definitions: Draft[] = []
  const writing = { direction, formats, definitions, known: new Map(), waiting: [] }
  const root = referTo(schema, schema, writing)
  const { waiting }: Writing = writing
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) next()
  if (typeof root === 'boolean') return root
  return { allOf: [root], $defs: Object.fromEntries(definitions.map((one, i) => [i, one])) }
}

function referTo(schema: Schema, owner: Schema, writing: Writing): Json {
  const { value } = schema
  if (typeof value === 'boolean') return value
  const { known, definitions, waiting, direction } = writing
  const hidden = hiddenNames(owner, direction)
  const asked = hidden.size === 0 ? null : owner.value
  const row = known.get(value) ?? new Map<Schema['value'] | null, Json>()
  known.set(value, row)
  const before = row.get(asked)
  if (before !== undefined) return before
  const draft: Draft = {}
  const reference = { $ref: `#/$defs/${definitions.push(draft) - 1}` }
  row.set(asked, reference)
  waiting.push(() => Object.assign(draft, write(schema, owner, hidden, writing)))
  return reference
}

function write(
  schema: Schema,
  owner: Schema,
  hidden: ReadonlySet<string>,
  writing: Writing,
): Draft {
  const keywords = keywordsOf(schema)
  if (typeof keywords === 'boolean') return keywords ? {} : { not: {} }
  if (keywords.$dynamicRef !== undefined) throw new NotPlainError('it has a dynamic reference')
  const draft: Draft = {
    ...scalars(keywords, hidden, writing.formats),
    ...members(keywords, writing),
    ...applied(keywords, owner, writing),
  }
  const target = resolveReference(schema)
  if (target !== null) draft['$ref'] = (referTo(target, owner, writing) as Draft)['$ref'] ?? '#'
  if (target !== null && typeof target.value === 'boolean') {
    delete draft['$ref']
    if (!target.value) draft['not'] = {}
  }
  return keywords.nullable === true ? { anyOf: [draft, { type: 'null' }] } : draft
}

function scalars(
  keywords: NormalKeywords,
  hidden: ReadonlySet<string>,
  formats: ReadonlySet<string>,
): Draft {
  const draft: Draft = {}
  for (const name of plain) {
    const value = keywords[name]
    if (value !== undefined) draft[name] = value
  }
  const { format, required, dependentRequired } = keywords
  if (format !== undefined && formats.has(format)) draft['format'] = format
  if (required) draft['required'] = required.filter(name => !hidden.has(name))
  if (dependentRequired) draft['dependentRequired'] = Object.fromEntries(dependentRequired)
  return draft
}

/** Schemas for what is inside the value: each of them is its own owner. */
function members(keywords: NormalKeywords, writing: Writing): Draft {
  const own = (schema: Schema): Json => referTo(schema, schema, writing)
  const draft: Draft = {}
  for (const name of inside) {
    const schema = keywords[name]
    if (schema !== undefined) draft[name] = own(schema)
  }
  if (keywords.prefixItems) draft['prefixItems'] = keywords.prefixItems.map(own)
  for (const name of ['properties', 'patternProperties'] as const) {
    const listed = keywords[name]
    if (listed) draft[name] = Object.fromEntries([...listed].map(([key, one]) => [key, own(one)]))
  }
  return draft
}

/** Schemas for the same value. */
function applied(keywords: NormalKeywords, owner: Schema, writing: Writing): Draft {
  const same = (schema: Schema): Json => referTo(schema, owner, writing)
  const draft: Draft = {}
  for (const name of inPlace) {
    const list = keywords[name]
    if (list !== undefined && list.length > 0) draft[name] = list.map(same)
  }
  for (const name of inPlaceOne) {
    const schema = keywords[name]
    if (schema !== undefined) draft[name] = same(schema)
  }
  const { dependentSchemas } = keywords
  if (dependentSchemas) {
    const entries = [...dependentSchemas].map(([key, one]) => [key, same(one)] as const)
    draft['dependentSchemas'] = Object.fromEntries(entries)
  }
  return draft
}
