import { InputError } from '../../errors.ts'

/**
 * The text of a file: UTF-8, or UTF-16 where a byte order mark or the zeros of its first characters say so, without
 * that mark.
 *
 * @throws InputError when the bytes are in another encoding, or no text.
 */
export function decodeText(bytes: Uint8Array, where: string): string {
  const packed = packages.find(([, ...start]) => startsWith(bytes, start))
  if (packed) throw new InputError(where, packed[0], 'Give the document itself.')
  const encoding = encodingOf(bytes)
  if (encoding === 'utf-32') {
    throw new InputError(where, 'the file is in UTF-32', 'Save it as UTF-8.')
  }
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch (cause) {
    const { line, column } = firstBadByte(bytes)
    const problem = 'the file is not UTF-8 text; it may be Latin-1 or another old encoding'
    throw new InputError(`${where}:${line}:${column}`, problem, 'Save it as UTF-8.', { cause })
  }
}

const packages: readonly (readonly [problem: string, ...start: number[]])[] = [
  ['the file is compressed', 0x1f, 0x8b],
  ['the file is a zip archive', 0x50, 0x4b, 0x03, 0x04],
  ['the file is compressed', 0x42, 0x5a, 0x68],
  ['the file is compressed', 0x28, 0xb5, 0x2f, 0xfd],
  ['the file is compressed', 0xfd, 0x37, 0x7a, 0x58],
  ['the file is a PDF', 0x25, 0x50, 0x44, 0x46, 0x2d],
  ['the file is a picture', 0x89, 0x50, 0x4e, 0x47],
]

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, index) => bytes[index] === byte)
}

/** The first character of a document is one of ASCII, so zeros beside it tell how wide characters are. */
function encodingOf(bytes: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' | 'utf-32' {
  const [a, b, c, d] = bytes
  const isMark = (a === 0xff && b === 0xfe) || (a === 0 && b === 0 && c === 0xfe && d === 0xff)
  if (a === 0 && b === 0 && (isMark || c === 0)) return 'utf-32'
  if (b === 0 && c === 0 && d === 0) return 'utf-32'
  if (isMark) return c === 0 && d === 0 ? 'utf-32' : 'utf-16le'
  if (a === 0xfe && b === 0xff) return 'utf-16be'
  if (a === 0 && b !== undefined && b !== 0) return 'utf-16be'
  return b === 0 && a !== undefined && a !== 0 ? 'utf-16le' : 'utf-8'
}

/** Line and column, from 1, of the first byte that is not UTF-8. Lines end in the same byte in all such encodings. */
function firstBadByte(bytes: Uint8Array): { line: number; column: number } {
  let line = 1
  let start = 0
  for (;;) {
    const newline = bytes.indexOf(10, start)
    const text = bytes.subarray(start, newline < 0 ? bytes.length : newline)
    if (newline < 0 || !isUtf8(text)) return { line, column: badColumn(text) }
    start = newline + 1
    line++
  }
}

/** What stands before the bad byte is read as it should be, and counted. */
function badColumn(text: Uint8Array): number {
  const decoded = new TextDecoder('utf-8', { ignoreBOM: true }).decode(text)
  const encoder = new TextEncoder()
  let bytes = 0
  let column = 1
  for (const character of decoded) {
    const isOwn = encoder.encode(character).every((byte, index) => text[bytes + index] === byte)
    if (!isOwn) return column
    bytes += encoder.encode(character).length
    column += character.length
  }
  return column
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}
