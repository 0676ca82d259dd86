import { createReadStream } from 'node:fs'
import { realpath, readFile as readWhole, stat } from 'node:fs/promises'
import { isAbsolute, relative, sep } from 'node:path'
import { InputError } from '../../errors.ts'
import { MAX_BYTES, readBounded, tooLarge } from './read-bounded.ts'

const problems: Readonly<Record<string, readonly [problem: string, remedy: string]>> = {
  ENOENT: ['there is no such file', 'Check the path.'],
  ENOTDIR: ['there is no such file', 'Check the path.'],
  EISDIR: ['this is a folder', 'Give the path of the document in it.'],
  EACCES: ['the file may not be read', 'Check its permissions.'],
  EPERM: ['the file may not be read', 'Check its permissions.'],
}

/**
 * The bytes of a file, up to the bound.
 *
 * @param where how the file is called in errors.
 * @throws InputError
 */
export async function readFile(path: string, where: string): Promise<Uint8Array> {
  try {
    const { size } = await stat(path)
    if (size > MAX_BYTES) throw tooLarge(where)
    // At once: a stream comes in a thousand parts, which have to be joined. What tells no size, as a pipe, is one.
    return size > 0 ? await readWhole(path) : await readBounded(createReadStream(path), where)
  } catch (error) {
    if (error instanceof InputError) throw error
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    const [problem, remedy] = problems[code] ?? ['the file cannot be read', 'Check the path.']
    throw new InputError(where, problem, remedy, { cause: error })
  }
}

/** Whether a file, links resolved, stands in one of the folders. */
export async function isInside(path: string, folders: readonly string[]): Promise<boolean> {
  const real = await realpath(path).catch(() => path)
  for (const folder of folders) {
    const way = relative(await realpath(folder).catch(() => folder), real)
    if (way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way)) return true
  }
  return false
}
