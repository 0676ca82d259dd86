import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { open, rename } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { systemFiles } from '../../../src/edges/files/files.ts'
import { readTextFile } from '../../../src/edges/files/read-file.ts'
import { writeFileAtomic } from '../../../src/edges/files/write-file.ts'
import { InputError, StoreError } from '../../../src/errors.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tidemark-files-'))
})
afterEach(() => {
  chmodSync(folder, 0o700)
  rmSync(folder, { recursive: true, force: true })
})

const failureWith = (code: string): Error => Object.assign(new Error(`${code}: no`), { code })

describe('writeFileAtomic', () => {
  test('writes a new file, with the folders it needs, and leaves no draft', async () => {
    const path = join(folder, 'a', 'b', 'c.json')
    await writeFileAtomic(path, 'new')
    expect(readFileSync(path, 'utf8')).toBe('new')
    expect(readdirSync(join(folder, 'a', 'b'))).toEqual(['c.json'])
  })

  test('replaces a file and keeps its mode', async () => {
    const path = join(folder, 'a')
    writeFileSync(path, 'a longer old text')
    chmodSync(path, 0o640)
    await writeFileAtomic(path, 'new', { mode: 0o600 })
    expect(readFileSync(path, 'utf8')).toBe('new')
    expect(statSync(path).mode & 0o777).toBe(0o640)
  })

  test('gives a new file the mode it is told', async () => {
    await writeFileAtomic(join(folder, 'a'), 'new', { mode: 0o600 })
    expect(statSync(join(folder, 'a')).mode & 0o777).toBe(0o600)
  })

  test('writes through a link', async () => {
    writeFileSync(join(folder, 'real'), 'old')
    symlinkSync('real', join(folder, 'link'))
    await writeFileAtomic(join(folder, 'link'), 'new')
    expect(readlinkSync(join(folder, 'link'))).toBe('real')
    expect(readFileSync(join(folder, 'real'), 'utf8')).toBe('new')
  })

  test('lets a reader see the old text or the new, never a part', async () => {
    const path = join(folder, 'a')
    const texts = ['a'.repeat(200_000), 'b'.repeat(300_000)]
    await writeFileAtomic(path, texts[0] ?? '')
    const writing = Promise.all(
      Array.from({ length: 20 }, (_, i) => writeFileAtomic(path, texts[i % 2] ?? '')),
    )
    for (let i = 0; i < 50; i++) expect(texts).toContain(await readTextFile(path))
    await writing
    expect(readdirSync(folder)).toEqual(['a'])
  })

  test.each([
    { name: 'no space to write', failing: 'write', code: 'ENOSPC', says: /the disk is full/ },
    { name: 'no space to sync', failing: 'sync', code: 'EDQUOT', says: /quota/ },
    {
      name: 'no right to make the draft',
      failing: 'open',
      code: 'EACCES',
      says: /permission denied/,
    },
    { name: 'a read-only file system', failing: 'open', code: 'EROFS', says: /read-only/ },
    { name: 'no space to rename', failing: 'rename', code: 'ENOSPC', says: /the disk is full/ },
    {
      name: 'an error without a sentence',
      failing: 'rename',
      code: 'EWEIRD',
      says: /cannot be used \(EWEIRD\)/,
    },
  ])('with $name leaves the old file and nothing else', async ({ failing, code, says }) => {
    const path = join(folder, 'a')
    writeFileSync(path, 'old')
    const fail = async (): Promise<never> => {
      throw failureWith(code)
    }
    const writing = writeFileAtomic(
      path,
      'new',
      {},
      {
        async open(...args) {
          if (failing === 'open') return fail()
          const file = await open(...args)
          if (failing === 'write') file.writeFile = fail
          if (failing === 'sync') file.sync = fail
          return file
        },
        rename: failing === 'rename' ? fail : rename,
      },
    )
    await expect(writing).rejects.toThrow(StoreError)
    await expect(writing).rejects.toThrow(says)
    expect(readFileSync(path, 'utf8')).toBe('old')
    expect(readdirSync(folder)).toEqual(['a'])
  })

  test('below a file is a sentence', async () => {
    writeFileSync(join(folder, 'a'), '')
    await expect(writeFileAtomic(join(folder, 'a', 'b'), 'new')).rejects.toThrow(StoreError)
  })
})

describe('reading a text file', () => {
  test.each([
    { name: 'that is not there', make: () => {}, says: /a: does not exist/ },
    { name: 'that is a folder', make: (path: string) => mkdirSync(path), says: /is a folder/ },
    {
      name: 'that is not UTF-8',
      make: (path: string) => writeFileSync(path, Buffer.from([0x68, 0xff, 0xfe])),
      says: /is not UTF-8/,
    },
  ])('$name is a sentence', async ({ make, says }) => {
    make(join(folder, 'a'))
    await expect(readTextFile(join(folder, 'a'))).rejects.toThrow(InputError)
    await expect(readTextFile(join(folder, 'a'))).rejects.toThrow(says)
  })

  test('that may be missing gives null', async () => {
    expect(await systemFiles.read(join(folder, 'a'))).toBeNull()
  })

  test('lists what ends so, without drafts; a folder of such a name is for who reads it to tell', async () => {
    for (const name of ['b.json', 'a.json', '.a.json.x.tmp', '.hidden.json', 'c.yaml']) {
      writeFileSync(join(folder, name), '')
    }
    mkdirSync(join(folder, 'd.json'))
    expect(await systemFiles.list(folder, '.json')).toEqual([
      join(folder, 'a.json'),
      join(folder, 'b.json'),
      join(folder, 'd.json'),
    ])
    expect(await systemFiles.list(join(folder, 'nowhere'), '.json')).toEqual([])
  })
})
