import { constants } from 'node:fs'
import { mkdir, open, realpath, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { StoreError, systemFailure } from '../../errors.ts'

export interface WriteOptions {
  /** Permission bits of a new file, under the umask; an old file keeps its own. 0o666 unless told. */
  readonly mode?: number
}

/** The calls that can fail for want of space, so that a test can be a full disk. */
export interface WriteSystem {
  readonly open: typeof open
  readonly rename: typeof rename
}

const system: WriteSystem = { open, rename }

/**
 * Replaces a file as a whole: whoever reads it, and whatever fails, sees the old text or the new one, never a part.
 *
 * @throws StoreError for a full disk, missing rights, a read-only file system; the old file is then unchanged.
 */
export async function writeFileAtomic(
  path: string,
  text: string | Uint8Array,
  options: WriteOptions = {},
  { open, rename }: WriteSystem = system,
): Promise<void> {
  try {
    await mkdir(dirname(path), { recursive: true })
    // A link stays a link: what it points at is replaced.
    const target = await realpath(path).catch(() => path)
    const mode = await stat(target).then(
      found => found.mode & 0o777,
      () => null,
    )
    // In the same folder: a rename is only atomic within one file system.
    const draft = join(dirname(target), `.${basename(target)}.${crypto.randomUUID()}.tmp`)
    try {
      const flags = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL
      const file = await open(draft, flags, options.mode ?? 0o666)
      try {
        if (mode !== null) await file.chmod(mode)
        await file.writeFile(text)
        await file.sync()
      } finally {
        await file.close()
      }
      await rename(draft, target)
    } catch (error) {
      await rm(draft, { force: true }).catch(() => {})
      throw error
    }
    await syncFolder(dirname(target))
  } catch (cause) {
    throw new StoreError(path, ...systemFailure(cause), { cause })
  }
}

/** Makes the new name last through a power cut, where the file system can. */
async function syncFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, constants.O_RDONLY)
    try {
      await handle.sync()
    } finally {
      await handle.close()
    }
  } catch {
    // Windows and some network file systems cannot; the file itself is safe.
  }
}
