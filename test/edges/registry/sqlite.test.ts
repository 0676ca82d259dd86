import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { openRegistry } from '../../../src/edges/registry/open.ts'
import { StoreError } from '../../../src/errors.ts'
import type { Registry } from '../../../src/ports/registry.ts'
import { decodeCounts, mergeCounts } from './counts.ts'
import { row, subject } from './samples.ts'
import { describeRegistry } from './suite.ts'

const folder = mkdtempSync(join(tmpdir(), 'tidemark-registry-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let files = 0
const newFile = (): string => join(folder, `${++files}`, '.tidemark', 'registry.db')

function execute(file: string, sql: string): void {
  const database = new DatabaseSync(file)
  database.exec(sql)
  database.close()
}

describeRegistry({
  name: 'SQLite',
  newUrl: async () => newFile(),
  tamper: async (file, sql) => execute(file, sql),
})

describe('a registry in a file', () => {
  let file: string
  beforeEach(() => {
    file = newFile()
  })

  const open = (options: { lockWaitMs?: number; maxBytes?: number } = {}): Promise<Registry> =>
    openRegistry({ url: file, mergeTallies: mergeCounts, ...options })
  const failure = async (options = {}): Promise<string> => {
    const error = await open(options).catch((error: unknown) => error)
    expect(error).toBeInstanceOf(StoreError)
    expect(String(error)).toContain(file)
    return String(error)
  }

  test('is for its user only, the files beside it too', async () => {
    const registry = await open()
    await registry.tallies.write([row('w', 1, { a: 1 })])
    const modes = [join(file, '..'), file, `${file}-wal`, `${file}-shm`].map(
      path => statSync(path).mode & 0o777,
    )
    expect(modes).toEqual([0o700, 0o600, 0o600, 0o600])
    await registry.close()
  })

  test.each([
    { name: 'text', bytes: Buffer.from('not a database, only a text of some length\n'.repeat(50)) },
    { name: 'one byte', bytes: Buffer.from('x') },
    { name: 'a SQLite header and nothing else', bytes: Buffer.from('SQLite format 3\0') },
    {
      name: 'a SQLite header and noise',
      bytes: Buffer.concat([Buffer.from('SQLite format 3\0'), Buffer.alloc(9000, 7)]),
    },
  ])('that holds $name is refused and not touched', async ({ bytes }) => {
    mkdirSync(join(file, '..'), { recursive: true })
    writeFileSync(file, bytes)
    expect(await failure()).toContain('damaged or not a Tidemark registry')
    expect(readFileSync(file).equals(bytes)).toBe(true)
  })

  test("that is somebody else's database is refused and not touched", async () => {
    mkdirSync(join(file, '..'), { recursive: true })
    execute(file, 'create table customers (name text)')
    const before = readFileSync(file)
    expect(await failure()).toContain('not a Tidemark registry')
    expect(readFileSync(file).equals(before)).toBe(true)
  })

  test('of a newer Tidemark is not touched, even when its last writer crashed', async () => {
    const registry = await open()
    execute(file, 'update registry set version = 99')
    // A copy with its log still beside it is what a crash leaves behind.
    const original = file
    file = newFile()
    mkdirSync(join(file, '..'), { recursive: true })
    for (const end of ['', '-wal']) writeFileSync(file + end, readFileSync(original + end))
    await registry.close()
    const before = readFileSync(file)
    const log = readFileSync(`${file}-wal`)
    expect(await failure()).toContain('newer Tidemark')
    expect(readFileSync(file).equals(before)).toBe(true)
    expect(readFileSync(`${file}-wal`).equals(log)).toBe(true)
  })

  test('that was cut off says so when it is read', async () => {
    const registry = await open()
    const rows = Array.from({ length: 300 }, (_, i) =>
      row('w', 1, { a: 1 }, { subject: subject({ scope: `${i}` }) }),
    )
    await registry.tallies.write(rows)
    await registry.close()
    truncateSync(file, Math.floor(statSync(file).size / 2))
    const reading = open().then(async registry => {
      try {
        return await registry.tallies.windows({})
      } finally {
        await registry.close()
      }
    })
    await expect(reading).rejects.toThrow(StoreError)
    await expect(reading).rejects.toThrow(/damaged/)
  })

  test('on a full disk refuses the write, keeps what was there, and goes on when there is space', async () => {
    const registry = await open({ maxBytes: 300_000 })
    await registry.tallies.write([row('w', 1, { a: 1 })])
    const big = row('w', 2, { a: 2 }, { tally: new Uint8Array(400_000) })
    await expect(registry.tallies.write([big])).rejects.toThrow(/the disk is full.*Free some space/)
    const [window] = await registry.tallies.windows({})
    expect(window && decodeCounts(window.tally)).toEqual({ a: 1 })
    await registry.tallies.write([row('w', 3, { a: 3 })])
    expect((await registry.tallies.windows({}))[0]?.exchanges).toBe(3)
    await registry.close()
  })

  test('on a disk that is full from the start is a sentence', async () => {
    expect(await failure({ maxBytes: 8192 })).toContain('the disk is full')
  })

  test('locked by another process is a sentence after the wait, and free again afterwards', async () => {
    const registry = await open({ lockWaitMs: 100 })
    const other = new DatabaseSync(file)
    other.exec('begin immediate')
    await expect(registry.tallies.write([row('w', 1, { a: 1 })])).rejects.toThrow(
      /locked by another process/,
    )
    other.exec('rollback')
    other.close()
    await registry.tallies.write([row('w', 1, { a: 1 })])
    expect(await registry.tallies.windows({})).toHaveLength(1)
    await registry.close()
  })

  test('waits for another process without stopping this one', async () => {
    const registry = await open()
    const other = new DatabaseSync(file)
    other.exec('begin immediate')
    let turns = 0
    const counting = setInterval(() => {
      if (++turns === 3) other.exec('rollback')
    }, 1)
    await registry.tallies.write([row('w', 1, { a: 1 })])
    clearInterval(counting)
    expect(turns).toBeGreaterThanOrEqual(3)
    other.close()
    await registry.close()
  })

  test('where a folder is in its place is a sentence', async () => {
    mkdirSync(file, { recursive: true })
    expect(await failure()).toMatch(/is a folder|cannot be opened/)
  })

  test('below a file is a sentence', async () => {
    mkdirSync(join(file, '..', '..'), { recursive: true })
    writeFileSync(join(file, '..'), '')
    expect(await failure()).toMatch(/not a folder|cannot be/)
  })

  test('in a folder that may only be read is a sentence', async () => {
    const parent = join(file, '..', '..')
    mkdirSync(parent, { recursive: true })
    chmodSync(parent, 0o555)
    await asNobody(async () => expect(await failure()).toMatch(/permission denied/))
    expect(existsSync(join(file, '..'))).toBe(false)
  })

  test('that may only be read is a sentence', async () => {
    await (await open()).close()
    chmodSync(join(file, '..'), 0o555)
    chmodSync(file, 0o444)
    await asNobody(async () =>
      expect(await failure()).toMatch(/cannot be (written|opened)|permission denied/),
    )
    chmodSync(join(file, '..'), 0o700)
  })
})

/** The superuser may write anything, so that the test must be somebody else for a moment. */
async function asNobody(work: () => Promise<void>): Promise<void> {
  chmodSync(folder, 0o755)
  if (process.getuid?.() !== 0) return work()
  process.seteuid?.(65_534)
  try {
    await work()
  } finally {
    process.seteuid?.(0)
  }
}
