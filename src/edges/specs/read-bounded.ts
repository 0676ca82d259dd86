import { InputError } from '../../errors.ts'

/** Larger files are refused. */
export const MAX_BYTES = 50_000_000

/** All bytes of a stream, after decompression, as far as the bound. */
export async function readBounded(
  stream: AsyncIterable<Uint8Array> | null,
  where: string,
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of stream ?? []) {
    bytes += chunk.byteLength
    if (bytes > MAX_BYTES) throw tooLarge(where)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

export function tooLarge(where: string): InputError {
  const problem = `the file is larger than ${MAX_BYTES / 1e6} MB`
  return new InputError(where, problem, 'Give a smaller document, such as one part of the API.')
}
