import { StoreError } from '../../../errors.ts'

// The bytes of a stored tally: counts as base-128 numbers, the shortest first; a text in full when it
// first comes, by its number after that. Same content in the same order, same bytes.

export interface ByteWriter {
  bytes: Uint8Array
  length: number
  readonly texts: Map<string, number>
}

export function newWriter(): ByteWriter {
  return { bytes: new Uint8Array(256), length: 0, texts: new Map() }
}

export function writeByte(out: ByteWriter, byte: number): void {
  if (out.length === out.bytes.length) {
    const larger = new Uint8Array(out.bytes.length * 2)
    larger.set(out.bytes)
    out.bytes = larger
  }
  out.bytes[out.length++] = byte
}

/** @param count an integer from 0 to 2^53 - 1. */
export function writeCount(out: ByteWriter, count: number): void {
  let rest = count
  while (rest > 127) {
    writeByte(out, (rest % 128) | 128)
    rest = Math.floor(rest / 128)
  }
  writeByte(out, rest)
}

export function writeText(out: ByteWriter, text: string): void {
  const number = out.texts.get(text)
  if (number !== undefined) return writeCount(out, number)
  out.texts.set(text, out.texts.size + 1)
  writeCount(out, 0)
  writeCount(out, text.length)
  for (let i = 0; i < text.length; i++) writeCount(out, text.charCodeAt(i))
}

export interface ByteReader {
  readonly bytes: Uint8Array
  at: number
  readonly end: number
  readonly texts: string[]
  /** Names the stored tally in errors. */
  readonly where: string
}

/** @throws StoreError at the end of the bytes. */
export function readByte(from: ByteReader): number {
  const byte = from.at < from.end ? from.bytes[from.at] : undefined
  if (byte === undefined) throw damaged(from.where)
  from.at++
  return byte
}

export function readCount(from: ByteReader): number {
  let count = 0
  let scale = 1
  for (;;) {
    const byte = readByte(from)
    count += (byte & 127) * scale
    if (count > Number.MAX_SAFE_INTEGER) throw damaged(from.where)
    if (byte < 128) return count
    scale *= 128
  }
}

export function readText(from: ByteReader): string {
  const number = readCount(from)
  if (number === 0) return readNewText(from)
  const text = from.texts[number - 1]
  if (text === undefined) throw damaged(from.where)
  return text
}

function readNewText(from: ByteReader): string {
  const length = readCount(from)
  if (length > from.end - from.at) throw damaged(from.where)
  let text = ''
  for (let i = 0; i < length; i++) text += String.fromCharCode(readCount(from))
  from.texts.push(text)
  return text
}

export function damaged(where: string): StoreError {
  return new StoreError(
    where,
    'the stored tally is damaged',
    'Restore it from a copy, or remove it and let Tidemark learn again',
  )
}

/** FNV-1a, to notice damage; not against forgery. @see RFC 9923 */
export function checksum(bytes: Uint8Array, end: number): number {
  let sum = 0x811c9dc5
  for (let i = 0; i < end; i++) sum = Math.imul(sum ^ (bytes[i] ?? 0), 0x01000193)
  return sum >>> 0
}
