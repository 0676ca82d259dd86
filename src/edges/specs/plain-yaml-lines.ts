import type { Json } from '../../core/json/json.ts'
import {
  folded,
  lineEnd,
  NotPlain,
  plainValue,
  skipSpaces,
  withoutEnd,
  type Cursor,
} from './plain-yaml-scalars.ts'

/** Reads text without quotes; it may go on below, deeper than `indent`. */
export function plainText(cursor: Cursor, indent: number): Json {
  const lines: string[] = []
  let line: PlainLine
  do {
    line = plainLine(cursor)
    lines.push(line.told)
    // Behind a comment no text goes on; what stands deeper there is refused by the block around it.
  } while (!line.isCommented && goesOn(cursor, indent))
  return lines.length === 1 ? plainValue(lines[0] ?? '') : longText(lines)
}

/** Text over several lines is text, whatever it looks like; blank lines at the end are none of it. */
function longText(lines: readonly string[]): string {
  return folded(lines.slice(0, lines.findLastIndex(line => line !== '') + 1))
}

interface PlainLine {
  readonly told: string
  readonly isCommented: boolean
}

function plainLine(cursor: Cursor): PlainLine {
  const end = lineEnd(cursor, cursor.at)
  const line = cursor.text.slice(cursor.at, end)
  const comment = line.indexOf(' #')
  const told = withoutEnd(comment < 0 ? line : line.slice(0, comment))
  if (/: |:$|\t/.test(told)) throw new NotPlain()
  cursor.at = end + 1
  return { told, isCommented: comment >= 0 }
}

/** Whether the next line belongs to the plain text before it; then the cursor is at its first character. */
function goesOn(cursor: Cursor, indent: number): boolean {
  const { text } = cursor
  if (cursor.at >= text.length) return false
  const line = cursor.at
  const start = skipSpaces(cursor, line)
  const isBlank = text.charCodeAt(start) === 10
  if (!isBlank && (start >= text.length || start - line <= indent)) return false
  if (text[start] === '#') throw new NotPlain()
  if (isBlank) {
    // Blank lines belong to the text only where it goes on behind them.
    let behind = start
    while (text.charCodeAt(behind) === 10) behind = skipSpaces({ text, at: 0 }, behind + 1)
    const depth = behind - text.lastIndexOf('\n', behind - 1) - 1
    if (behind >= text.length || depth <= indent) return false
    if (text[behind] === '#') return false
  }
  cursor.at = start
  return true
}
