import type { Gates } from './gates.ts'
import type { Leases } from './leases.ts'
import type { Outbox } from './outbox.ts'
import type { Runs } from './runs.ts'
import type { Tallies } from './tallies.ts'
import type { WatchStore } from './watch.ts'

/** What Tidemark remembers between two runs. Every failure is a `StoreError` that leaves the store as it was. */
export interface Registry {
  readonly tallies: Tallies
  readonly runs: Runs
  readonly watch: WatchStore
  readonly outbox: Outbox
  readonly gates: Gates
  readonly leases: Leases
  close(): Promise<void>
}
