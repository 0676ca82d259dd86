import { isArray, isObject, property, type Json, type JsonObject } from '../../json/json.ts'
import { resolveReference } from '../../shape/schema/reference.ts'
import type { Schema } from '../../shape/schema/schema.ts'
import { objectPromise } from './closed-object.ts'
import { childrenAt, membersOf, partsOf } from './schema-parts.ts'
import { twinAlternatives } from './twin-alternatives.ts'
import { expected, sent, type InPlace, type Refer, type TwinMode } from './twin-mode.ts'
import { twinNode } from './twin-node.ts'

/** The parts of one value as they are read in this mode, by their own places where there is one alone. */
export function twinValue(
  parts: readonly Schema[],
  mode: TwinMode,
  refer: Refer,
): JsonObject | boolean {
  const [first, ...others] = parts
  if (first === undefined) return true
  if (mode.kind === 'sent') return sentValue(first, refer)
  return others.length === 0 ? oneValue(first, mode, refer) : joinedValue(parts, mode, refer)
}

function inPlaceBy(refer: Refer): InPlace {
  return (schema, mode) => {
    if (mode.kind === 'sent') return twinValue([schema], mode, refer)
    const parts = partsOf(schema)
    if (parts.length === 1 && parts[0] === schema) return twinValue(parts, mode, refer)
    return { $ref: refer(parts, mode) }
  }
}

/** All as it stands, but that a discriminator chooses. */
function sentValue(schema: Schema, refer: Refer): JsonObject | boolean {
  const { value } = schema
  if (typeof value === 'boolean') return value
  const target = resolveReference(schema)
  const all = membersOf(schema, 'allOf').map(each => ({ $ref: refer([each], sent) }))
  const alternatives = twinAlternatives(schema, sent, [], inPlaceBy(refer))
  const node = twinNode(schema, sent, inPlaceBy(refer))
  const joined = [...listAt(node, 'allOf'), ...all, ...listAt(alternatives, 'allOf')]
  const read = {
    ...node,
    ...alternatives,
    ...(target === null ? {} : { $ref: refer([target], sent) }),
    ...(joined.length === 0 ? {} : { allOf: joined }),
  }
  return isNullBeside(value) ? orNull(read) : read
}

function oneValue(
  schema: Schema,
  mode: TwinMode & { readonly kind: 'expected' },
  refer: Refer,
): JsonObject | boolean {
  if (typeof schema.value === 'boolean') return schema.value
  const { names, isClosed } = objectPromise([schema])
  const node = twinNode(schema, expected, inPlaceBy(refer))
  const alternatives = twinAlternatives(schema, mode, [...names, ...mode.beside], inPlaceBy(refer))
  const joined = [...listAt(node, 'allOf'), ...listAt(alternatives, 'allOf')]
  return {
    ...node,
    ...alternatives,
    ...(joined.length === 0 ? {} : { allOf: joined }),
    ...(isClosed && {
      additionalProperties: false,
      properties: withNames(property(node, 'properties'), mode.beside),
    }),
  }
}

/** Several schemas as one: a property or the items that more than one of them describe are what they say together. */
function joinedValue(
  parts: readonly Schema[],
  mode: TwinMode & { readonly kind: 'expected' },
  refer: Refer,
): JsonObject {
  const { names, patterns, isClosed } = objectPromise(parts)
  const together = (children: readonly Schema[]): Json => ({
    $ref: refer(unique(children.flatMap(partsOf)), expected),
  })
  const own = [...names].map((name): [string, Json] => [
    name,
    together(parts.flatMap(each => childrenAt(each, 'properties', name))),
  ])
  const items = parts.flatMap(each => childrenAt(each, 'items'))
  const joined = parts.map((each): Json => {
    if (typeof each.value === 'boolean') return each.value
    const {
      items: _,
      required: __,
      ...node
    } = withoutChildren(twinNode(each, expected, inPlaceBy(refer)))
    const alternatives = twinAlternatives(each, mode, [...names, ...mode.beside], inPlaceBy(refer))
    const inner = [...listAt(node, 'allOf'), ...listAt(alternatives, 'allOf')]
    return { ...node, ...alternatives, ...(inner.length === 0 ? {} : { allOf: inner }) }
  })
  const read = {
    allOf: joined,
    properties: withNames(Object.fromEntries(own), mode.beside),
    ...(items.length > 0 && { items: together(items) }),
    ...(isClosed && {
      additionalProperties: false,
      patternProperties: Object.fromEntries([...patterns].map(pattern => [pattern, {}])),
    }),
  }
  return isObject(parts[0]?.value) && isNullable(parts[0].value) ? orNull(read) : read
}

/** What the parts say of properties together is said once; each only keeps which are its own. */
function withoutChildren(node: JsonObject): JsonObject {
  const { additionalProperties, properties, ...rest } = node
  return {
    ...rest,
    ...(isObject(properties) && {
      properties: Object.fromEntries(Object.keys(properties).map(name => [name, {}])),
    }),
    ...(isObject(additionalProperties) && { additionalProperties }),
  }
}

function withNames(stated: Json | undefined, names: Iterable<string>): JsonObject {
  const own = isObject(stated) ? stated : {}
  const others = [...names].filter(name => !Object.hasOwn(own, name))
  return Object.fromEntries([
    ...Object.entries(own),
    ...others.map((name): [string, Json] => [name, {}]),
  ])
}

function unique(parts: readonly Schema[]): readonly Schema[] {
  return [...new Map(parts.map(each => [each.value, each])).values()]
}

function isNullable(value: JsonObject): boolean {
  return property(value, 'nullable') === true || property(value, 'x-nullable') === true
}

/** `nullable` beside `allOf` means that null is admitted too, whatever its members say. */
function isNullBeside(value: JsonObject): boolean {
  return isNullable(value) && isArray(property(value, 'allOf'))
}

function orNull(value: JsonObject): JsonObject {
  return { anyOf: [value, { enum: [null], nullable: true }] }
}

function listAt(value: JsonObject, keyword: string): readonly Json[] {
  const list = property(value, keyword)
  return isArray(list) ? list : []
}
