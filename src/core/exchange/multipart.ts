import type { Body, FormFile } from './exchange.ts'
import { isJsonType, isTextType, parseMediaType } from './media-type.ts'

/** Forms with more parts than this are left unread. */
const MAX_PARTS = 10_000

const quote = String.fromCodePoint(34)

/**
 * The fields and files of a multipart form, or null where the bytes are none. Field texts are UTF-8.
 *
 * @param boundary as the content type states it.
 * @see RFC 7578 §4; RFC 2046 §5.1.
 */
export function readMultipart(bytes: Uint8Array, boundary: string): Body | null {
  if (boundary === '' || boundary.length > 200) return null
  // One character for each byte, so that places in the text are places in the bytes.
  const text = asSigns(bytes)
  const chunks = `\r\n${text}`.split(`\r\n--${boundary}`)
  if (chunks.length < 2 || chunks.length > MAX_PARTS) return null
  const fields: [string, string][] = []
  const files: FormFile[] = []
  for (const chunk of chunks.slice(1)) {
    if (chunk.startsWith('--')) return { kind: 'form', fields, bytes: bytes.length, ...held(files) }
    const part = readPart(chunk)
    if (part === null) return null
    if (part.isFile) files.push(part.file)
    else fields.push([part.file.name, part.text()])
  }
  // It does not end: what was cut off is unknown.
  return null
}

function held(files: readonly FormFile[]): { files?: readonly FormFile[] } {
  return files.length === 0 ? {} : { files }
}

interface Part {
  readonly isFile: boolean
  readonly file: FormFile
  readonly text: () => string
}

function readPart(chunk: string): Part | null {
  const start = chunk.indexOf('\r\n')
  // A part without headers starts with an empty line.
  const end = chunk.indexOf('\r\n\r\n', start)
  if (start < 0 || end < 0) return null
  const headers = chunk.slice(start, end).split('\r\n')
  const disposition = fieldOf(headers, 'content-disposition')
  const name = parameterOf(disposition, 'name')
  if (name === null) return null
  const content = chunk.slice(end + 4)
  const mediaType = parseMediaType(fieldOf(headers, 'content-type'))?.essence ?? ''
  const isText = mediaType === '' || isTextType(mediaType) || isJsonType(mediaType)
  return {
    isFile: !isText || parameterOf(disposition, 'filename') !== null,
    file: { name: asUtf8(name), mediaType, bytes: content.length },
    text: () => asUtf8(content),
  }
}

function fieldOf(lines: readonly string[], name: string): string {
  const line = lines.find(each => each.toLowerCase().startsWith(`${name}:`))
  return line === undefined ? '' : line.slice(name.length + 1).trim()
}

function parameterOf(disposition: string, name: string): string | null {
  const stated = new RegExp(`;\\s*${name}\\*?=(${quote}[^${quote}]*${quote}|[^;]*)`, 'i').exec(
    disposition,
  )
  return stated === null ? null : (stated[1] ?? '').replaceAll(quote, '').trim()
}

function asSigns(bytes: Uint8Array): string {
  const step = 8192
  const texts: string[] = []
  for (let at = 0; at < bytes.length; at += step) {
    texts.push(String.fromCharCode(...bytes.subarray(at, at + step)))
  }
  return texts.join('')
}

function asUtf8(text: string): string {
  return new TextDecoder().decode(Uint8Array.from(text, sign => sign.charCodeAt(0)))
}
