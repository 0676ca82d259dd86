import type { Runs } from './runs.ts'
import type { Tallies } from './tallies.ts'

/** What Tidemark remembers between two runs. Every failure is a `StoreError` that leaves the store as it was. */
export interface Registry {
  readonly tallies: Tallies
  readonly runs: Runs
  close(): Promise<void>
}
