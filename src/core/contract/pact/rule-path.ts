import type { PathToken } from './matching-rules.ts'

/**
 * Reads the path of a rule: `$.items[*].id`, `$['a key'][0]`, `$.alligator['@name']`. What follows `$` or stands without it.
 *
 * @returns null where the text is no such path.
 */
export function parseRulePath(text: string): readonly PathToken[] | null {
  const tokens: PathToken[] = []
  let at = text.startsWith('$') ? 1 : 0
  // A path without its root may start with a bare name.
  if (at === 0 && text !== '' && text[0] !== '.' && text[0] !== '[') {
    const end = nameEnd(text, 0)
    tokens.push(nameToken(text.slice(0, end)))
    at = end
  }
  while (at < text.length) {
    if (text[at] === '.') {
      const end = nameEnd(text, at + 1)
      if (end === at + 1) return null
      tokens.push(nameToken(text.slice(at + 1, end)))
      at = end
      continue
    }
    const bracket = text[at] === '[' ? readBracket(text, at + 1) : null
    if (bracket === null) return null
    tokens.push(bracket.token)
    at = bracket.end
  }
  return tokens
}

/** Writers put more into names than the grammar has, such as `@`, `#`, `:` and `-`: all but what ends one. */
function nameEnd(text: string, from: number): number {
  let at = from
  while (at < text.length && text[at] !== '.' && text[at] !== '[') at++
  return at
}

function nameToken(name: string): PathToken {
  return name === '*' ? { kind: 'any-key' } : { kind: 'key', key: name }
}

interface Bracket {
  readonly token: PathToken
  /** Behind the closing bracket. */
  readonly end: number
}

function readBracket(text: string, from: number): Bracket | null {
  const quote = text[from]
  if (quote === "'" || quote === '"') return readQuoted(text, from + 1, quote)
  const close = text.indexOf(']', from)
  const inside = close < 0 ? '' : text.slice(from, close)
  if (inside === '*') return { token: { kind: 'any-index' }, end: close + 1 }
  if (!/^\d{1,15}$/.test(inside)) return null
  return { token: { kind: 'index', index: Number(inside) }, end: close + 1 }
}

function readQuoted(text: string, from: number, quote: string): Bracket | null {
  let key = ''
  for (let at = from; at < text.length; at++) {
    const sign = text[at] ?? ''
    if (sign === '\\' && at + 1 < text.length) key += text[++at] ?? ''
    else if (sign !== quote) key += sign
    else if (text[at + 1] !== ']' || key === '') return null
    else return { token: { kind: 'key', key }, end: at + 2 }
  }
  return null
}
