import type { Headers } from '../../../exchange/exchange.ts'
import type { Json } from '../../../json/json.ts'
import { decodePercent } from '../../../text/percent.ts'

/** How a text was escaped on its way: `query` also writes spaces as `+`; `plain` was read already, or never escaped. */
export type Escaping = 'query' | 'percent' | 'plain'

/** Names and values as they came: names are read, values are not, for what parts them may be escaped in them. */
export interface WirePairs {
  readonly escaping: Escaping
  readonly values: ReadonlyMap<string, readonly string[]>
}

/** What a value of names and values was made of. */
export interface PairReading {
  /** The ways to read it; none where it is there and not written in this style. */
  readonly values: readonly Json[]
  /** One more way, whose leaves have their kinds already. */
  readonly typed?: Json
  /** The names on the wire that belong to it. */
  readonly names: readonly string[]
}

/** What is badly escaped stays as it is. */
export function unescape(text: string, escaping: Escaping): string {
  if (escaping === 'plain') return text
  return decodePercent(escaping === 'query' ? text.replaceAll('+', ' ') : text)
}

/** The query of a URL, without its question mark. */
export function queryOf(url: string): string {
  const [bare = ''] = url.split('#', 1)
  const start = bare.indexOf('?')
  return start < 0 ? '' : bare.slice(start + 1)
}

export function queryPairs(query: string): WirePairs {
  const parts = query.split('&').filter(part => part !== '')
  return { escaping: 'query', values: grouped(parts.map(part => pairOf(part, 'query'))) }
}

/** Of all `Cookie` lines. A server may have quoted a value. @see RFC 6265 §4.2.1 */
export function cookiePairs(headers: Headers, escaping: Escaping): WirePairs {
  const parts = headers
    .filter(([name]) => name === 'cookie')
    .flatMap(([, value]) => value.split(';'))
    .map(part => part.trim())
    .filter(part => part !== '')
  const pairs = parts.map(part => pairOf(part, escaping))
  return {
    escaping,
    values: grouped(pairs.map(([name, value]) => [name, value.replace(/^"(.*)"$/s, '$1')])),
  }
}

/** Fields of a form, which are read already. */
export function fieldPairs(fields: Headers): WirePairs {
  return { escaping: 'plain', values: grouped(fields) }
}

function pairOf(part: string, escaping: Escaping): readonly [string, string] {
  const equals = part.indexOf('=')
  const name = equals < 0 ? part : part.slice(0, equals)
  return [unescape(name, escaping), equals < 0 ? '' : part.slice(equals + 1)]
}

function grouped(pairs: Iterable<readonly [string, string]>): Map<string, string[]> {
  const values = new Map<string, string[]>()
  for (const [name, value] of pairs) {
    const before = values.get(name)
    if (before === undefined) values.set(name, [value])
    else before.push(value)
  }
  return values
}
