import type { LogEntry } from '../../core/alert/delivery.ts'
import { silenceProblem, type Silence } from '../../core/alert/silence.ts'
import { UsageError } from '../../errors.ts'
import type { WatchStore } from '../../ports/watch.ts'
import { withWatchState } from '../sync/with-watch-state.ts'

/**
 * Keeps alerts from being told. Nothing is sent or grouped by it: that is for the watch, which sees it before it tells
 * anything more.
 *
 * @throws UsageError when it is not sound.
 */
export async function silenceAlerts(
  store: WatchStore,
  silence: Silence,
  now: number,
): Promise<void> {
  const problem = silenceProblem(silence, now)
  if (problem !== null) throw new UsageError(`This silence cannot be: ${problem}.`)
  await withWatchState(
    store,
    ({ alerts }) => {
      const kept = alerts.silences.filter(({ id, endsAt }) => id !== silence.id && endsAt > now)
      const log: LogEntry = {
        at: now,
        about: silence.id,
        decision: 'silenced',
        reason: `${silence.createdBy}: ${silence.because}`,
      }
      return {
        change: { alerts: { ...alerts, silences: [...kept, silence] }, log: [log] },
        result: undefined,
      }
    },
    [],
  )
}

/** The silences that hold now, the one that ends first before the others. */
export async function silencesNow(store: WatchStore, now: number): Promise<readonly Silence[]> {
  const { alerts } = await store.load([])
  return alerts.silences
    .filter(({ endsAt }) => endsAt > now)
    .toSorted((a, b) => a.endsAt - b.endsAt)
}
