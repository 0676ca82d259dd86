/** Where the reading of a JSONPath stands. It lives for one reading. */
export interface Cursor {
  readonly text: string
  at: number
  /** Open brackets of filters around it. */
  depth: number
}

/** A text is no JSONPath. It never leaves `readJsonPath`. */
export class PathFault extends Error {
  readonly offset: number

  constructor(reason: string, offset: number) {
    super(reason)
    this.offset = offset
  }
}

export function fail(cursor: Cursor, reason: string, offset: number = cursor.at): never {
  throw new PathFault(reason, offset)
}

export function skipSpace(cursor: Cursor): void {
  while (' \t\n\r'.includes(cursor.text[cursor.at] ?? 'x')) cursor.at++
}

/** Goes past the word if it stands here. */
export function take(cursor: Cursor, word: string): boolean {
  if (!cursor.text.startsWith(word, cursor.at)) return false
  cursor.at += word.length
  return true
}

/** What the sticky pattern finds here, or undefined. */
export function takeMatch(cursor: Cursor, pattern: RegExp): string | undefined {
  pattern.lastIndex = cursor.at
  const found = pattern.exec(cursor.text)?.[0]
  cursor.at += found?.length ?? 0
  return found
}

const integer = /0|-?[1-9]\d*/y

/** An integer that JSON can carry exactly, or undefined where none stands. */
export function takeInteger(cursor: Cursor): number | undefined {
  const start = cursor.at
  const found = takeMatch(cursor, integer)
  if (found === undefined) return undefined
  if (!Number.isSafeInteger(Number(found))) fail(cursor, 'has a number out of range', start)
  return Number(found)
}

// Letters, `_` and everything beyond ASCII; digits not in front.
const name =
  /(?:[A-Za-z_\u0080-\ud7ff\ue000-\uffff]|[\ud800-\udbff][\udc00-\udfff])(?:[\w\u0080-\ud7ff\ue000-\uffff]|[\ud800-\udbff][\udc00-\udfff])*/y

export function takeName(cursor: Cursor): string | undefined {
  return takeMatch(cursor, name)
}

const plainText = /[ !#-&(-[\]-\uffff]+/y
const unicodeEscape =
  /u(?:[dD][89abAB][\da-fA-F]{2}\\u[dD][c-fC-F][\da-fA-F]{2}|(?![dD][89a-fA-F])[\da-fA-F]{4})/y
const escapes: Readonly<Record<string, string>> = {
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  '/': '/',
  '\\': '\\',
}

/** A string in either quotes, or undefined where none starts. */
export function takeString(cursor: Cursor): string | undefined {
  const start = cursor.at
  const quote = cursor.text[start] ?? ''
  if (quote !== "'" && quote !== '"') return undefined
  cursor.at++
  let value = ''
  for (;;) {
    value += takeMatch(cursor, plainText) ?? ''
    const unit = cursor.text[cursor.at]
    if (unit === undefined) fail(cursor, 'lacks a closing quote', start)
    if (take(cursor, quote)) return value
    if (take(cursor, '\\')) value += takeEscape(cursor, quote)
    else if (unit === "'" || unit === '"') value += cursor.text[cursor.at++]
    else fail(cursor, 'has a control character in a string')
  }
}

function takeEscape(cursor: Cursor, quote: string): string {
  const unicode = takeMatch(cursor, unicodeEscape)
  if (unicode !== undefined) return JSON.parse(`"\\${unicode}"`) as string
  const unit = cursor.text[cursor.at] ?? ''
  const value = unit === quote ? quote : Object.hasOwn(escapes, unit) ? escapes[unit] : undefined
  if (value === undefined) fail(cursor, 'has an unknown escape in a string', cursor.at - 1)
  cursor.at++
  return value
}
