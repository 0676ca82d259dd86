import { parsePointer, type Pointer } from '../../core/json/pointer.ts'

/** Member or item by token: where its key, or the item itself, starts; and where its value starts. */
type Members = ReadonlyMap<string, { readonly at: number; readonly value: number }>

/**
 * From a pointer to the offset of the key it ends with, in JSON text that was parsed before. Objects and
 * lists on the way are scanned once and remembered; nothing is parsed again.
 *
 * @returns the offset of the nearest parent that is there.
 */
export function jsonPositions(text: string): (pointer: Pointer) => number {
  const known = new Map<number, Members>()
  const start = skipSpace(text, 0)
  return pointer => {
    let at = start
    let value = start
    for (const token of parsePointer(pointer)) {
      const members = known.get(value) ?? membersAt(text, value)
      known.set(value, members)
      const member = members.get(token)
      if (member === undefined) break
      at = member.at
      value = member.value
    }
    return at
  }
}

function membersAt(text: string, start: number): Members {
  const members = new Map<string, { at: number; value: number }>()
  const isObject = text[start] === '{'
  if (!isObject && text[start] !== '[') return members
  let at = skipSpace(text, start + 1)
  for (let index = 0; at < text.length && text[at] !== '}' && text[at] !== ']'; index++) {
    const keyEnd = isObject ? skipString(text, at) : at
    const token = isObject ? (JSON.parse(text.slice(at, keyEnd)) as string) : String(index)
    // The colon stands between key and value.
    const value = isObject ? skipSpace(text, skipSpace(text, keyEnd) + 1) : at
    members.set(token, { at, value })
    at = skipSpace(text, skipValue(text, value))
    if (text[at] === ',') at = skipSpace(text, at + 1)
  }
  return members
}

function skipSpace(text: string, from: number): number {
  let at = from
  while (at < text.length && text.charCodeAt(at) <= 32) at++
  return at
}

/** The offset behind a string that starts here. */
function skipString(text: string, from: number): number {
  let at = from + 1
  while (at < text.length && text.charCodeAt(at) !== 34) at += text.charCodeAt(at) === 92 ? 2 : 1
  return at + 1
}

function skipValue(text: string, from: number): number {
  let depth = 0
  let at = from
  do {
    const unit = text[at]
    if (unit === '"') at = skipString(text, at)
    else {
      if (unit === '{' || unit === '[') depth++
      if (unit === '}' || unit === ']') {
        if (depth === 0) return at
        depth--
      }
      if (unit === ',' && depth === 0) return at
      at++
    }
  } while (at < text.length && (depth > 0 || !',}]'.includes(text[at] ?? ',')))
  return at
}
