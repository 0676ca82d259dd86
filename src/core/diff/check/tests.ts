import { canonicalJson } from '../../json/canonical.ts'
import { keywordsOf } from '../../shape/schema/keywords.ts'
import type { NormalKeywords } from '../../shape/schema/normal-keywords.ts'
import { resolveReference } from '../../shape/schema/reference.ts'
import { resourceOf } from '../../shape/schema/resource.ts'
import type { Schema } from '../../shape/schema/schema.ts'
import { formatTest } from './format.ts'
import { ANY_KIND, maskOf, UNKNOWN_KINDS } from './kind-mask.ts'
import {
  nodeOf,
  type ArrayTests,
  type InPlaceTests,
  type Literals,
  type Member,
  type Node,
  type NumberTests,
  type ObjectTests,
  type Tests,
  type TextTests,
} from './node.ts'
import { patternOf } from './pattern.ts'

/** What the schema tests, read once. */
export function testsOf(node: Node): Tests {
  return (node.tests ??= prepare(node.schema))
}

function prepare(schema: Schema): Tests {
  const read = keywordsOf(schema)
  const keywords = typeof read === 'boolean' ? {} : read
  const array = arrayTests(keywords)
  const object = objectTests(keywords)
  const inPlace = inPlaceTests(schema, keywords)
  return {
    keywords,
    resource: resourceOf(schema),
    nullable: keywords.nullable === true,
    leaf: array === null && object === null && inPlace === null,
    mask: read === false ? 0 : keywords.type === undefined ? ANY_KIND : maskOf(keywords.type),
    literals: literalsOf(keywords),
    text: textTests(keywords),
    number: numberTests(keywords),
    array,
    object,
    inPlace,
    kinds: UNKNOWN_KINDS,
    kindsInWords: null,
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
const listed = (schemas: readonly Schema[] | undefined): readonly Node[] =>
  (schemas ?? []).map(nodeOf)
const mapped = (
  schemas: ReadonlyMap<string, Schema> | undefined,
): ReadonlyMap<string, Node> | null =>
  schemas === undefined ? null : new Map([...schemas].map(([key, schema]) => [key, nodeOf(schema)]))

function arrayTests(keywords: NormalKeywords): ArrayTests | null {
  const { items, contains, prefixItems, unevaluatedItems, uniqueItems, minItems, maxItems } =
    keywords
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
  const sources = [...(patternProperties ?? [])]
  const patterns = sources.flatMap(([source, schema]) => {
    const pattern = patternOf(source)
    return pattern === null ? [] : [[pattern, nodeOf(schema)] as const]
  })
  // Where a pattern cannot be read, nobody knows which properties are additional.
  const additional = patterns.length < sources.length ? null : optional(additionalProperties)
  const nodes = mapped(properties)
  return {
    minProperties: minProperties ?? 0,
    maxProperties: maxProperties ?? Infinity,
    required: required ?? [],
    unlisted: (required ?? []).filter(name => nodes?.has(name) !== true),
    properties: nodes,
    members: membersOf(nodes, new Set(required)),
    open: patterns.length > 0 || propertyNames !== undefined || closes(additional),
    patterns: patterns.length > 0 ? patterns : null,
    additional,
    names: optional(propertyNames),
    dependentRequired: dependentRequired ?? null,
    unevaluated: optional(unevaluatedProperties),
  }
}

function closes(additional: Node | null): boolean {
  return additional !== null && additional.schema.value !== true
}

function membersOf(
  properties: ReadonlyMap<string, Node> | null,
  required: ReadonlySet<string>,
): readonly Member[] {
  return [...(properties ?? [])].map(([name, node]) => ({
    name,
    node,
    required: required.has(name),
    inherited: name in Object.prototype,
  }))
}

/** What stands beside a reference without saying anything about values, and the reference itself. */
const silent: ReadonlySet<string> = new Set([
  '$ref',
  'title',
  'description',
  'default',
  'deprecated',
  'readOnly',
  'writeOnly',
])

function isAlone(keywords: NormalKeywords): boolean {
  return Object.keys(keywords).every(name => silent.has(name))
}

function inPlaceTests(schema: Schema, keywords: NormalKeywords): InPlaceTests | null {
  const { $ref, $dynamicRef, allOf, anyOf, oneOf, not, dependentSchemas, if: condition } = keywords
  const stated = [$ref, $dynamicRef, allOf, anyOf, oneOf, not, dependentSchemas, condition]
  if (stated.every(keyword => keyword === undefined)) return null
  return {
    schema,
    // A reference to nowhere admits anything: that is a fault of the document, not of the value.
    reference: optional(resolveReference(schema) ?? undefined),
    alone: $ref !== undefined && isAlone(keywords),
    dynamic: $dynamicRef ?? null,
    allOf: listed(allOf),
    anyOf: listed(anyOf),
    oneOf: listed(oneOf),
    not: optional(not),
    condition: optional(condition),
    // Without `if` these two mean nothing.
    consequent: condition === undefined ? null : optional(keywords.then),
    alternative: condition === undefined ? null : optional(keywords.else),
    dependentSchemas: mapped(dependentSchemas),
  }
}
