import { jsonFault } from './fault.ts'
import { isArray, type Json } from './json.ts'

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
  const value = mayExhaust(source) && tooDeepAt(source) >= 0 ? undefined : valueOf(source)
  if (value !== undefined && !isTooDeep(value, 0)) return { ok: true, value }
  const deep = tooDeepAt(source)
  if (deep >= 0) return refusal(source, deep, `nests deeper than ${MAX_DEPTH} levels`)
  // The engine does not always say where, and quotes the text.
  const { reason, offset } = jsonFault(source)
  return refusal(source, offset, source.trim() === '' ? 'is empty' : reason)
}

/** The engine's own answer: it reads any depth without overflowing the stack. */
function valueOf(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json
  } catch {
    return undefined
  }
}

// So many brackets open one in another are no danger to the memory yet.
const SAFE_BRACKETS = 1_000_000

/** Whether brackets alone could fill the memory before the engine comes to their end. */
function mayExhaust(text: string): boolean {
  if (text.length <= SAFE_BRACKETS) return false
  let left = SAFE_BRACKETS
  for (const bracket of '{[') {
    for (let at = text.indexOf(bracket); at >= 0; at = text.indexOf(bracket, at + 1)) {
      if (--left === 0) return true
    }
  }
  return false
}

/** Walking the value is several times as fast as looking at each character of its text. */
function isTooDeep(value: Json, depth: number): boolean {
  if (typeof value !== 'object' || value === null) return false
  if (depth === MAX_DEPTH) return true
  if (isArray(value)) return value.some(item => isTooDeep(item, depth + 1))
  for (const key in value) {
    const member = value[key]
    if (typeof member === 'object' && isTooDeep(member, depth + 1)) return true
  }
  return false
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
