import { isArray, isObject, property, type Json, type JsonObject } from '../../json/json.ts'

// Most schemas say one type or name another schema. A pin writes those as a string, which starts with a tilde;
// any other string that starts so gets one more.
const MARK = '~'
const COMPONENT = '#/components/schemas/'
/** Starts the name of what is written once, in the pin's list of shared parts. */
export const SHARED_MARK = '~*'

const types: ReadonlySet<string> = new Set([
  'string',
  'number',
  'integer',
  'boolean',
  'object',
  'array',
  'null',
])

/** The string for a value that has one, or undefined: `~string`, `~string? date-time`, `~string|null`, `~#Order`. */
export function tersely(value: Json): string | undefined {
  if (typeof value === 'string') return value.startsWith(MARK) ? MARK + value : undefined
  if (!isObject(value)) return undefined
  const keys = Object.keys(value)
  const reference = property(value, '$ref')
  if (reference !== undefined) return keys.length === 1 ? terseReference(reference) : undefined
  const named = typeNames(property(value, 'type'))
  if (named === undefined) return undefined
  const format = property(value, 'format')
  const isNullable = property(value, 'nullable') === true
  if (keys.length !== 1 + Number(isNullable) + Number(format !== undefined)) return undefined
  if (format !== undefined && typeof format !== 'string') return undefined
  return `${MARK}${named}${isNullable ? '?' : ''}${format === undefined ? '' : ` ${format}`}`
}

/** What a string of a pin stands for; undefined for one that `tersely` never makes. */
export function fromTerse(text: string): Json | undefined {
  if (!text.startsWith(MARK)) return text
  const rest = text.slice(1)
  if (rest.startsWith(MARK)) return rest
  if (rest.startsWith('#')) return { $ref: COMPONENT + rest.slice(1) }
  if (rest.startsWith('/')) return { $ref: `#${rest}` }
  const space = rest.indexOf(' ')
  const head = space < 0 ? rest : rest.slice(0, space)
  const isNullable = head.endsWith('?')
  const names = (isNullable ? head.slice(0, -1) : head).split('|')
  if (!names.every(name => types.has(name))) return undefined
  const schema: Record<string, Json> = {}
  if (space >= 0) schema['format'] = rest.slice(space + 1)
  if (isNullable) schema['nullable'] = true
  schema['type'] = names.length === 1 ? (names[0] ?? '') : names
  return schema
}

function terseReference(reference: Json): string | undefined {
  if (typeof reference !== 'string') return undefined
  if (reference.startsWith(COMPONENT)) return `${MARK}#${reference.slice(COMPONENT.length)}`
  return reference.startsWith('#/') ? MARK + reference.slice(1) : undefined
}

function typeNames(type: Json | undefined): string | undefined {
  const names = isArray(type) && type.length > 1 ? type : [type]
  const known = names.filter(name => typeof name === 'string' && types.has(name))
  return known.length === names.length ? known.map(String).join('|') : undefined
}

/** Stands for a `required` that lists every property. */
const EVERY = '~all'

/** The value of `required` as it is written beside those `properties`. */
export function terseRequired({ required, properties }: JsonObject): string | undefined {
  if (!isArray(required) || !isObject(properties)) return undefined
  const all = Object.keys(properties).sort()
  const isEvery = required.length > 0 && required.length === all.length
  return isEvery && required.every((name, index) => name === all[index]) ? EVERY : undefined
}

/** The list that `required` stands for, or undefined where it stands for itself. */
export function everyRequired(required: Json, properties: Json | undefined): Json | undefined {
  return required === EVERY && isObject(properties) ? Object.keys(properties).sort() : undefined
}
