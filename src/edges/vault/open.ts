import { randomUUID } from 'node:crypto'
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { StoreError, systemFailure, UsageError } from '../../errors.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Vault } from '../../ports/vault.ts'
import { readOrCreateKey } from './key-file.ts'
import { expiryOf, recordName, seal, unseal, vaultKeys, type VaultKeys } from './seal.ts'

export interface VaultOptions {
  /** Where the records lie, one file each: `.tidemark/vault`. */
  readonly folder: string
  /** The value of TIDEMARK_KEY: 32 bytes as 64 hex digits or base64. Without it, a key file beside the folder. */
  readonly key?: string | undefined
  readonly clock: Pick<Clock, 'now'>
}

const KEEP_MS = 7 * 24 * 3_600_000
const KEY_BYTES = 32
/** A record like any other, in every vault: whether it opens tells whether the key is the right one. */
const PROBE = 'probe'
const RECORD = /^[0-9a-f]{64}$/

/**
 * Opens the vault, or makes it.
 *
 * @throws UsageError when the given key is none.
 * @throws StoreError when the vault was made with another key, or cannot be read or written.
 */
export async function openVault({ folder, key, clock }: VaultOptions): Promise<Vault> {
  const secret =
    key === undefined ? await readOrCreateKey(`${folder}.key`, KEY_BYTES) : parseKey(key)
  const keys = vaultKeys(secret)
  await guarded(folder, () => mkdir(folder, { recursive: true, mode: 0o700 }))
  await proveKey(folder, keys)

  async function get(name: string): Promise<Uint8Array | undefined> {
    const path = join(folder, recordName(keys, name))
    const record = await readIfAny(path)
    if (!record) return undefined
    const content = unseal(keys, name, record)
    if (!content) {
      throw new StoreError(path, 'is damaged', 'Erase it; what it held cannot be read any more.')
    }
    if ((expiryOf(record) ?? 0) > clock.now()) return content
    await guarded(path, () => rm(path, { force: true }))
    return undefined
  }

  async function erase(name: string): Promise<boolean> {
    const path = join(folder, recordName(keys, name))
    const there = (await readIfAny(path)) !== null
    await guarded(path, () => rm(path, { force: true }))
    return there
  }

  async function sweep(): Promise<number> {
    let swept = 0
    for (const file of await guarded(folder, () => readdir(folder))) {
      if (!RECORD.test(file)) continue
      const path = join(folder, file)
      const record = await readIfAny(path)
      if (!record || (expiryOf(record) ?? Infinity) > clock.now()) continue
      await guarded(path, () => rm(path, { force: true }))
      swept++
    }
    return swept
  }

  return {
    put: (name, content, keepMs = KEEP_MS) =>
      write(folder, keys, name, content, clock.now() + keepMs),
    get,
    erase,
    sweep,
  }
}

function parseKey(text: string): Uint8Array {
  const encoding = /^[0-9a-f]{64}$/i.test(text) ? 'hex' : 'base64'
  const bytes = new Uint8Array(Buffer.from(text, encoding))
  if (bytes.length === KEY_BYTES) return bytes
  throw new UsageError(
    'TIDEMARK_KEY is not a key of 32 bytes in hex or base64. Make one: openssl rand -base64 32',
  )
}

async function proveKey(folder: string, keys: VaultKeys): Promise<void> {
  const path = join(folder, PROBE)
  const probe = await readIfAny(path)
  if (!probe) {
    await writeFile(folder, PROBE, seal(keys, PROBE, new Uint8Array(), Number.MAX_SAFE_INTEGER))
  } else if (!unseal(keys, PROBE, probe)) {
    throw new StoreError(
      folder,
      'was made with another key',
      'Set TIDEMARK_KEY to the key it was made with, or restore its key file; nothing was changed.',
    )
  }
}

function write(
  folder: string,
  keys: VaultKeys,
  name: string,
  content: Uint8Array,
  expiresAt: number,
): Promise<void> {
  return writeFile(folder, recordName(keys, name), seal(keys, name, content, expiresAt))
}

/** As a whole or not at all. */
async function writeFile(folder: string, file: string, bytes: Uint8Array): Promise<void> {
  const path = join(folder, file)
  const draft = `${path}.${randomUUID()}.tmp`
  await guarded(path, async () => {
    try {
      const handle = await open(draft, 'wx', 0o600)
      try {
        await handle.writeFile(bytes)
        await handle.sync()
      } finally {
        await handle.close()
      }
      await rename(draft, path)
    } catch (error) {
      await rm(draft, { force: true })
      throw error
    }
  })
}

function readIfAny(path: string): Promise<Uint8Array | null> {
  return guarded(path, async () => {
    try {
      return await readFile(path)
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
      throw error
    }
  })
}

async function guarded<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (cause) {
    throw new StoreError(path, ...systemFailure(cause), { cause })
  }
}
