import { isArray, isObject, property, type JsonObject } from '../../json/json.ts'
import type { Schema } from '../../shape/schema/schema.ts'

/** What the parts of a schema say together of the properties of an object. */
export interface ObjectPromise {
  readonly names: ReadonlySet<string>
  readonly patterns: ReadonlySet<string>
  /** Whether a property that none of them mentions is nothing that a consumer could rely on. */
  readonly isClosed: boolean
}

export function objectPromise(parts: readonly Schema[]): ObjectPromise {
  const values = parts.flatMap(({ value }) => (isObject(value) ? [value] : []))
  const keysOf = (keyword: string): Set<string> =>
    new Set(values.flatMap(value => keysAt(value, keyword)))
  const additional = values.flatMap(value => property(value, 'additionalProperties') ?? [])
  const isOpen =
    additional.some(isObject) ||
    values.some(
      value =>
        isArray(property(value, 'oneOf')) ||
        isArray(property(value, 'anyOf')) ||
        Object.hasOwn(value, 'unevaluatedProperties'),
    )
  const isStated = values.some(isPlainObject) || additional.includes(false)
  return {
    names: keysOf('properties'),
    patterns: keysOf('patternProperties'),
    isClosed: isStated && !isOpen,
  }
}

/** `additionalProperties: true` mentions no property that a consumer could rely on. Beside null, all may come. */
function isPlainObject(value: JsonObject): boolean {
  const isNullable = property(value, 'nullable') === true || property(value, 'x-nullable') === true
  return property(value, 'type') === 'object' && !isNullable
}

function keysAt(value: JsonObject, keyword: string): string[] {
  const member = property(value, keyword)
  return isObject(member) ? Object.keys(member) : []
}
