import { StoreError } from '../../errors.ts'
import type { WatchCommit, WatchState, WatchStore } from '../../ports/watch.ts'

/** What was decided: what to write, or null for nothing, and what to hand back. */
export interface Decided<T> {
  readonly change: Omit<WatchCommit, 'version'> | null
  readonly result: T
}

/** Each conflict means that somebody else got through; this many in a row do not happen to people. */
const MOST_TRIES = 200

/**
 * Loads, decides and commits; when somebody else committed in between, all of it again. So two processes that decide
 * at once never overwrite each other. `decide` may be called several times, and must do nothing but decide.
 *
 * @param monitors which to load; all unless told.
 */
export async function withWatchState<T>(
  store: WatchStore,
  decide: (state: WatchState) => Decided<T>,
  monitors?: readonly string[],
): Promise<T> {
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const state = await store.load(monitors)
    const { change, result } = decide(state)
    if (change === null) return result
    if ((await store.commit({ ...change, version: state.version })) === 'committed') return result
  }
  throw new StoreError(
    'the registry',
    'others changed it each time before this could be written',
    'Try again; nothing was changed.',
  )
}
