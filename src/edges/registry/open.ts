import type { Registry } from '../../ports/registry.ts'
import type { MergeTallies } from './merge-parts.ts'
import type { PostgresOptions } from './postgres-store.ts'
import type { Store } from './store.ts'

export interface RegistryOptions {
  /** `postgres://…`, or the path of a SQLite file. */
  readonly url: string
  readonly mergeTallies: MergeTallies
  /** How long to wait for other processes that write, in milliseconds; 5,000 unless told. */
  readonly lockWaitMs?: number
  /** SQLite only: the file never grows beyond. No bound unless told. */
  readonly maxBytes?: number
  readonly importPg?: PostgresOptions['importPg']
}

const LOCK_WAIT_MS = 5000

/**
 * Opens what Tidemark remembers, and makes or updates it where needed.
 *
 * @throws StoreError when it is of a newer version, damaged, locked, full or out of reach: it is left as it was.
 * @throws UsageError when Postgres is asked for and the package `pg` is not installed.
 */
export async function openRegistry(options: RegistryOptions): Promise<Registry> {
  const store = await openStore(options)
  // Here and not above: a command that needs no registry must not wait for Kysely.
  const { talliesIn } = await import('./tallies.ts')
  const { runsIn } = await import('./runs.ts')
  const { watchIn } = await import('./watch.ts')
  const { outboxIn } = await import('./outbox.ts')
  const { gatesIn } = await import('./gates.ts')
  const { leasesIn } = await import('./leases.ts')
  return {
    tallies: talliesIn(store, options.mergeTallies),
    runs: runsIn(store),
    watch: watchIn(store),
    outbox: outboxIn(store),
    gates: gatesIn(store),
    leases: leasesIn(store),
    close: () => store.close(),
  }
}

async function openStore({
  url,
  lockWaitMs = LOCK_WAIT_MS,
  ...rest
}: RegistryOptions): Promise<Store> {
  if (/^postgres(ql)?:\/\//.test(url)) {
    const { openPostgresStore } = await import('./postgres-store.ts')
    const { importPg = () => import('pg') } = rest
    return openPostgresStore(url, { lockWaitMs, importPg })
  }
  const { openSqliteStore } = await import('./sqlite-store.ts')
  return openSqliteStore(url, { lockWaitMs, maxBytes: rest.maxBytes ?? null })
}
