import type { Body, Exchange, Headers } from '../../exchange/exchange.ts'
import { isHeaderNoise } from '../../exchange/header-noise.ts'
import type { Json } from '../../json/json.ts'
import { nodeOfHeader, observe, observeString, type ObserveOptions } from './observe.ts'
import type { Tally } from './tally.ts'

/**
 * Counts the response of an exchange into the tally, which it changes: its body, and of its headers which
 * were there in what format. A message without a body, or with one that could not be read, is counted too.
 */
export function observeExchange(tally: Tally, exchange: Exchange, options: ObserveOptions): void {
  const { headers, body } = exchange.response
  const value = bodyValue(body)
  if (value === undefined) tally.messages++
  else observe(tally, value, options)
  tally.headers.count++
  const lines = joinLines(headers)
  for (const name of countedNames([...lines.keys()])) {
    observeString(nodeOfHeader(tally.headers, name), lines.get(name) ?? '', options)
  }
}

/**
 * All but noise. Where nothing else came, one line of noise is counted to say that headers were looked at: an
 * answer without any row of headers is one that was recorded without them, and shows none as gone.
 */
function countedNames(names: readonly string[]): readonly string[] {
  const told = names.filter(name => !isHeaderNoise(name))
  if (told.length > 0 || names.length === 0) return told
  return [names.find(name => name === 'content-type') ?? (names.toSorted()[0] as string)]
}

function bodyValue(body: Body): Json | undefined {
  if (body.kind === 'json') return body.value
  if (body.kind === 'text') return body.text
  return body.kind === 'form' ? formValue(body.fields) : undefined
}

/** Names to texts; a name that comes more than once has a list. */
function formValue(fields: Headers): Json {
  const values = new Map<string, string | string[]>()
  for (const [name, text] of fields) {
    const before = values.get(name)
    if (before === undefined) values.set(name, text)
    else if (typeof before === 'string') values.set(name, [before, text])
    else before.push(text)
  }
  return Object.fromEntries(values)
}

/** One text for a field that came in several lines. @see RFC 9110 section 5.3 */
function joinLines(headers: Headers): Map<string, string> {
  const joined = new Map<string, string>()
  for (const [name, value] of headers) {
    const before = joined.get(name)
    joined.set(name, before === undefined ? value : `${before}, ${value}`)
  }
  return joined
}
