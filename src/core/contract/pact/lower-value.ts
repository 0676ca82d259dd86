import { isArray, isObject, property, type Json, type JsonObject } from '../../json/json.ts'
import { bestRule, type Step } from './best-rule.ts'
import type { Matcher, MatchingRules } from './matching-rules.ts'

/** What is known while an example is turned into a schema. */
export interface Lowering {
  readonly rules: MatchingRules
  /** Whether keys that the example does not have are admitted. */
  readonly isOpen: boolean
}

/** The schema of all bodies that the example with its rules stands for. */
export function lowerBody(lowering: Lowering, value: Json): JsonObject {
  return lower(lowering, [], value)
}

function lower(lowering: Lowering, path: readonly Step[], value: Json): JsonObject {
  const rule = bestRule(lowering.rules, 'body', path)
  if (rule === null) return exactly(lowering, path, value)
  const { combine, matchers } = rule
  const schemas = matchers.map(matcher => lowerMatcher(lowering, path, matcher, value))
  const [only] = schemas
  if (only !== undefined && schemas.length === 1) return only
  return combine === 'OR' ? { anyOf: schemas } : { allOf: schemas }
}

function exactly(lowering: Lowering, path: readonly Step[], value: Json): JsonObject {
  if (isArray(value)) {
    const prefixItems = value.map((item, index) => lower(lowering, [...path, index], item))
    const size = value.length
    return { type: 'array', minItems: size, maxItems: size, ...(size > 0 && { prefixItems }) }
  }
  return isObject(value) ? lowerObject(lowering, path, value) : { const: value }
}

function lowerObject(lowering: Lowering, path: readonly Step[], value: JsonObject): JsonObject {
  const keys = Object.keys(value)
  return {
    type: 'object',
    ...(keys.length > 0 && { required: keys }),
    properties: Object.fromEntries(
      keys.map(key => [key, lower(lowering, [...path, key], property(value, key) ?? null)]),
    ),
    ...(!lowering.isOpen && { additionalProperties: false }),
  }
}

function lowerMatcher(
  lowering: Lowering,
  path: readonly Step[],
  matcher: Matcher,
  value: Json,
): JsonObject {
  if (isArray(value)) return lowerList(lowering, path, matcher, value)
  if (isObject(value)) return lowerMap(lowering, path, matcher, value)
  switch (matcher.match) {
    case 'type':
      return { type: kindOf(value) }
    case 'regex':
      return { pattern: matcher.regex }
    case 'integer':
    case 'number':
    case 'null':
    case 'boolean':
      return { type: matcher.match }
    case 'decimal':
      return { type: 'number' }
    case 'date':
    case 'time':
    case 'timestamp':
    case 'semver':
    case 'include':
      return { type: 'string' }
    case 'notEmpty':
      return { not: { enum: [null, ''] } }
    case 'equality':
      return { const: value }
    default:
      return {}
  }
}

function lowerList(
  lowering: Lowering,
  path: readonly Step[],
  matcher: Matcher,
  value: readonly Json[],
): JsonObject {
  if (matcher.match === 'equality') return { const: value }
  if (matcher.match === 'arrayContains') return { type: 'array' }
  const examples = value.map((item, index) => lower(lowering, [...path, index], item))
  const [only] = examples
  return {
    type: 'array',
    ...(only !== undefined && { items: examples.length === 1 ? only : { anyOf: examples } }),
    ...(matcher.match === 'type' && matcher.min !== null && { minItems: matcher.min }),
    ...(matcher.match === 'type' && matcher.max !== null && { maxItems: matcher.max }),
    ...(matcher.match === 'notEmpty' && { minItems: 1 }),
  }
}

function lowerMap(
  lowering: Lowering,
  path: readonly Step[],
  matcher: Matcher,
  value: JsonObject,
): JsonObject {
  if (matcher.match === 'equality') return { const: value }
  if (matcher.match === 'eachKey') return { type: 'object' }
  if (matcher.match !== 'values' && matcher.match !== 'eachValue') {
    return lowerObject(lowering, path, value)
  }
  const inner = Object.entries(value).map(([key, each]) => {
    const stated = matcher.match === 'eachValue' ? matcher.rules : []
    const schemas = stated.map(rule => lowerMatcher(lowering, [...path, key], rule, each))
    return schemas.length > 0 ? { allOf: schemas } : lower(lowering, [...path, key], each)
  })
  return { type: 'object', ...(inner.length > 0 && { additionalProperties: { anyOf: inner } }) }
}

function kindOf(value: Json): string {
  return value === null ? 'null' : typeof value
}
