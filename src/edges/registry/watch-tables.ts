import type { ColumnDataType } from 'kysely'
import { noAlerts } from '../../core/alert/alert-state.ts'
import type { Database } from './tables.ts'

/** What a watch keeps: its state, its calls by the hour, and what is to be sent. */
export async function createWatchTables(db: Database, bytes: ColumnDataType): Promise<void> {
  const { schema } = db
  await schema
    .createTable('watch')
    .addColumn('version', 'bigint', column => column.notNull())
    .addColumn('alerts', 'text', column => column.notNull())
    .execute()
  await db
    .insertInto('watch')
    .values({ version: 0, alerts: JSON.stringify(noAlerts) })
    .execute()
  for (const table of ['monitor_state', 'gate']) {
    await schema
      .createTable(table)
      .addColumn('name', 'text', column => column.notNull().primaryKey())
      .addColumn('body', 'text', column => column.notNull())
      .execute()
  }
  await schema
    .createTable('alert_log')
    .addColumn('version', 'bigint', column => column.notNull())
    .addColumn('position', 'integer', column => column.notNull())
    .addColumn('at', 'bigint', column => column.notNull())
    .addColumn('about', 'text', column => column.notNull())
    .addColumn('decision', 'text', column => column.notNull())
    .addColumn('reason', 'text', column => column.notNull())
    .addPrimaryKeyConstraint('alert_log_key', ['version', 'position'])
    .execute()
  await schema.createIndex('alert_log_at').on('alert_log').column('at').execute()
  await createCallTables(db, bytes)
  await createOutboxTables(db)
  await schema
    .createTable('lease')
    .addColumn('name', 'text', column => column.notNull().primaryKey())
    .addColumn('owner', 'text', column => column.notNull())
    .addColumn('until', 'bigint', column => column.notNull())
    .execute()
}

async function createCallTables({ schema }: Database, bytes: ColumnDataType): Promise<void> {
  await schema
    .createTable('series')
    .addColumn('id', 'text', column => column.notNull().primaryKey())
    .addColumn('monitor', 'text', column => column.notNull())
    .addColumn('provider', 'text', column => column.notNull())
    .addColumn('operation', 'text', column => column.notNull())
    .execute()
  await schema
    .createTable('call_window')
    .addColumn('series_id', 'text', column => column.notNull())
    .addColumn('starts_at', 'bigint', column => column.notNull())
    .addColumn('calls', 'bigint', column => column.notNull())
    .addColumn('failed', 'bigint', column => column.notNull())
    .addColumn('p50', 'double precision')
    .addColumn('p95', 'double precision')
    .addColumn('p99', 'double precision')
    .addColumn('failures', 'text', column => column.notNull())
    .addColumn('latency', bytes, column => column.notNull())
    .addPrimaryKeyConstraint('call_window_key', ['series_id', 'starts_at'])
    .execute()
  await schema.createIndex('call_window_start').on('call_window').column('starts_at').execute()
}

async function createOutboxTables({ schema }: Database): Promise<void> {
  await schema
    .createTable('outbox')
    .addColumn('key', 'text', column => column.notNull().primaryKey())
    .addColumn('receiver', 'text', column => column.notNull())
    .addColumn('episode', 'text', column => column.notNull())
    .addColumn('sequence', 'integer', column => column.notNull())
    .addColumn('state', 'text', column => column.notNull())
    .addColumn('attempts', 'integer', column => column.notNull())
    .addColumn('next_at', 'bigint', column => column.notNull())
    .addColumn('claimed_until', 'bigint', column => column.notNull())
    .addColumn('error', 'text', column => column.notNull())
    .addColumn('ended_at', 'bigint')
    .addColumn('body', 'text', column => column.notNull())
    .execute()
  await schema.createIndex('outbox_due').on('outbox').columns(['state', 'next_at']).execute()
  await schema
    .createIndex('outbox_thread')
    .on('outbox')
    .columns(['episode', 'receiver', 'sequence'])
    .execute()
  await schema
    .createTable('thread')
    .addColumn('episode', 'text', column => column.notNull())
    .addColumn('receiver', 'text', column => column.notNull())
    .addColumn('receipt', 'text', column => column.notNull())
    .addColumn('updated_at', 'bigint', column => column.notNull())
    .addPrimaryKeyConstraint('thread_key', ['episode', 'receiver'])
    .execute()
}
