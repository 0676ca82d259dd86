import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { readHashKey, readOrCreateKey } from '../../../src/edges/vault/key-file.ts'
import { openVault } from '../../../src/edges/vault/open.ts'
import { StoreError, UsageError } from '../../../src/errors.ts'
import type { Vault } from '../../../src/ports/vault.ts'

const day = 24 * 3_600_000
const secret = new TextEncoder().encode('{"name":"Ada Lovelace","token":"ghp_planted"}')

let home: string
let now: number
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'tidemark-vault-'))
  now = Date.UTC(2024, 0, 15)
})
afterEach(() => rmSync(home, { recursive: true, force: true }))

const open = (key?: string): Promise<Vault> =>
  openVault({ folder: join(home, '.tidemark', 'vault'), key, clock: { now: () => now } })

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name))

const recordFile = (): string => {
  const path = filesIn(home).find(path => /\/[0-9a-f]{64}$/.test(path))
  if (!path) throw new Error('there is no record')
  return path
}

describe('the vault', () => {
  test('gives back what was put, after a restart too, until it is replaced or erased', async () => {
    const vault = await open()
    await vault.put('orders/42', secret)
    expect(await vault.get('orders/42')).toEqual(secret)
    expect(await (await open()).get('orders/42')).toEqual(secret)
    await vault.put('orders/42', new Uint8Array())
    expect(await vault.get('orders/42')).toEqual(new Uint8Array())
    expect(await vault.erase('orders/42')).toBe(true)
    expect(await vault.erase('orders/42')).toBe(false)
    expect(await vault.get('orders/42')).toBeUndefined()
    expect(await vault.get('never')).toBeUndefined()
  })

  test('writes neither secret nor key in clear, not even as a file name, and lets nobody else read', async () => {
    const vault = await open()
    await vault.put('customer ada@example.org', secret)
    for (const path of filesIn(home)) {
      const written = path + readFileSync(path, 'latin1')
      for (const clear of ['Ada', 'Lovelace', 'ghp_', 'ada@', 'customer', 'name']) {
        expect(written.includes(clear)).toBe(false)
      }
      expect(statSync(path).mode & 0o777).toBe(0o600)
    }
    expect(statSync(join(home, '.tidemark')).mode & 0o777).toBe(0o700)
  })

  test('forgets after seven days, or when told', async () => {
    const vault = await open()
    await vault.put('long', secret)
    await vault.put('short', secret, day)
    now += day
    expect(await vault.get('short')).toBeUndefined()
    expect(await vault.get('long')).toEqual(secret)
    now += 6 * day
    expect(await vault.sweep()).toBe(1)
    expect(await vault.get('long')).toBeUndefined()
    expect(await vault.sweep()).toBe(0)
  })

  test('keeps to a key from the environment and then makes no key file', async () => {
    const key = 'ab'.repeat(32)
    await (await open(key)).put('a', secret)
    expect(await (await open(Buffer.from(key, 'hex').toString('base64'))).get('a')).toEqual(secret)
    expect(filesIn(home).filter(path => path.endsWith('.key'))).toEqual([])
  })

  test('refuses another key in a sentence that holds neither key', async () => {
    await (await open('ab'.repeat(32))).put('a', secret)
    const error = await open('cd'.repeat(32)).catch((error: unknown) => error)
    expect(error).toBeInstanceOf(StoreError)
    expect(String(error)).toMatch(/made with another key/)
    expect(String(error)).not.toMatch(/abab|cdcd/)
  })

  test('refuses a key that is none without repeating it', async () => {
    const error = await open('hunter2').catch((error: unknown) => error)
    expect(error).toBeInstanceOf(UsageError)
    expect(String(error)).toContain('openssl rand')
    expect(String(error)).not.toContain('hunter2')
  })

  test.each([
    { name: 'cut off', damage: (bytes: Buffer) => bytes.subarray(0, 20) },
    { name: 'empty', damage: () => Buffer.alloc(0) },
    { name: 'changed in its content', damage: (bytes: Buffer) => flip(bytes, bytes.length - 1) },
    { name: 'changed in its expiry', damage: (bytes: Buffer) => flip(bytes, 3) },
    { name: 'changed in its tag', damage: (bytes: Buffer) => flip(bytes, 25) },
    { name: 'of an unknown version', damage: (bytes: Buffer) => flip(bytes, 0) },
  ])('says that a record is damaged when it is $name', async ({ damage }) => {
    const vault = await open()
    await vault.put('a', secret)
    writeFileSync(recordFile(), damage(readFileSync(recordFile())))
    await expect(vault.get('a')).rejects.toThrow(/is damaged/)
    expect(await vault.erase('a')).toBe(true)
  })

  test('does not take the record of another key', async () => {
    const vault = await open()
    await vault.put('a', secret)
    const bytes = readFileSync(recordFile())
    await vault.erase('a')
    await vault.put('b', new Uint8Array([1]))
    writeFileSync(recordFile(), bytes)
    await expect(vault.get('b')).rejects.toThrow(/is damaged/)
  })
})

describe('a key file', () => {
  test('is made once, for its user only, also by many at once', async () => {
    const path = join(home, 'a', 'hash.key')
    const keys = await Promise.all(Array.from({ length: 8 }, () => readHashKey(path)))
    expect(new Set(keys.map(key => Buffer.from(key).toString('hex'))).size).toBe(1)
    expect(keys[0]).toHaveLength(16)
    expect(statSync(path).mode & 0o777).toBe(0o600)
    expect(readdirSync(join(home, 'a'))).toEqual(['hash.key'])
  })

  test('that others can read, or that is none, is refused in a sentence', async () => {
    const path = join(home, 'k')
    await readOrCreateKey(path, 32)
    chmodSync(path, 0o644)
    await expect(readOrCreateKey(path, 32)).rejects.toThrow(/chmod 600/)
    chmodSync(path, 0o600)
    await expect(readOrCreateKey(path, 16)).rejects.toThrow(/is not a key of 16 bytes/)
  })

  test('where a folder is in its place is a sentence', async () => {
    mkdirSync(join(home, 'k'), { mode: 0o700 })
    await expect(readOrCreateKey(join(home, 'k'), 32)).rejects.toThrow(StoreError)
  })
})

function flip(bytes: Buffer, at: number): Buffer {
  const copy = Buffer.from(bytes)
  copy[at] = (copy[at] ?? 0) ^ 1
  return copy
}
