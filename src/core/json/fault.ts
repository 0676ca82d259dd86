/** Why and where a text stops being JSON. */
export interface JsonFault {
  readonly reason: 'ends too early' | 'is not JSON'
  readonly offset: number
}

const token = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null|[[\]{}:,]/y

/**
 * Finds the first token that cannot stand where it stands. The engine says that something is wrong with a text, but
 * not always where, and then quotes the text, which may hold a secret. Call it for text that `JSON.parse` refused.
 */
export function jsonFault(source: string): JsonFault {
  const open: string[] = []
  let wants: Wanted = 'value'
  let at = skipSpace(source, 0)
  while (at < source.length) {
    const end = tokenEnd(source, at)
    if (typeof end === 'string') return { reason: end, offset: at }
    const next = step(wants, source[at] === '"' ? '"' : source.slice(at, end), open)
    if (next === null) return { reason: 'is not JSON', offset: at }
    wants = next
    at = skipSpace(source, end)
  }
  return { reason: 'ends too early', offset: source.length }
}

/** The offset behind the token that starts here, or why there is none. */
function tokenEnd(source: string, at: number): number | JsonFault['reason'] {
  if (source[at] === '"') return textEnd(source, at)
  token.lastIndex = at
  const found = token.exec(source)?.[0]
  if (found !== undefined) return at + found.length
  return isCutOff(source, at) ? 'ends too early' : 'is not JSON'
}

const escape = /["\\/bfnrt]|u[\da-fA-F]{4}/y
const cutEscape = /^(?:u[\da-fA-F]{0,3})?$/

/** By hand: a pattern for the whole of a long string overflows the stack of the engine. */
function textEnd(source: string, start: number): number | JsonFault['reason'] {
  let at = start + 1
  while (at < source.length) {
    const unit = source.charCodeAt(at++)
    if (unit === 34) return at
    if (unit < 32) return 'is not JSON'
    if (unit !== 92) continue
    escape.lastIndex = at
    const found = escape.exec(source)?.[0]
    if (found === undefined) {
      return cutEscape.test(source.slice(at, at + 6)) ? 'ends too early' : 'is not JSON'
    }
    at += found.length
  }
  return 'ends too early'
}

type Wanted = 'value' | 'first item' | 'first key' | 'key' | 'colon' | 'comma' | 'end'

/** What may come next, or null where the token may not come. */
function step(wants: Wanted, found: string, open: string[]): Wanted | null {
  const after = (): Wanted => (open.length === 0 ? 'end' : 'comma')
  if (found === '}' || found === ']') {
    const first = found === '}' ? 'first key' : 'first item'
    const isClosing = open.at(-1) === found && (wants === 'comma' || wants === first)
    if (!isClosing) return null
    open.pop()
    return after()
  }
  if (wants === 'comma') {
    if (found !== ',') return null
    return open.at(-1) === '}' ? 'key' : 'value'
  }
  if (wants === 'key' || wants === 'first key') return found.startsWith('"') ? 'colon' : null
  if (wants === 'colon') return found === ':' ? 'value' : null
  if (wants === 'end' || found === ',' || found === ':') return null
  if (found === '{' || found === '[') {
    open.push(found === '{' ? '}' : ']')
    return found === '{' ? 'first key' : 'first item'
  }
  return after()
}

/** Whether what starts here would be a token, were there more of the text. */
function isCutOff(source: string, at: number): boolean {
  const rest = source.slice(at, at + 6)
  return ['true', 'false', 'null', '-', '.', 'e+', 'E+', 'e-', 'E-'].some(each =>
    each.startsWith(rest),
  )
}

function skipSpace(source: string, from: number): number {
  let at = from
  while (' \t\n\r'.includes(source[at] ?? 'x')) at++
  return at
}
