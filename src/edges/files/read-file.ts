import { readFile } from 'node:fs/promises'
import { InputError, systemFailure } from '../../errors.ts'

/**
 * Reads a text file; a leading byte order mark is kept.
 *
 * @throws InputError when it is not there, cannot be read or is not UTF-8.
 */
export async function readTextFile(path: string): Promise<string> {
  const text = await readTextFileIfAny(path)
  if (text === null) throw new InputError(path, 'does not exist', 'Check the path.')
  return text
}

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
    return await readFile(path)
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return null
    throw new InputError(path, ...systemFailure(cause), { cause })
  }
}
