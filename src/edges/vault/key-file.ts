import { randomBytes } from 'node:crypto'
import { link, mkdir, open, readFile, rm, stat } from 'node:fs/promises'
import { platform } from 'node:os'
import { dirname } from 'node:path'
import { StoreError, systemFailure } from '../../errors.ts'

/** The key of the hashes that stand for strings in the registry: 16 bytes. Losing it makes old and new hashes differ. */
export function readHashKey(path: string): Promise<Uint8Array> {
  return readOrCreateKey(path, 16)
}

/**
 * A random key in a file for this user only, made on first use. Two processes that start at once agree on one.
 *
 * @throws StoreError when others can read it, when it has another length, or when it cannot be read or made.
 */
export async function readOrCreateKey(path: string, bytes: number): Promise<Uint8Array> {
  try {
    return (await readKey(path, bytes)) ?? (await createKey(path, bytes))
  } catch (cause) {
    if (cause instanceof StoreError) throw cause
    throw new StoreError(path, ...systemFailure(cause), { cause })
  }
}

async function readKey(path: string, bytes: number): Promise<Uint8Array | null> {
  const found = await stat(path).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  })
  if (!found) return null
  // Windows has no such bits, and reports them all as set.
  if (platform() !== 'win32' && (found.mode & 0o077) !== 0) {
    throw new StoreError(path, 'other users can read this key', `Run: chmod 600 '${path}'`)
  }
  const key = new Uint8Array(await readFile(path))
  if (key.length === bytes) return key
  throw new StoreError(
    path,
    `is not a key of ${bytes} bytes`,
    'Restore it from a copy; without it what was stored under it cannot be read.',
  )
}

/** Written beside and linked into place, which fails where there is one already: so nobody ever reads half a key. */
async function createKey(path: string, bytes: number): Promise<Uint8Array> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const key = new Uint8Array(randomBytes(bytes))
  const draft = `${path}.${randomBytes(8).toString('hex')}`
  try {
    const file = await open(draft, 'wx', 0o600)
    try {
      await file.writeFile(key)
      await file.sync()
    } finally {
      await file.close()
    }
    await link(draft, path)
    return key
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
    const other = await readKey(path, bytes)
    if (!other) throw error
    return other
  } finally {
    await rm(draft, { force: true })
  }
}
