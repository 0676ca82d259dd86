import type { Json } from '../../core/json/json.ts'
import { flowValue } from './plain-yaml-flow.ts'
import { plainText } from './plain-yaml-lines.ts'
import {
  blockText,
  isLineOver,
  lineEnd,
  NotPlain,
  quoteEnd,
  quotedText,
  skipSpaces,
  withoutEnd,
  type Cursor,
  type OnMember,
} from './plain-yaml-scalars.ts'

interface Reading extends Cursor {
  readonly onMember: OnMember | undefined
}

/** Deeper text is left to the package, which knows how to refuse it. */
const MAX_PLAIN_DEPTH = 200
const MAX_KEY = 1000

/**
 * Reads YAML that does without anchors, aliases, tags, directives and rarer spellings, as nearly all documents
 * of APIs do: many times as fast as a tree of all its tokens can be built.
 *
 * @param text with `\n` as its line breaks.
 * @returns undefined where the text may use more than that, or is wrong: then somebody else must read it.
 */
export function plainYaml(text: string, onMember?: OnMember): { readonly value: Json } | undefined {
  const reading: Reading = { text, at: 0, onMember }
  if (/^\uFEFF|[^\P{Cc}\n\t]/u.test(text)) return undefined
  try {
    if (/^---[ ]*\n/.test(text)) reading.at = lineEnd(reading, 0) + 1
    const indent = nextLine(reading)
    if (indent < 0) return undefined
    const value = blockNode(reading, indent, 0)
    return nextLine(reading) < 0 ? { value } : undefined
  } catch (error) {
    if (error instanceof NotPlain) return undefined
    throw error
  }
}

/** Goes to the first character of the next line that says something. @returns how deep it stands; -1 at the end. */
function nextLine(reading: Reading): number {
  const { text } = reading
  while (reading.at < text.length) {
    const start = skipSpaces(reading, reading.at)
    const code = text.charCodeAt(start)
    if (code === 10 || code === 35) {
      reading.at = lineEnd(reading, start) + 1
      continue
    }
    if (start >= text.length) break
    const depth = start - reading.at
    if (depth === 0 && (code === 37 || /^(?:---|\.\.\.)/.test(text.slice(start, start + 3)))) {
      throw new NotPlain()
    }
    return depth
  }
  return -1
}

/** A map or a list whose first line stands `indent` deep; the cursor is at its line's start or at its first character. */
function blockNode(reading: Reading, indent: number, depth: number, inline = false): Json {
  if (depth > MAX_PLAIN_DEPTH) throw new NotPlain()
  if (!inline) reading.at += indent
  return isItem(reading) ? blockList(reading, indent, depth) : blockMap(reading, indent, depth)
}

function isItem({ text, at }: Reading): boolean {
  const next = text.charCodeAt(at + 1)
  return text.charCodeAt(at) === 45 && (next === 32 || next === 10 || Number.isNaN(next))
}

function blockList(reading: Reading, indent: number, depth: number): Json {
  const items: Json[] = []
  do {
    if (!isItem(reading)) {
      // A list may stand as deep as the keys of the map around it; the next of them ends it.
      reading.at -= indent
      break
    }
    const from = reading.at + 1
    const start = skipSpaces(reading, from)
    reading.onMember?.(items, items.length, start)
    if (isLineOver(reading, start)) items.push(nestedNode(reading, start, indent, depth, false))
    else {
      reading.at = start
      const isBlock = isItem(reading) || keyEnd(reading) >= 0
      const column = indent + 1 + start - from
      items.push(
        isBlock ? blockNode(reading, column, depth + 1, true) : scalarValue(reading, indent, depth),
      )
    }
  } while (moreAt(reading, indent))
  return items
}

/** Whether another entry of the same block follows; then the cursor is at it. */
function moreAt(reading: Reading, indent: number): boolean {
  const next = nextLine(reading)
  if (next > indent) throw new NotPlain()
  if (next < indent) return false
  reading.at += indent
  return true
}

function blockMap(reading: Reading, indent: number, depth: number): Json {
  const members: Record<string, Json> = {}
  do {
    const end = keyEnd(reading)
    if (end < 0) throw new NotPlain()
    const offset = reading.at
    const key = keyAt(reading, end)
    if (key === '__proto__' || key === '<<' || Object.hasOwn(members, key)) throw new NotPlain()
    reading.onMember?.(members, key, offset)
    const start = skipSpaces(reading, end + 1)
    if (isLineOver(reading, start)) {
      members[key] = nestedNode(reading, start, indent, depth, true)
    } else {
      reading.at = start
      if (isItem(reading)) throw new NotPlain()
      members[key] = scalarValue(reading, indent, depth)
    }
  } while (moreAt(reading, indent))
  return members
}

/** What stands below a key or a dash. A list may stand as deep as the key it belongs to. */
function nestedNode(
  reading: Reading,
  from: number,
  indent: number,
  depth: number,
  isMember: boolean,
): Json {
  reading.at = lineEnd(reading, from) + 1
  const next = nextLine(reading)
  const line = reading.at
  if (next < indent) return null
  reading.at += next
  const isBlock = next > indent || (isMember && isItem(reading))
  if (isBlock && !isItem(reading) && keyEnd(reading) < 0) {
    if (reading.text.slice(from, line).includes('#')) throw new NotPlain()
    return scalarValue(reading, indent, depth)
  }
  reading.at = line
  return isBlock ? blockNode(reading, next, depth + 1) : null
}

/** The offset of the colon behind the key that starts here; -1 where none does. */
function keyEnd(reading: Reading): number {
  const { text, at } = reading
  const quote = text[at]
  if (quote === '"' || quote === "'") {
    const end = skipSpaces(reading, quoteEnd(reading, at) + 1)
    return isColon(text, end) ? end : -1
  }
  if (!startsPlain(text, at)) return -1
  const stop = lineEnd(reading, at)
  for (let end = at; end < stop; end++) {
    if (text.charCodeAt(end) !== 58 || !isColon(text, end)) continue
    const key = text.slice(at, end)
    if (key.length > MAX_KEY || /[ \t]#|\t/.test(key)) throw new NotPlain()
    return end
  }
  return -1
}

function isColon(text: string, at: number): boolean {
  const next = text.charCodeAt(at + 1)
  if (text.charCodeAt(at) === 58 && next === 9) throw new NotPlain()
  return text.charCodeAt(at) === 58 && (next === 32 || next === 10 || Number.isNaN(next))
}

function keyAt(reading: Reading, end: number): string {
  const quote = reading.text[reading.at]
  if (quote === '"' || quote === "'") return quotedText(reading, null)
  return withoutEnd(reading.text.slice(reading.at, end))
}

/** Whether plain text can start here. @see YAML 1.2.2 §7.3.3 */
function startsPlain(text: string, at: number): boolean {
  const first = text[at] ?? ''
  if ('-?:'.includes(first)) return !/[ \t\n,[\]{}]/.test(text[at + 1] ?? ' ')
  return !',[]{}#&*!|>\'"%@`'.includes(first)
}

/** A value on the line of its key or dash; text that is plain may go on below, deeper than `indent`. */
function scalarValue(reading: Reading, indent: number, depth: number): Json {
  const first = reading.text[reading.at]
  if (first === '|' || first === '>') return blockText(reading, indent)
  if (first === '"' || first === "'") return closed(reading, quotedText(reading, indent))
  if (first === '[' || first === '{') {
    return closed(reading, flowValue(reading, MAX_PLAIN_DEPTH - depth, reading.onMember))
  }
  if (!startsPlain(reading.text, reading.at)) throw new NotPlain()
  return plainText(reading, indent)
}

function closed(reading: Reading, value: Json): Json {
  const end = skipSpaces(reading, reading.at)
  if (!isLineOver(reading, end)) throw new NotPlain()
  reading.at = lineEnd(reading, end) + 1
  return value
}
