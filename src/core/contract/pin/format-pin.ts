import { isArray, isObject, property, type Json, type JsonObject } from '../../json/json.ts'

const WIDTH = 120

/**
 * JSON for a file in git: keys sorted by UTF-16 units, one space of indent, and on one line whatever fits on
 * one. Small, and still each change is a line of the diff.
 *
 * @param first the key that comes before the others.
 */
export function formatPin(value: JsonObject, first: string): string {
  const { [first]: head = null, ...rest } = value
  const start = `{\n ${JSON.stringify(first)}: ${format(head, 1, 0)}`
  const members = Object.keys(rest)
    .sort()
    .map(key => `,\n ${JSON.stringify(key)}: ${format(rest[key] ?? null, 1, key.length + 4)}`)
  return `${start}${members.join('')}\n}\n`
}

function format(value: Json, depth: number, used: number): string {
  if (isArray(value)) {
    return wrap(
      '[',
      value.map(item => format(item, depth + 1, 0)),
      ']',
      depth,
      used,
    )
  }
  if (!isObject(value)) return JSON.stringify(value)
  const members = Object.keys(value)
    .sort()
    .map(key => {
      const name = `${JSON.stringify(key)}: `
      return `${name}${format(property(value, key) ?? null, depth + 1, name.length)}`
    })
  return wrap('{', members, '}', depth, used)
}

function wrap(
  open: string,
  parts: readonly string[],
  close: string,
  depth: number,
  used: number,
): string {
  const length = parts.reduce((sum, part) => sum + part.length + 2, depth + used + 2)
  if (length <= WIDTH && !parts.some(part => part.includes('\n'))) {
    return `${open}${parts.join(', ')}${close}`
  }
  const indent = ' '.repeat(depth + 1)
  return `${open}\n${parts.map(part => indent + part).join(',\n')}\n${' '.repeat(depth)}${close}`
}
