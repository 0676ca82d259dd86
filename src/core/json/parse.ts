import { jsonFault } from './fault.ts'
import type { Json } from './json.ts'

/** Bodies and documents that nest deeper are refused, so that no walk can overflow the stack. */
export const MAX_DEPTH = 500

export type Parsed =
  | { readonly ok: true; readonly value: Json }
  | { readonly ok: false; readonly reason: string; readonly line: number; readonly column: number }

/**
 * Reads JSON text. A leading byte order mark is skipped; duplicate keys: the last wins.
 * Never throws: what is wrong comes back as a reason with line and column, both from 1.
 * The reason never quotes the text, which may hold a secret.
 */
export function parseJson(text: string): Parsed {
  const source = text.startsWith('\uFEFF') ? text.slice(1) : text
  const deep = tooDeepAt(source)
  if (deep >= 0) return refusal(source, deep, `nests deeper than ${MAX_DEPTH} levels`)
  try {
    return { ok: true, value: JSON.parse(source) as Json }
  } catch {
    // The engine does not always say where, and quotes the text.
    const { reason, offset } = jsonFault(source)
    return refusal(source, offset, source.trim() === '' ? 'is empty' : reason)
  }
}

/** The offset where the bound on depth is passed, or -1. Brackets inside strings do not count. */
function tooDeepAt(text: string): number {
  let depth = 0
  let inString = false
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (inString) {
      if (unit === 92) i++
      else if (unit === 34) inString = false
    } else if (unit === 34) inString = true
    else if (unit === 91 || unit === 123) {
      if (++depth > MAX_DEPTH) return i
    } else if (unit === 93 || unit === 125) depth--
  }
  return -1
}

function refusal(text: string, at: number, reason: string): Parsed {
  const before = text.slice(0, at).split('\n')
  return { ok: false, reason, line: before.length, column: (before.at(-1)?.length ?? 0) + 1 }
}
