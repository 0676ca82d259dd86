import { promisify } from 'node:util'
import zlib from 'node:zlib'
import type { Headers } from '../../core/exchange/exchange.ts'
import { headersOf } from '../../core/exchange/headers.ts'

type Decoder = (bytes: Uint8Array, maxOutputLength: number) => Promise<Uint8Array>

const gunzip = promisify<Uint8Array, zlib.ZlibOptions, Buffer>(zlib.gunzip)
const inflate = promisify<Uint8Array, zlib.ZlibOptions, Buffer>(zlib.inflate)
const inflateRaw = promisify<Uint8Array, zlib.ZlibOptions, Buffer>(zlib.inflateRaw)
const unbrotli = promisify<Uint8Array, zlib.BrotliOptions, Buffer>(zlib.brotliDecompress)
const unzstd = promisify<Uint8Array, zlib.ZstdOptions, Buffer>(zlib.zstdDecompress)

const decoders: Readonly<Record<string, Decoder>> = {
  gzip: (bytes, maxOutputLength) => gunzip(bytes, { maxOutputLength }),
  'x-gzip': (bytes, maxOutputLength) => gunzip(bytes, { maxOutputLength }),
  br: (bytes, maxOutputLength) => unbrotli(bytes, { maxOutputLength }),
  zstd: (bytes, maxOutputLength) => unzstd(bytes, { maxOutputLength }),
  // Some servers send the bare stream under this name: the low half of a zlib header's first byte is 8.
  deflate: (bytes, maxOutputLength) =>
    ((bytes[0] ?? 0) & 15) === 8
      ? inflate(bytes, { maxOutputLength })
      : inflateRaw(bytes, { maxOutputLength }),
  identity: bytes => Promise.resolve(bytes),
}

/** What we can read, for `Accept-Encoding`. */
export const ACCEPT_ENCODING = 'gzip, deflate, br, zstd'

export type Decompressed =
  | { readonly ok: true; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly reason: string }

/** Undoes the content encodings. Never throws: damage, bombs and unknown encodings come back as a reason. */
export async function decompress(
  bytes: Uint8Array,
  headers: Headers,
  limitBytes: number,
): Promise<Decompressed> {
  const encodings = headersOf(headers, 'content-encoding')
    .flatMap(value => value.split(','))
    .map(name => name.trim().toLowerCase())
    .filter(name => name !== '')
  let decoded = bytes
  if (decoded.length === 0) return { ok: true, bytes: decoded }
  for (const encoding of encodings.reverse()) {
    const decoder = Object.hasOwn(decoders, encoding) ? decoders[encoding] : undefined
    if (!decoder) return { ok: false, reason: 'has a content encoding that Tidemark cannot read' }
    try {
      decoded = await decoder(decoded, limitBytes)
    } catch (error) {
      const isBomb = error instanceof RangeError
      return { ok: false, reason: isBomb ? tooLarge(limitBytes) : `is damaged ${encoding} data` }
    }
  }
  return { ok: true, bytes: decoded }
}

export function tooLarge(limitBytes: number): string {
  const mib = limitBytes / 1024 / 1024
  return `is larger than ${mib >= 1 ? `${Math.round(mib)} MiB` : `${limitBytes} bytes`}`
}
