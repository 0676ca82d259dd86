import { isArray, isObject, property, type Json } from './json.ts'

/** A JSON pointer: `''` is the whole document, `/a/0` a value inside. @see RFC 6901 */
export type Pointer = string

export function escapeToken(token: string): string {
  // Few tokens need it, and every place in a document is made of tokens.
  if (!token.includes('~') && !token.includes('/')) return token
  return token.replaceAll('~', '~0').replaceAll('/', '~1')
}

export function appendToken(pointer: Pointer, token: string | number): Pointer {
  return `${pointer}/${typeof token === 'number' ? token : escapeToken(token)}`
}

export function formatPointer(tokens: readonly (string | number)[]): Pointer {
  return tokens.reduce<Pointer>(appendToken, '')
}

/** @throws SyntaxError when the text is neither empty nor starts with `/`. */
export function parsePointer(pointer: Pointer): string[] {
  if (pointer === '') return []
  if (!pointer.startsWith('/')) throw new SyntaxError(`not a JSON pointer: ${pointer}`)
  return pointer
    .slice(1)
    .split('/')
    .map(token => token.replaceAll('~1', '/').replaceAll('~0', '~'))
}

/** The value that the pointer names, or undefined where there is none. */
export function valueAt(root: Json, pointer: Pointer): Json | undefined {
  let value: Json | undefined = root
  for (const token of parsePointer(pointer)) {
    if (isArray(value)) value = /^(0|[1-9]\d*)$/.test(token) ? value[Number(token)] : undefined
    else if (isObject(value)) value = property(value, token)
    else return undefined
  }
  return value
}
