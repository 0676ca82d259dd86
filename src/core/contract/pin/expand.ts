import type { InputError } from '../../../errors.ts'
import { isArray, isObject, property, type Json, type JsonObject } from '../../json/json.ts'
import { everyRequired, fromTerse, SHARED_MARK } from './terse.ts'

/** A document of the largest vendors has a million values; a forged pin could stand for any number. */
const MAX_VALUES = 5_000_000
const MAX_DEPTH = 1000

/** Makes the value that one in the short notation stands for: new objects each time, since each place is its own. */
export type Expand = (value: Json) => Json

/**
 * @param shared what is written once, by name.
 * @throws InputError from what it returns, for what no pin holds: an unknown name, or one that stands for itself.
 */
export function expander(shared: JsonObject, damaged: () => InputError): Expand {
  let values = 0

  function expand(value: Json, depth: number): Json {
    if (++values > MAX_VALUES || depth > MAX_DEPTH) throw damaged()
    if (typeof value === 'string') return ofText(value, depth)
    if (isArray(value)) return value.map(item => expand(item, depth + 1))
    if (!isObject(value)) return value
    const members: Record<string, Json> = {}
    for (const key of Object.keys(value)) {
      const member = property(value, key) ?? null
      // Keys are sorted, so the properties are there already.
      const required = key === 'required' ? everyRequired(member, members['properties']) : undefined
      setOwn(members, key, required ?? expand(member, depth + 1))
    }
    return members
  }

  function ofText(text: string, depth: number): Json {
    if (text.startsWith(SHARED_MARK)) {
      const part = property(shared, text.slice(SHARED_MARK.length))
      if (part === undefined) throw damaged()
      return expand(part, depth + 1)
    }
    const value = fromTerse(text)
    if (value === undefined) throw damaged()
    return value
  }

  return value => expand(value, 0)
}

/** A key named `__proto__` is data like any other. */
function setOwn(object: Record<string, Json>, key: string, value: Json): void {
  if (key !== '__proto__') object[key] = value
  else
    Object.defineProperty(object, key, {
      value,
      enumerable: true,
      configurable: true,
      writable: true,
    })
}

const maps: ReadonlySet<string> = new Set([
  'paths',
  'webhooks',
  'x-webhooks',
  'definitions',
  'parameters',
  'responses',
])

/** An OpenAPI document whose paths and components are expanded when they are first looked at. */
export function expandLazily(root: JsonObject, expand: Expand): JsonObject {
  return mapMembers(root, (key, value) => {
    if (key === 'components' && isObject(value)) {
      return mapMembers(value, (_, holder) =>
        isObject(holder) ? lazyMembers(holder, expand) : expand(holder),
      )
    }
    return maps.has(key) && isObject(value) ? lazyMembers(value, expand) : expand(value)
  })
}

function mapMembers(object: JsonObject, change: (key: string, value: Json) => Json): JsonObject {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(key, value)]))
}

/** What was expanded is kept beside the object: to define a property again takes as long as the object has others. */
function lazyMembers(object: JsonObject, expand: Expand): JsonObject {
  const lazy: JsonObject = {}
  for (const [key, value] of Object.entries(object)) {
    let whole: Json | undefined
    const get = (): Json => (whole ??= expand(value))
    Object.defineProperty(lazy, key, { enumerable: true, configurable: true, get })
  }
  return lazy
}
