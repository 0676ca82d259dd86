import type { Outbox } from '../../ports/outbox.ts'
import type { WatchStore } from '../../ports/watch.ts'
import { sentenceOf } from './run-ticket.ts'

export interface PruneDeps {
  readonly store: Pick<WatchStore, 'prune'>
  readonly outbox: Pick<Outbox, 'prune'>
  readonly tell: (news: { readonly kind: 'trouble'; readonly sentence: string }) => void
}

const DAY_MS = 86_400_000

/** Hours of calls and what alerts were told: a year, and some weeks to compare its end with. */
export const WINDOWS_KEPT_MS: number = 400 * DAY_MS

/** Deliveries that ended, and the threads of episodes that nothing was told of since. */
export const DELIVERIES_KEPT_MS: number = 90 * DAY_MS

/**
 * Forgets what is too old to be asked for, once a day. What fails is told and left for the next day: nothing
 * depends on it.
 *
 * @returns what is called with the time, in epoch milliseconds, as often as one likes. It never rejects.
 */
export function dailyPruning({ store, outbox, tell }: PruneDeps): (now: number) => Promise<void> {
  let prunedAt = -Infinity
  return async now => {
    // A clock that was set back a year must not stop it.
    if (Math.abs(now - prunedAt) < DAY_MS) return
    prunedAt = now
    try {
      await store.prune(now - WINDOWS_KEPT_MS)
      await outbox.prune(now - DELIVERIES_KEPT_MS)
    } catch (error) {
      tell({ kind: 'trouble', sentence: sentenceOf(error) })
    }
  }
}
