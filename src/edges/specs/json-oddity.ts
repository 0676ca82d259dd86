/** What a parser takes without a word and no author means. */
export type JsonOddity =
  | { readonly kind: 'doubled key'; readonly offset: number; readonly firstOffset: number }
  | { readonly kind: 'huge number'; readonly offset: number }

/** By key, where it stands in the object; null for a list. */
type Open = Map<string, number> | null

/** The first oddity of JSON text that was parsed before, or undefined. It takes about as long as to parse it. */
export function jsonOddity(text: string): JsonOddity | undefined {
  const open: Open[] = []
  let keys: Open = null
  let wantsKey = false
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    if (unit === QUOTE) {
      const end = closingQuote(text, at)
      if (wantsKey && keys !== null) {
        const key = keyBetween(text, at, end)
        const firstOffset = keys.get(key)
        if (firstOffset !== undefined) return { kind: 'doubled key', offset: at, firstOffset }
        keys.set(key, at)
        wantsKey = false
      }
      at = end
    } else if (unit === COMMA) wantsKey = keys !== null
    else if (unit === OPEN_BRACE || unit === OPEN_BRACKET) {
      open.push(keys)
      keys = unit === OPEN_BRACE ? new Map<string, number>() : null
      wantsKey = keys !== null
    } else if (unit === CLOSE_BRACE || unit === CLOSE_BRACKET) {
      keys = open.pop() ?? null
      wantsKey = false
    } else if (unit === MINUS || (unit >= ZERO && unit <= NINE)) {
      const end = numberEnd(text, at)
      // The largest number has 309 digits; a shorter text needs an exponent to pass it.
      if (!Number.isFinite(Number(text.slice(at, end)))) return { kind: 'huge number', offset: at }
      at = end - 1
    }
  }
  return undefined
}

const QUOTE = 34
const COMMA = 44
const MINUS = 45
const ZERO = 48
const NINE = 57
const BACKSLASH = 92
const OPEN_BRACKET = 91
const CLOSE_BRACKET = 93
const OPEN_BRACE = 123
const CLOSE_BRACE = 125

/** The offset of the quote that ends the string. */
function closingQuote(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end > 0; end = text.indexOf('"', end + 1)) {
    let slashes = 0
    while (text.charCodeAt(end - 1 - slashes) === BACKSLASH) slashes++
    if (slashes % 2 === 0) return end
  }
  return text.length
}

function keyBetween(text: string, start: number, end: number): string {
  const raw = text.slice(start + 1, end)
  return raw.includes('\\') ? (JSON.parse(text.slice(start, end + 1)) as string) : raw
}

const number = /[-+.\deE]+/y

function numberEnd(text: string, start: number): number {
  number.lastIndex = start
  return start + (number.exec(text)?.[0].length ?? 1)
}
