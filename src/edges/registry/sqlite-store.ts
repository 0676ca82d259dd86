import { closeSync, existsSync, mkdirSync, openSync, readSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { Kysely, SqliteDialect } from 'kysely'
import { checkedVersion, currentVersion, damaged, migrate } from './migrations.ts'
import { nodeSqlite } from './node-sqlite.ts'
import { sqliteFailures } from './sqlite-failures.ts'
import { attempt, type Store } from './store.ts'
import type { Database, Tables } from './tables.ts'

export interface SqliteOptions {
  /** How long to wait for another process that writes, in milliseconds. */
  readonly lockWaitMs: number
  /** The file never grows beyond; a write that would make it is refused like one on a full disk. */
  readonly maxBytes: number | null
}

/** SQLite itself waits only this long: meanwhile the whole process stands still. */
const BLOCKING_WAIT_MS = 20
const SQLITE_MAGIC = 'SQLite format 3\0'

/**
 * Opens the registry in a file; file and folder are made where they are missing, for this user only.
 * A file that is not ours, or not ours yet, is looked at read-only and left as it is.
 */
export async function openSqliteStore(file: string, options: SqliteOptions): Promise<Store> {
  const failures = sqliteFailures(file)
  const guarded = <T>(work: () => Promise<T>): Promise<T> =>
    attempt(work, failures, options.lockWaitMs)

  const database = await guarded(async () => {
    if (isEmpty(file)) createPrivately(file)
    else inspect(file)
    return openForWriting(file, options)
  })
  const db: Database = new Kysely<Tables>({
    dialect: new SqliteDialect({ database: nodeSqlite(database) }),
  })
  const unit: Store['unit'] = work => guarded(() => db.transaction().execute(work))
  const close = async (): Promise<void> => {
    if (database.isOpen) database.close()
  }
  try {
    if ((await guarded(async () => versionIn(database, file))) < currentVersion) {
      await unit(async tx => {
        // Again, now that the write lock is ours: another process may have done it meanwhile.
        const version = versionIn(database, file)
        if (version < currentVersion) await migrate(tx, version, 'blob')
      })
    }
  } catch (error) {
    await close()
    throw error
  }
  return { where: file, unit, read: work => guarded(() => work(db)), close }
}

function isEmpty(file: string): boolean {
  return !existsSync(file) || statSync(file).size === 0
}

function createPrivately(file: string): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  // SQLite gives its -wal and -shm files the mode of the file they belong to.
  closeSync(openSync(file, 'a', 0o600))
}

/** @throws StoreError when the file is not a registry that this version can write. */
function inspect(file: string): void {
  if (firstBytes(file, SQLITE_MAGIC.length) !== SQLITE_MAGIC) throw damaged(file)
  const database = new DatabaseSync(file, { readOnly: true, timeout: BLOCKING_WAIT_MS })
  try {
    versionIn(database, file)
  } finally {
    database.close()
  }
}

function firstBytes(file: string, count: number): string {
  const descriptor = openSync(file, 'r')
  try {
    const bytes = new Uint8Array(count)
    const read = readSync(descriptor, bytes, 0, count, 0)
    return String.fromCharCode(...bytes.subarray(0, read))
  } finally {
    closeSync(descriptor)
  }
}

/** 0 for a database without any table. */
function versionIn(database: DatabaseSync, file: string): number {
  const names = database.prepare("select name from sqlite_master where type = 'table'").all()
  if (names.length === 0) return 0
  if (!names.some(({ name }) => name === 'registry')) throw damaged(file)
  const rows = database.prepare('select version from registry').all()
  return checkedVersion(rows as { version: unknown }[], file)
}

function openForWriting(file: string, { maxBytes }: SqliteOptions): DatabaseSync {
  const database = new DatabaseSync(file, {
    timeout: BLOCKING_WAIT_MS,
    enableForeignKeyConstraints: true,
  })
  try {
    database.exec('pragma journal_mode = wal; pragma synchronous = full')
    if (maxBytes !== null) {
      const pageBytes = Number(database.prepare('pragma page_size').get()?.['page_size'])
      database.exec(`pragma max_page_count = ${Math.max(1, Math.floor(maxBytes / pageBytes))}`)
    }
    return database
  } catch (error) {
    database.close()
    throw error
  }
}
