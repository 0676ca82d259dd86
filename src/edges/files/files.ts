import type { Dirent } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { InputError, systemFailure } from '../../errors.ts'
import type { Files } from '../../ports/files.ts'
import { readTextFileIfAny } from './read-file.ts'
import { writeFileAtomic } from './write-file.ts'

/** The files of this machine. */
export const systemFiles: Files = {
  read: readTextFileIfAny,
  write: (path, text) => writeFileAtomic(path, text),
  list: listFiles,
  folders: listFolders,
}

/** Paths of the files in a folder whose names end so, sorted; none where there is no folder. */
export async function listFiles(folder: string, ending: string): Promise<readonly string[]> {
  // A folder of such a name is no file, and whoever reads it is told so.
  return entriesOf(folder, entry => entry.name.endsWith(ending))
}

async function listFolders(folder: string): Promise<readonly string[]> {
  return entriesOf(folder, entry => entry.isDirectory())
}

async function entriesOf(
  folder: string,
  isMeant: (entry: Dirent) => boolean,
): Promise<readonly string[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true })
    return entries
      .filter(entry => isMeant(entry) && !entry.name.startsWith('.'))
      .map(entry => join(folder, entry.name))
      .sort()
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return []
    throw new InputError(folder, ...systemFailure(cause), { cause })
  }
}
