import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite'
import type { SqliteDatabase, SqliteStatement } from 'kysely'

/** What Kysely's SQLite dialect needs of a driver, over the SQLite that is built into Node. */
export function nodeSqlite(database: DatabaseSync): SqliteDatabase {
  return {
    close: () => database.close(),
    prepare(sql) {
      // Taking the write lock at once: a transaction that reads first and then finds somebody else
      // has written in between would fail, and no amount of waiting helps it.
      if (sql === 'begin') return statement(database.prepare('begin immediate'))
      // A full disk makes SQLite roll back by itself; rolling back again would hide why.
      if (sql === 'rollback' && !database.isTransaction) return nothing
      return statement(database.prepare(sql))
    },
  }
}

function statement(prepared: StatementSync): SqliteStatement {
  return {
    reader: prepared.columns().length > 0,
    all: parameters => prepared.all(...parameters.map(bindable)),
    run: parameters => prepared.run(...parameters.map(bindable)),
    iterate: parameters => prepared.iterate(...parameters.map(bindable)),
  }
}

const nothing: SqliteStatement = {
  reader: false,
  all: () => [],
  run: () => ({ changes: 0, lastInsertRowid: 0 }),
  iterate: () => [].values(),
}

/** node:sqlite throws on undefined and booleans; Kysely hands both through. */
function bindable(value: unknown): SQLInputValue {
  if (value === undefined || value === null) return null
  if (typeof value === 'boolean') return value ? 1 : 0
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint')
    return value
  if (value instanceof Uint8Array) return value
  throw new TypeError(`SQLite cannot store a ${typeof value}`)
}
