import { parseJson } from '../json/parse.ts'
import type { Body, Headers } from './exchange.ts'
import { headerOf } from './headers.ts'
import { isJsonType, isTextType, parseMediaType } from './media-type.ts'
import { readMultipart } from './multipart.ts'

/**
 * Reads decoded bytes (no content encoding) as what their media type says; without one, as what they
 * look like. Never throws: a body that is not what it claims is `refused`, with a reason that quotes
 * nothing of it. HTML that calls itself HTML is text; HTML that calls itself JSON is refused.
 */
export function readBody(bytes: Uint8Array | null, headers: Headers): Body {
  if (bytes === null || bytes.length === 0) return { kind: 'none' }
  const mediaType = parseMediaType(headerOf(headers, 'content-type'))
  const size = bytes.length
  if (mediaType === null) return sniff(bytes)
  const { essence, parameters } = mediaType
  const charset = parameters.get('charset')
  if (isJsonType(essence)) return readJson(decode(bytes, charset), size)
  if (essence === 'application/x-www-form-urlencoded') {
    const fields = [...new URLSearchParams(decode(bytes, charset))]
    return { kind: 'form', fields, bytes: size }
  }
  if (essence === 'multipart/form-data') {
    const form = readMultipart(bytes, parameters.get('boundary') ?? '')
    return form ?? { kind: 'opaque', bytes: size }
  }
  if (isTextType(essence)) return { kind: 'text', text: decode(bytes, charset), bytes: size }
  return { kind: 'opaque', bytes: size }
}

/** A body that was not read: too large, badly encoded, cut off. */
export function refusedBody(reason: string, bytes: number): Body {
  return { kind: 'refused', reason, bytes }
}

/** Whether a text is a web page. */
export function looksLikeHtml(text: string): boolean {
  return /^\uFEFF?\s*(?:<!--[\s\S]{0,2000}?-->\s*)?<(?:!doctype html|html|head|body)\b/i.test(text)
}

function readJson(text: string, bytes: number): Body {
  const parsed = parseJson(text)
  if (parsed.ok) return { kind: 'json', value: parsed.value, bytes }
  if (text.trim() === '') return { kind: 'none' }
  if (looksLikeHtml(text)) return refusedBody('is a web page, not JSON', bytes)
  return refusedBody(`${parsed.reason} (line ${parsed.line}, column ${parsed.column})`, bytes)
}

function sniff(bytes: Uint8Array): Body {
  const size = bytes.length
  const text = decode(bytes, undefined)
  if (text.trim() === '') return { kind: 'none' }
  if (/^\s*(?:[[{"\d-]|true\b|false\b|null\b)/.test(text)) {
    const parsed = parseJson(text)
    if (parsed.ok) return { kind: 'json', value: parsed.value, bytes: size }
    // What opens like a document and does not end like one is JSON cut off, not prose.
    if (/^\s*(?:\{\s*"|\[\s*[[{"])/.test(text)) return readJson(text, size)
  }
  if (/^\s*<\?xml\b/.test(text) || isBinary(text)) return { kind: 'opaque', bytes: size }
  return { kind: 'text', text, bytes: size }
}

function isBinary(text: string): boolean {
  const head = text.slice(0, 4000)
  let odd = 0
  for (let i = 0; i < head.length; i++) {
    const unit = head.charCodeAt(i)
    if (unit === 0xfffd || (unit < 32 && unit !== 9 && unit !== 10 && unit !== 13)) odd++
  }
  return odd * 50 > head.length
}

/** Bytes that are not valid become U+FFFD: a stray byte in a name is no reason to see nothing. */
function decode(bytes: Uint8Array, charset: string | undefined): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder(charset ?? 'utf-8').decode(bytes)
  } catch {
    // A charset that nobody knows; RFC 8259 §8.1 leaves UTF-8.
    return new TextDecoder().decode(bytes)
  }
}
