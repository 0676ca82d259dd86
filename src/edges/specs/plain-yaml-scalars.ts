import type { Json } from '../../core/json/json.ts'

/** The text uses more of YAML than the plain reader knows. */
export class NotPlain extends Error {}

/** A text and how far it is read. */
export interface Cursor {
  readonly text: string
  at: number
}

/** Told of each member and item: the container, the key or index, and where the key or the item starts. */
export type OnMember = (container: object, key: string | number, offset: number) => void

export function lineEnd({ text }: Cursor, from: number): number {
  const end = text.indexOf('\n', from)
  return end < 0 ? text.length : end
}

/** The offset behind the spaces that start here. */
export function skipSpaces({ text }: Cursor, from: number): number {
  let at = from
  while (text.charCodeAt(at) === 32) at++
  if (text.charCodeAt(at) === 9) throw new NotPlain()
  return at
}

/** Without the spaces before it; other white space is text in YAML. */
export function withoutStart(line: string): string {
  let start = 0
  while (line.charCodeAt(start) === 32) start++
  return line.slice(start)
}

/** Without the spaces behind it. */
export function withoutEnd(line: string): string {
  let end = line.length
  while (line.charCodeAt(end - 1) === 32) end--
  return line.slice(0, end)
}

/** Whether nothing but a comment stands between here and the end of the line. */
export function isLineOver(cursor: Cursor, at: number): boolean {
  const { text } = cursor
  const code = text.charCodeAt(at)
  return at >= text.length || code === 10 || (code === 35 && text.charCodeAt(at - 1) <= 32)
}

const literals: ReadonlyMap<string, Json> = new Map<string, Json>([
  ...['', '~', 'null', 'Null', 'NULL'].map(word => [word, null] as const),
  ...['true', 'True', 'TRUE'].map(word => [word, true] as const),
  ...['false', 'False', 'FALSE'].map(word => [word, false] as const),
])
const decimal = /^[-+]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][-+]?[0-9]+)?$/
const special = /^(?:0o[0-7]+|0x[0-9a-fA-F]+|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/

/** What plain text stands for. @see YAML 1.2.2 §10.3.2, the core schema */
export function plainValue(text: string): Json {
  const known = literals.get(text)
  if (known !== undefined) return known
  const first = text.charCodeAt(0)
  // A digit, a sign or a dot.
  if (first > 57 || first < 43 || first === 44 || first === 47) return text
  if (special.test(text)) throw new NotPlain()
  if (!decimal.test(text)) return text
  const value = Number(text)
  if (!Number.isFinite(value)) throw new NotPlain()
  return value
}

/** The offset of the quote that closes the text whose opening quote stands here. */
export function quoteEnd({ text }: Cursor, start: number): number {
  const quote = text[start]
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === quote) {
      if (quote === '"' || text[at + 1] !== quote) return at
      at++
    } else if (quote === '"' && text.charCodeAt(at) === 92) at++
  }
  throw new NotPlain()
}

/**
 * Reads a quoted text; the cursor stands at the opening quote.
 *
 * @param indent the lines that it goes on with stand deeper than this; null where it must end on its line.
 */
export function quotedText(cursor: Cursor, indent: number | null): string {
  const end = quoteEnd(cursor, cursor.at)
  const isDouble = cursor.text[cursor.at] === '"'
  const written = cursor.text.slice(cursor.at + 1, end)
  cursor.at = end + 1
  const raw = written.includes('\n') ? joined(written.split('\n'), indent) : written
  if (!isDouble) return raw.replaceAll("''", "'")
  return raw.includes('\\') ? unescaped(raw) : raw
}

/** A quoted text over several lines: breaks are spaces, blank lines are breaks. */
function joined(lines: readonly string[], indent: number | null): string {
  if (indent === null) throw new NotPlain()
  let told = ''
  let breaks = 0
  for (const [index, line] of lines.entries()) {
    if (line.includes('\t')) throw new NotPlain()
    const content = withoutEnd(index === 0 ? line : withoutStart(line))
    const isLast = index === lines.length - 1
    if (content === '' && index > 0 && !isLast) breaks++
    else {
      const started = index === 0 ? line : withoutStart(line)
      if (index > 0 && line.length - started.length <= indent) throw new NotPlain()
      if (index > 0) told += breaks > 0 ? '\n'.repeat(breaks) : ' '
      told += isLast ? started : content
      breaks = 0
    }
  }
  return told
}

function unescaped(raw: string): string {
  // What JSON escapes alike; YAML knows more.
  if (!/^(?:[^\\]|\\["\\/bfnrt]|\\u[0-9a-fA-F]{4})*$/.test(raw)) throw new NotPlain()
  return JSON.parse(`"${raw.replaceAll('\t', '\\t')}"`) as string
}

interface Lines {
  readonly lines: readonly string[]
  /** The text ends without a line break. */
  readonly isCut: boolean
}

/** Reads the text that `|` or `>` starts, with all its lines deeper than `indent`; the cursor stands at the sign. */
export function blockText(cursor: Cursor, indent: number): string {
  const headEnd = lineEnd(cursor, cursor.at)
  const head = /^([|>])([1-9]?)([-+]?) *$/.exec(cursor.text.slice(cursor.at, headEnd))
  const [, style, deeper = '', chomping] = head ?? []
  if (style === undefined) throw new NotPlain()
  cursor.at = headEnd + 1
  const { lines, isCut } = blockLines(cursor, indent, deeper === '' ? -1 : indent + Number(deeper))
  const last = lines.findLastIndex(line => line !== '')
  const content = lines.slice(0, last + 1)
  if (last < 0 || isCut) throw new NotPlain()
  const told = style === '|' ? content.join('\n') : folded(content)
  if (chomping === '-') return told
  return chomping === '+' ? `${told}${'\n'.repeat(lines.length - last)}` : `${told}\n`
}

/** @param stated how deep the lines stand, -1 where the first of them says it. */
function blockLines(cursor: Cursor, indent: number, stated: number): Lines {
  const { text } = cursor
  const lines: string[] = []
  let own = stated
  let longest = 0
  while (cursor.at < text.length) {
    const end = lineEnd(cursor, cursor.at)
    let start = cursor.at
    const most = own < 0 ? end : cursor.at + own
    while (start < most && text.charCodeAt(start) === 32) start++
    const isBlank = start >= end
    const depth = start - cursor.at
    if (isBlank && own < 0) longest = Math.max(longest, depth)
    if (!isBlank && own < 0) {
      if (depth <= indent) break
      // No blank line before may be longer than the first line is deep.
      if (longest > depth) throw new NotPlain()
      own = depth
    }
    if (!isBlank && depth < own) {
      if (depth > indent || text.charCodeAt(start) === 9) throw new NotPlain()
      break
    }
    lines.push(isBlank ? '' : text.slice(start, end))
    cursor.at = end + 1
  }
  return { lines, isCut: text.charCodeAt(text.length - 1) !== 10 && cursor.at > text.length }
}

/** Lines that follow each other become one; blank lines stand for line breaks. */
export function folded(lines: readonly string[]): string {
  let told = ''
  let breaks = 0
  for (const line of lines) {
    if (line === '') {
      breaks++
      continue
    }
    // Deeper lines keep their breaks.
    if (line.charCodeAt(0) === 32 || line.charCodeAt(0) === 9) throw new NotPlain()
    if (told === '') told = '\n'.repeat(breaks) + line
    else told += (breaks > 0 ? '\n'.repeat(breaks) : ' ') + line
    breaks = 0
  }
  return told
}
