import { canonicalJson } from '../../json/canonical.ts'
import type { Json, JsonObject } from '../../json/json.ts'
import { kinds, type Kind } from '../../shape/kind.ts'
import { keywordsOf } from '../../shape/schema/keywords.ts'
import type { NormalKeywords } from '../../shape/schema/normal-keywords.ts'
import { resolveReference } from '../../shape/schema/reference.ts'
import { resourceOf, type Resource } from '../../shape/schema/resource.ts'
import type { Schema, SourceDocument } from '../../shape/schema/schema.ts'
import { formatTest } from './format.ts'
import { patternOf, type Pattern } from './pattern.ts'

/** A schema as evaluation meets it. What it tests is put together when a value first reaches it. */
export interface Node {
  readonly schema: Schema
  tests: Tests | null
}

export interface Tests {
  readonly keywords: NormalKeywords
  readonly resource: Resource
  /** One bit per kind, as `maskOf` gives them. */
  readonly mask: number
  readonly literals: Literals | null
  readonly text: TextTests | null
  readonly number: NumberTests | null
  readonly array: ArrayTests | null
  readonly object: ObjectTests | null
  readonly inPlace: InPlaceTests | null
}

/** The values of `enum` and `const`: scalars as they are, all of them in canonical text. */
export interface Literals {
  readonly scalars: ReadonlySet<Json>
  readonly texts: ReadonlySet<string>
}

export interface TextTests {
  readonly minLength: number
  readonly maxLength: number
  readonly pattern: Pattern | null
  readonly format: ((text: string) => boolean) | null
}

export interface NumberTests {
  readonly minimum: number
  readonly maximum: number
  readonly exclusiveMinimum: number
  readonly exclusiveMaximum: number
  readonly multipleOf: number | null
}

export interface ArrayTests {
  readonly minItems: number
  readonly maxItems: number
  readonly unique: boolean
  readonly prefix: readonly Node[]
  readonly items: Node | null
  readonly contains: Node | null
  readonly minContains: number
  readonly maxContains: number
  readonly unevaluated: Node | null
}

export interface ObjectTests {
  readonly minProperties: number
  readonly maxProperties: number
  readonly required: readonly string[]
  readonly properties: ReadonlyMap<string, Node> | null
  readonly patterns: readonly (readonly [Pattern, Node])[] | null
  readonly additional: Node | null
  readonly names: Node | null
  readonly dependentRequired: ReadonlyMap<string, readonly string[]> | null
  readonly unevaluated: Node | null
}

export interface InPlaceTests {
  readonly reference: Node | null
  readonly dynamic: string | null
  readonly allOf: readonly Node[]
  readonly anyOf: readonly Node[]
  readonly oneOf: readonly Node[]
  readonly not: Node | null
  readonly if: Node | null
  readonly then: Node | null
  readonly else: Node | null
  readonly dependentSchemas: ReadonlyMap<string, Node> | null
}

const memo = new WeakMap<SourceDocument, WeakMap<JsonObject, Node>>()

/** One node per schema, so that nodes can be compared by identity. */
export function nodeOf(schema: Schema): Node {
  if (typeof schema.value === 'boolean') return { schema, tests: null }
  let known = memo.get(schema.document)
  if (known === undefined) memo.set(schema.document, (known = new WeakMap()))
  let node = known.get(schema.value)
  if (node === undefined) known.set(schema.value, (node = { schema, tests: null }))
  return node
}

const bits: Readonly<Record<Kind, number>> = {
  null: 1,
  boolean: 2,
  integer: 4,
  number: 8,
  string: 16,
  array: 32,
  object: 64,
}
export const ANY_KIND = 127

/** `number` admits integers too. */
export function maskOf(types: readonly Kind[]): number {
  return types.reduce((mask, type) => mask | bits[type] | (type === 'number' ? bits.integer : 0), 0)
}

export function kindsIn(mask: number): Kind[] {
  return kinds.filter(kind => (mask & bits[kind]) !== 0)
}

export function testsOf(node: Node): Tests {
  return (node.tests ??= prepare(node.schema))
}

function prepare(schema: Schema): Tests {
  const read = keywordsOf(schema)
  const keywords = typeof read === 'boolean' ? {} : read
  return {
    keywords,
    resource: resourceOf(schema),
    mask: read === false ? 0 : keywords.type === undefined ? ANY_KIND : maskOf(keywords.type),
    literals: literalsOf(keywords),
    text: textTests(keywords),
    number: numberTests(keywords),
    array: arrayTests(keywords),
    object: objectTests(keywords),
    inPlace: inPlaceTests(schema, keywords),
  }
}

function literalsOf({ const: literal, enum: values }: NormalKeywords): Literals | null {
  if (literal === undefined && values === undefined) return null
  const both = values !== undefined && literal !== undefined
  const text = literal === undefined ? '' : canonicalJson(literal)
  const stated = values ?? (literal === undefined ? [] : [literal])
  const admitted = both ? stated.filter(value => canonicalJson(value) === text) : stated
  return {
    scalars: new Set(admitted.filter(value => typeof value !== 'object' || value === null)),
    texts: new Set(admitted.map(canonicalJson)),
  }
}

function textTests(keywords: NormalKeywords): TextTests | null {
  const { minLength = 0, maxLength = Infinity } = keywords
  const pattern = keywords.pattern === undefined ? null : patternOf(keywords.pattern)
  const format = keywords.format === undefined ? null : formatTest(keywords.format)
  const none = minLength <= 0 && maxLength === Infinity && pattern === null && format === null
  return none ? null : { minLength, maxLength, pattern, format }
}

function numberTests(keywords: NormalKeywords): NumberTests | null {
  const { minimum = -Infinity, maximum = Infinity, multipleOf = null } = keywords
  const { exclusiveMinimum = -Infinity, exclusiveMaximum = Infinity } = keywords
  const unbound = Math.max(minimum, exclusiveMinimum) === -Infinity && multipleOf === null
  if (unbound && Math.min(maximum, exclusiveMaximum) === Infinity) return null
  return { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf }
}

const optional = (schema: Schema | undefined): Node | null =>
  schema === undefined ? null : nodeOf(schema)
const listed = (schemas: readonly Schema[] | undefined): readonly Node[] => (schemas ?? []).map(nodeOf)
const mapped = (schemas: ReadonlyMap<string, Schema> | undefined): ReadonlyMap<string, Node> | null =>
  schemas === undefined ? null : new Map([...schemas].map(([key, schema]) => [key, nodeOf(schema)]))

function arrayTests(keywords: NormalKeywords): ArrayTests | null {
  const { items, contains, prefixItems, unevaluatedItems, uniqueItems, minItems, maxItems } = keywords
  const stated = [items, contains, prefixItems, unevaluatedItems, uniqueItems, minItems, maxItems]
  if (stated.every(keyword => keyword === undefined)) return null
  return {
    minItems: minItems ?? 0,
    maxItems: maxItems ?? Infinity,
    unique: uniqueItems === true,
    prefix: listed(prefixItems),
    items: optional(items),
    contains: optional(contains),
    minContains: keywords.minContains ?? 1,
    maxContains: keywords.maxContains ?? Infinity,
    unevaluated: optional(unevaluatedItems),
  }
}

function objectTests(keywords: NormalKeywords): ObjectTests | null {
  const { properties, patternProperties, additionalProperties, unevaluatedProperties } = keywords
  const { propertyNames, required, dependentRequired, minProperties, maxProperties } = keywords
  const schemas = [properties, patternProperties, additionalProperties, unevaluatedProperties]
  const others = [propertyNames, required, dependentRequired, minProperties, maxProperties]
  if ([...schemas, ...others].every(keyword => keyword === undefined)) return null
  const patterns = [...(patternProperties ?? [])].flatMap(([source, schema]) => {
    const pattern = patternOf(source)
    return pattern === null ? [] : [[pattern, nodeOf(schema)] as const]
  })
  return {
    minProperties: minProperties ?? 0,
    maxProperties: maxProperties ?? Infinity,
    required: required ?? [],
    properties: mapped(properties),
    patterns: patterns.length > 0 ? patterns : null,
    additional: optional(additionalProperties),
    names: optional(propertyNames),
    dependentRequired: dependentRequired ?? null,
    unevaluated: optional(unevaluatedProperties),
  }
}

function inPlaceTests(schema: Schema, keywords: NormalKeywords): InPlaceTests | null {
  const { $ref, $dynamicRef, allOf, anyOf, oneOf, not, dependentSchemas, if: condition } = keywords
  const stated = [$ref, $dynamicRef, allOf, anyOf, oneOf, not, dependentSchemas, condition]
  if (stated.every(keyword => keyword === undefined)) return null
  return {
    // A reference to nowhere admits anything: that is a fault of the document, not of the value.
    reference: optional(resolveReference(schema) ?? undefined),
    dynamic: $dynamicRef ?? null,
    allOf: listed(allOf),
    anyOf: listed(anyOf),
    oneOf: listed(oneOf),
    not: optional(not),
    if: optional(condition),
    then: condition === undefined ? null : optional(keywords.then),
    else: condition === undefined ? null : optional(keywords.else),
    dependentSchemas: mapped(dependentSchemas),
  }
}
