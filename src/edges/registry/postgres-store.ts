import { Kysely, PostgresDialect, sql } from 'kysely'
import type pgModule from 'pg'
import { UsageError } from '../../errors.ts'
import { checkedVersion, currentVersion, migrate } from './migrations.ts'
import { postgresFailures } from './postgres-failures.ts'
import { attempt, type Store } from './store.ts'
import type { Database, Tables } from './tables.ts'

export interface PostgresOptions {
  /** How long to wait for locks and for a connection, in milliseconds. */
  readonly lockWaitMs: number
  readonly importPg: () => Promise<{ readonly default: typeof pgModule }>
}

/** All tables live in a schema of their own, so that the database can be shared. */
const SCHEMA = 'tidemark'
/** Any number that no other program is likely to lock on: "tide". */
const MIGRATION_LOCK = 0x74696465
const MAX_CONNECTIONS = 4

export async function openPostgresStore(url: string, options: PostgresOptions): Promise<Store> {
  const where = displayName(url)
  const failures = postgresFailures(where)
  const pool = await createPool(url, options)
  const db: Database = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) }).withSchema(
    SCHEMA,
  )
  const guarded = <T>(work: () => Promise<T>): Promise<T> =>
    attempt(work, failures, options.lockWaitMs)
  const unit: Store['unit'] = work => guarded(() => db.transaction().execute(work))
  const close = async (): Promise<void> => {
    if (!pool.ended) await pool.end()
  }
  try {
    const version = await guarded(() => versionIn(db, where))
    if (version < currentVersion) await unit(tx => migrateAlone(tx, where))
  } catch (error) {
    await close()
    throw error
  }
  return { where, unit, read: work => guarded(() => work(db)), close }
}

async function createPool(url: string, options: PostgresOptions): Promise<pgModule.Pool> {
  const { default: pg } = await loadPg(options)
  const pool = new pg.Pool({
    connectionString: url,
    application_name: 'tidemark',
    max: MAX_CONNECTIONS,
    connectionTimeoutMillis: Math.max(options.lockWaitMs, 1000),
    lock_timeout: options.lockWaitMs,
    allowExitOnIdle: true,
    types: {
      getTypeParser: (oid, format) =>
        oid === pg.types.builtins.INT8 ? Number : pg.types.getTypeParser(oid, format),
    },
  })
  // An idle connection that breaks is replaced at the next use; without a listener it would end the process.
  pool.on('error', () => {})
  return pool
}

async function loadPg({
  importPg,
}: PostgresOptions): Promise<{ readonly default: typeof pgModule }> {
  try {
    return await importPg()
  } catch (cause) {
    const problem = 'A registry on Postgres needs the package pg, which is not installed.'
    throw new UsageError(`${problem} Install it: npm install pg`, { cause })
  }
}

/** Host and database; never the user, the password or a parameter. */
function displayName(url: string): string {
  const parsed = URL.parse(url)
  return parsed ? `postgres://${parsed.host}${parsed.pathname}` : 'the Postgres registry'
}

/** 0 where there is no registry yet. */
async function versionIn(db: Database, where: string): Promise<number> {
  const name = `${SCHEMA}.registry`
  const found = await sql<{
    there: boolean
  }>`select to_regclass(${name}) is not null as there`.execute(db)
  if (found.rows[0]?.there !== true) return 0
  return checkedVersion(await db.selectFrom('registry').select('version').execute(), where)
}

async function migrateAlone(tx: Database, where: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(${MIGRATION_LOCK})`.execute(tx)
  await sql`create schema if not exists ${sql.id(SCHEMA)}`.execute(tx)
  // Again, now that the lock is ours: another process may have done it meanwhile.
  const version = await versionIn(tx, where)
  if (version < currentVersion) await migrate(tx, version, 'bytea')
}
