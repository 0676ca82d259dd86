import { isArray, property, type Json, type JsonObject } from './json.ts'

/**
 * One text for equal values: keys sorted by UTF-16 units, no white space, 1 and 1.0 alike.
 * Iterates no deeper than the JSON parser's own bound, so that it never overflows the stack.
 *
 * @see RFC 8785 for the order of keys and the spelling of numbers.
 */
export function canonicalJson(value: Json): string {
  if (isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (typeof value === 'object' && value !== null) return canonicalObject(value)
  return JSON.stringify(value)
}

function canonicalObject(object: JsonObject): string {
  const members = Object.keys(object)
    .sort()
    .map(key => `${JSON.stringify(key)}:${canonicalJson(property(object, key) ?? null)}`)
  return `{${members.join(',')}}`
}

export function equalJson(a: Json, b: Json): boolean {
  return a === b || canonicalJson(a) === canonicalJson(b)
}
