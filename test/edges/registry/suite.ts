import { describeCallWindows } from './call-windows-suite.ts'
import { describeCompaction } from './compaction-suite.ts'
import { describeLeases } from './leases-suite.ts'
import { describeOpening } from './opening-suite.ts'
import { describeOutbox } from './outbox-suite.ts'
import { describeRuns } from './runs-suite.ts'
import type { StoreUnderTest } from './store-under-test.ts'
import { describeTallies } from './tallies-suite.ts'
import { describeWatch } from './watch-suite.ts'

/** What any store must do. Each test gets a store of its own. */
export function describeRegistry(store: StoreUnderTest): void {
  describeTallies(store)
  describeCompaction(store)
  describeRuns(store)
  describeWatch(store)
  describeCallWindows(store)
  describeLeases(store)
  describeOutbox(store)
  describeOpening(store)
}
