import { StoreError } from '../../errors.ts'
import type { WatchCommit, WatchState, WatchStore } from '../../ports/watch.ts'

/** What a decision writes, and what it answers; null writes nothing. */
export interface Decided<T> {
  readonly commit: Omit<WatchCommit, 'version'> | null
  readonly answer: T
}

/** The state of a watch, which changes by one decision after the other, each written before the next is made. */
export interface Ledger {
  /** As of the last load or commit. */
  state(): WatchState
  /** Reads what others have changed. */
  refresh(): Promise<void>
  /**
   * Decides, and writes what was decided. Where somebody else was faster it decides again from what they left:
   * `decide` may run more than once, and must do nothing but decide.
   */
  change<T>(decide: (state: WatchState) => Decided<T>): Promise<T>
}

/** Others commit now and then (a silence, a hold by hand); meeting them this often in a row is a fault. */
const MOST_CONFLICTS = 20

export async function openLedger(store: Pick<WatchStore, 'load' | 'commit'>): Promise<Ledger> {
  let state = await store.load()
  let queue: Promise<unknown> = Promise.resolve()

  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const done = queue.then(work)
    queue = done.catch(() => undefined)
    return done
  }
  async function attempt<T>(decide: (state: WatchState) => Decided<T>): Promise<T> {
    for (let conflicts = 0; conflicts < MOST_CONFLICTS; conflicts++) {
      const { commit, answer } = decide(state)
      if (commit === null) return answer
      const outcome = await store.commit({ ...commit, version: state.version })
      if (outcome === 'committed') {
        state = after(state, commit)
        return answer
      }
      state = await store.load()
    }
    throw new StoreError(
      'registry',
      'another process changes it all the time',
      'Check that only one watch runs.',
    )
  }
  return {
    state: () => state,
    refresh: () =>
      inTurn(async () => {
        state = await store.load()
      }),
    change: decide => inTurn(() => attempt(decide)),
  }
}

function after(state: WatchState, commit: Omit<WatchCommit, 'version'>): WatchState {
  return {
    version: state.version + 1,
    monitors: merged(state.monitors, commit.monitors),
    alerts: commit.alerts ?? state.alerts,
    gates: merged(state.gates, commit.gates),
  }
}

function merged<T>(
  before: Readonly<Record<string, T>>,
  change: Readonly<Record<string, T | null>> = {},
): Readonly<Record<string, T>> {
  const all = new Map(Object.entries(before))
  for (const [name, value] of Object.entries(change)) {
    if (value === null) all.delete(name)
    else all.set(name, value)
  }
  return Object.fromEntries(all)
}
