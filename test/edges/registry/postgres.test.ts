import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Client } from 'pg'
import { openRegistry } from '../../../src/edges/registry/open.ts'
import { StoreError, UsageError } from '../../../src/errors.ts'
import { mergeCounts } from './counts.ts'
import { startPostgres, type PostgresServer } from './postgres-server.ts'
import { row } from './samples.ts'
import { describeRegistry } from './suite.ts'

let server: PostgresServer
beforeAll(async () => {
  server = await startPostgres()
})
afterAll(() => server?.stop())

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<object>(sql)).rows
  } finally {
    await client.end()
  }
}

const importPg = (): never => {
  throw new Error("Cannot find package 'pg'")
}

const failure = (url: string): Promise<unknown> =>
  openRegistry({ url, mergeTallies: mergeCounts, lockWaitMs: 2000 }).then(
    async registry => {
      await registry.close()
      return 'it opened'
    },
    (error: unknown) => error,
  )

describeRegistry({
  name: 'Postgres',
  newUrl: () => server.newDatabase(),
  async tamper(url, sql) {
    await query(url, `set search_path = tidemark; ${sql}`)
  },
})

describe('a registry on Postgres', () => {
  test('keeps to a schema of its own', async () => {
    const url = await server.newDatabase()
    const registry = await openRegistry({ url, mergeTallies: mergeCounts })
    await registry.close()
    const schemas = await query(
      url,
      `select distinct table_schema from information_schema.tables
      where table_schema not in ('pg_catalog', 'information_schema')`,
    )
    expect(schemas).toEqual([{ table_schema: 'tidemark' }])
  })

  test('that is not there, or refuses us, is a sentence without the password', async () => {
    const good = new URL(await server.newDatabase())
    const wrongPassword = new URL(good)
    wrongPassword.password = 'hunter2hunter2'
    const noDatabase = new URL(good)
    noDatabase.pathname = '/nowhere'
    const noServer = new URL(good)
    noServer.port = '1'
    const cases: [URL, RegExp][] = [
      [wrongPassword, /refused the login/],
      [noDatabase, /no such database/],
      [noServer, /connection refused/],
    ]
    for (const [url, sentence] of cases) {
      const error = await failure(url.href)
      expect(error).toBeInstanceOf(StoreError)
      expect(String(error)).toMatch(sentence)
      expect(String(error)).not.toContain(url.password)
    }
  })

  test('says what to install when the driver is missing', async () => {
    const opening = openRegistry({ url: 'postgres://x/y', mergeTallies: mergeCounts, importPg })
    await expect(opening).rejects.toThrow(UsageError)
    await expect(opening).rejects.toThrow('npm install pg')
  })

  test('that may only be read is a sentence', async () => {
    const url = await server.newDatabase()
    const name = new URL(url).pathname.slice(1)
    await query(url, `alter database ${name} set default_transaction_read_only = on`)
    const failed = await failure(url)
    const again = 'begin read write; alter database'
    await query(url, `${again} ${name} reset default_transaction_read_only; commit`)
    expect(String(failed)).toMatch(/the database is read-only/)
  })

  test('that is locked is a sentence, and the write can be repeated', async () => {
    const url = await server.newDatabase()
    const registry = await openRegistry({ url, mergeTallies: mergeCounts, lockWaitMs: 100 })
    const other = new Client({ connectionString: url })
    await other.connect()
    await other.query('begin; lock table tidemark.tally in access exclusive mode')
    await expect(registry.tallies.write([row('w', 1, { a: 1 })])).rejects.toThrow(
      /locked by another process/,
    )
    await other.query('rollback')
    await other.end()
    await registry.tallies.write([row('w', 1, { a: 1 })])
    expect(await registry.tallies.windows({})).toHaveLength(1)
    await registry.close()
  })

  test('survives that its connections are cut', async () => {
    const url = await server.newDatabase()
    const registry = await openRegistry({ url, mergeTallies: mergeCounts })
    await registry.tallies.write([row('w', 1, { a: 1 })])
    await query(
      url,
      `select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and application_name = 'tidemark'`,
    )
    await registry.tallies
      .write([row('w', 2, { a: 2 })])
      .catch(() => registry.tallies.write([row('w', 2, { a: 2 })]))
    const [window] = await registry.tallies.windows({})
    expect(window?.exchanges).toBe(2)
    await registry.close()
  })
})
