import { open } from 'node:fs/promises'
import { InputError, systemFailure } from '../../errors.ts'

/**
 * Reads a text file; a leading byte order mark is kept.
 *
 * @throws InputError when it is not there, cannot be read, is larger than 64 MB or is not UTF-8.
 */
export async function readTextFile(path: string): Promise<string> {
  const text = await readTextFileIfAny(path)
  if (text === null) throw new InputError(path, 'does not exist', 'Check the path.')
  return text
}

/** A pin of the largest vendor is 2 MB, and what is read whole is held several times over. */
const MAX_BYTES = 64 * 1024 * 1024

/** Null where there is no such file; fails otherwise like `readTextFile`. */
export async function readTextFileIfAny(path: string): Promise<string | null> {
  const bytes = await bytesOf(path)
  if (bytes === null) return null
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch (cause) {
    throw new InputError(path, 'is not UTF-8 text', 'Save it as UTF-8.', { cause })
  }
}

async function bytesOf(path: string): Promise<Uint8Array | null> {
  try {
    const file = await open(path)
    try {
      const { size } = await file.stat()
      if (size > MAX_BYTES) throw tooLarge(path, size)
      return await file.readFile()
    } finally {
      await file.close()
    }
  } catch (cause) {
    if (cause instanceof InputError) throw cause
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return null
    throw new InputError(path, ...systemFailure(cause), { cause })
  }
}

function tooLarge(path: string, size: number): InputError {
  const problem = `is ${megabytes(size)} MB, and at most ${megabytes(MAX_BYTES)} MB are read`
  return new InputError(path, problem, 'Take it away, or make it again with fewer exchanges.')
}

function megabytes(bytes: number): number {
  return Math.floor(bytes / 1024 / 1024)
}
