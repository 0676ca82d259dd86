import { InputError } from '../../errors.ts'

/**
 * The text of a file: UTF-8, or UTF-16 where a byte order mark says so, without that mark.
 *
 * @throws InputError when the bytes are in another encoding.
 */
export function decodeText(bytes: Uint8Array, where: string): string {
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) {
    throw new InputError(where, 'the file is compressed', 'Unpack it first.')
  }
  const utf16 =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : undefined
  try {
    return new TextDecoder(utf16 ?? 'utf-8', { fatal: true }).decode(bytes)
  } catch (cause) {
    const line = firstBadLine(bytes)
    const problem = 'the file is not UTF-8 text; it may be Latin-1 or another old encoding'
    throw new InputError(`${where}:${line}`, problem, 'Save it as UTF-8.', { cause })
  }
}

/** The line, from 1, of the first byte that is not UTF-8. Lines end in the same byte in all such encodings. */
function firstBadLine(bytes: Uint8Array): number {
  let line = 1
  let start = 0
  for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, start)) {
    if (!isUtf8(bytes.subarray(start, end))) return line
    start = end + 1
    line++
  }
  return line
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}
