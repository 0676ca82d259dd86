import type { ColumnDataType } from 'kysely'
import { StoreError } from '../../errors.ts'
import type { Database } from './tables.ts'
import { createWatchTables } from './watch-tables.ts'

/** `blob` or `bytea`: all other types are spelled alike. */
type BytesType = ColumnDataType

type Migration = (tx: Database, bytes: BytesType) => Promise<void>

/** Each brings a registry from the version that is its index to the next. Released ones are never changed. */
const migrations: readonly Migration[] = [createFirstTables, createWatchTables]

export const currentVersion: number = migrations.length

/** Brings a registry up to date, inside a transaction that nobody else migrates in. `from` 0: an empty one. */
export async function migrate(tx: Database, from: number, bytes: BytesType): Promise<void> {
  for (const migration of migrations.slice(from)) await migration(tx, bytes)
  if (from === 0) await tx.insertInto('registry').values({ version: currentVersion }).execute()
  else await tx.updateTable('registry').set({ version: currentVersion }).execute()
}

/** The version as it stands in the registry's own table. */
export function checkedVersion(
  rows: readonly { readonly version: unknown }[],
  where: string,
): number {
  const version = rows.length === 1 ? rows[0]?.version : undefined
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) {
    throw damaged(where)
  }
  if (version <= currentVersion) return version
  throw new StoreError(
    where,
    `was written by a newer Tidemark (format ${version}, this one knows ${currentVersion})`,
    'Update Tidemark, or set TIDEMARK_REGISTRY to another place; the registry was left as it is.',
  )
}

export function damaged(where: string, cause?: unknown): StoreError {
  return new StoreError(
    where,
    'is damaged or not a Tidemark registry',
    'Move it away to start a new one, or set TIDEMARK_REGISTRY to another place; it was left as it is.',
    { cause },
  )
}

async function createFirstTables(db: Database, bytes: BytesType): Promise<void> {
  const { schema } = db
  await schema
    .createTable('registry')
    .addColumn('version', 'integer', column => column.notNull())
    .execute()
  await schema
    .createTable('subject')
    .addColumn('id', 'text', column => column.notNull().primaryKey())
    .addColumn('provider', 'text', column => column.notNull())
    .addColumn('operation', 'text', column => column.notNull())
    .addColumn('body', 'text', column => column.notNull())
    .execute()
  await schema
    .createTable('tally')
    .addColumn('interval_start', 'bigint', column => column.notNull())
    .addColumn('subject_id', 'text', column => column.notNull())
    .addColumn('writer', 'text', column => column.notNull())
    .addColumn('seq', 'bigint', column => column.notNull())
    .addColumn('exchanges', 'bigint', column => column.notNull())
    .addColumn('tally', bytes, column => column.notNull())
    .addPrimaryKeyConstraint('tally_key', ['interval_start', 'subject_id', 'writer'])
    .execute()
  await schema
    .createTable('consumed')
    .addColumn('interval_start', 'bigint', column => column.notNull())
    .addColumn('subject_id', 'text', column => column.notNull())
    .addColumn('writer', 'text', column => column.notNull())
    .addColumn('seq', 'bigint', column => column.notNull())
    .addPrimaryKeyConstraint('consumed_key', ['interval_start', 'subject_id', 'writer'])
    .execute()
  await createRunTables(db, bytes)
}

async function createRunTables(db: Database, bytes: BytesType): Promise<void> {
  const { schema } = db
  await schema
    .createTable('run')
    .addColumn('id', 'text', column => column.notNull().primaryKey())
    .addColumn('monitor', 'text', column => column.notNull())
    .addColumn('provider', 'text', column => column.notNull())
    .addColumn('started_at', 'bigint', column => column.notNull())
    .addColumn('took_ms', 'double precision', column => column.notNull())
    .addColumn('outcome', 'text', column => column.notNull())
    .addColumn('note', 'text', column => column.notNull())
    .execute()
  await schema.createIndex('run_started_at').on('run').column('started_at').execute()
  await schema
    .createTable('call')
    .addColumn('run_id', 'text', column =>
      column.notNull().references('run.id').onDelete('cascade'),
    )
    .addColumn('position', 'integer', column => column.notNull())
    .addColumn('correlation_id', 'text', column => column.notNull())
    .addColumn('operation', 'text', column => column.notNull())
    .addColumn('status', 'integer', column => column.notNull())
    .addColumn('took_ms', 'double precision', column => column.notNull())
    .addColumn('bytes', 'bigint', column => column.notNull())
    .addColumn('verdict', 'text', column => column.notNull())
    .addColumn('subject_key', 'text', column => column.notNull())
    .addColumn('tally', bytes, column => column.notNull())
    .addPrimaryKeyConstraint('call_key', ['run_id', 'position'])
    .execute()
  await schema.createIndex('call_correlation_id').on('call').column('correlation_id').execute()
  await schema
    .createTable('finding')
    .addColumn('run_id', 'text', column =>
      column.notNull().references('run.id').onDelete('cascade'),
    )
    .addColumn('position', 'integer', column => column.notNull())
    .addColumn('id', 'text', column => column.notNull())
    .addColumn('body', 'text', column => column.notNull())
    .addPrimaryKeyConstraint('finding_key', ['run_id', 'position'])
    .execute()
  await schema.createIndex('finding_id').on('finding').column('id').execute()
}
