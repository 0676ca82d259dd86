import type { Json } from '../../core/json/json.ts'
import {
  NotPlain,
  plainValue,
  quotedText,
  skipSpaces,
  withoutEnd,
  type Cursor,
  type OnMember,
} from './plain-yaml-scalars.ts'

/** Reads `[…]` or `{…}` on one line; the cursor stands at the bracket. */
export function flowValue(cursor: Cursor, depth: number, onMember: OnMember | undefined): Json {
  if (depth < 0) throw new NotPlain()
  const isList = cursor.text[cursor.at] === '['
  const close = isList ? ']' : '}'
  const items: Json[] = []
  const members: Record<string, Json> = {}
  cursor.at = skipSpaces(cursor, cursor.at + 1)
  while (cursor.text[cursor.at] !== close) {
    const offset = cursor.at
    if (isList) {
      onMember?.(items, items.length, offset)
      items.push(flowItem(cursor, depth, onMember))
    } else {
      const key = flowKey(cursor)
      if (key === '__proto__' || key === '<<' || Object.hasOwn(members, key)) throw new NotPlain()
      onMember?.(members, key, offset)
      members[key] = flowItem(cursor, depth, onMember)
    }
    cursor.at = skipSpaces(cursor, cursor.at)
    if (cursor.text[cursor.at] === ',') cursor.at = skipSpaces(cursor, cursor.at + 1)
    else if (cursor.text[cursor.at] !== close) throw new NotPlain()
  }
  cursor.at++
  return isList ? items : members
}

function flowKey(cursor: Cursor): string {
  const key = flowText(cursor)
  cursor.at = skipSpaces(cursor, cursor.at)
  if (cursor.text[cursor.at] !== ':' || cursor.text[cursor.at + 1] !== ' ') throw new NotPlain()
  cursor.at = skipSpaces(cursor, cursor.at + 1)
  return key.text
}

function flowItem(cursor: Cursor, depth: number, onMember: OnMember | undefined): Json {
  const first = cursor.text[cursor.at] ?? ''
  if (first === '[' || first === '{') return flowValue(cursor, depth - 1, onMember)
  const { text, isQuoted } = flowText(cursor)
  return isQuoted ? text : plainValue(text)
}

function flowText(cursor: Cursor): { readonly text: string; readonly isQuoted: boolean } {
  const first = cursor.text[cursor.at] ?? ''
  if (first === '"' || first === "'") return { text: quotedText(cursor, null), isQuoted: true }
  // Letters, digits and what means nothing between brackets; the rest is rare enough to be left to the package.
  const plain = /(?:-\d|[\w$/.+])[\w$/.+\- ()=~^]*/y
  plain.lastIndex = cursor.at
  const found = plain.exec(cursor.text)?.[0]
  if (found === undefined) throw new NotPlain()
  cursor.at += found.length
  return { text: withoutEnd(found), isQuoted: false }
}
