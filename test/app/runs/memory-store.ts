import { noAlerts } from '../../../src/core/alert/alert-state.ts'
import type { Delivery } from '../../../src/core/alert/delivery.ts'
import { emptyWindow, mergeWindows, windowOf, windowStart } from '../../../src/core/stats/window.ts'
import type { Run } from '../../../src/ports/runs.ts'
import type {
  StoredCallWindow,
  WatchCommit,
  WatchedCall,
  WatchState,
  WatchStore,
} from '../../../src/ports/watch.ts'

export interface MemoryStore extends Pick<WatchStore, 'load' | 'commit' | 'windows' | 'prune'> {
  readonly runs: Run[]
  readonly deliveries: Delivery[]
  /** Before when it was told to forget, in the order of the calls. */
  readonly pruned: number[]
  state(): WatchState
  /** From now on commits fail, or no longer. */
  fail(error: Error | null): void
}

/** A registry that forgets all with the test; what it keeps has been through JSON, as in a real one. */
export function memoryStore(): MemoryStore {
  let state: WatchState = { version: 0, monitors: {}, alerts: noAlerts, gates: {} }
  let failure: Error | null = null
  const runs: Run[] = []
  const deliveries: Delivery[] = []
  const pruned: number[] = []
  const calls: WatchedCall[] = []
  const known = (id: string): boolean => runs.some(run => run.id === id)
  return {
    runs,
    deliveries,
    pruned,
    state: () => state,
    fail: error => {
      failure = error
    },
    load: async () => JSON.parse(JSON.stringify(state)) as WatchState,
    async commit(change: WatchCommit) {
      if (failure !== null) throw failure
      if (change.version !== state.version) return 'conflict'
      const { monitors = {}, gates = {}, alerts = state.alerts } = change
      state = JSON.parse(
        JSON.stringify({
          version: state.version + 1,
          monitors: without({ ...state.monitors, ...monitors }),
          gates: without({ ...state.gates, ...gates }),
          alerts,
        }),
      ) as WatchState
      runs.push(...(change.runs ?? []).filter(({ id }) => !known(id)))
      calls.push(...(change.calls ?? []))
      deliveries.push(...(change.deliveries ?? []))
      return 'committed'
    },
    prune: async before => pruned.push(before),
    async windows({ monitor, since = 0 }) {
      const wanted = calls.filter(call => monitor === undefined || call.monitor === monitor)
      const hours = Map.groupBy(wanted, call => `${call.monitor} ${windowStart(call.startedAt)}`)
      return [...hours.values()]
        .map((same): StoredCallWindow => {
          const first = same[0] as WatchedCall
          const empty = emptyWindow(windowStart(first.startedAt))
          const window = same.map(windowOf).reduce(mergeWindows, empty)
          return { ...first, window }
        })
        .filter(({ window }) => window.startsAt >= since)
    },
  }
}

function without<T>(record: Readonly<Record<string, T | null>>): Record<string, T> {
  return Object.fromEntries(
    Object.entries(record).filter((entry): entry is [string, T] => entry[1] !== null),
  )
}
