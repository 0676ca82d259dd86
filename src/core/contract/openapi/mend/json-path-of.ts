import { isArray, isObject, property, type Json } from '../../../json/json.ts'

/** The normalized JSONPath of a place in the document. @see RFC 9535 §2.7 */
export function jsonPathOf(root: Json, tokens: readonly (string | number)[]): string {
  let value: Json | undefined = root
  let path = '$'
  for (const token of tokens) {
    path += isArray(value) ? `[${token}]` : `['${escapeName(String(token))}']`
    if (isArray(value)) value = value[Number(token)]
    else value = isObject(value) ? property(value, String(token)) : undefined
  }
  return path
}

const short: Readonly<Record<string, string>> = {
  '\b': String.raw`\b`,
  '\t': String.raw`\t`,
  '\n': String.raw`\n`,
  '\f': String.raw`\f`,
  '\r': String.raw`\r`,
  "'": String.raw`\'`,
  '\\': String.raw`\\`,
}

function escapeName(name: string): string {
  return Array.from(name, unit => {
    const code = unit.codePointAt(0) ?? 0
    return short[unit] ?? (code < 32 ? `\\u${code.toString(16).padStart(4, '0')}` : unit)
  }).join('')
}
