import type { Streak } from './thresholds.ts'

/** All that a monitor remembers. Plain JSON: it is written after every step and survives restarts. */
export interface MonitorState {
  readonly format: 1
  /** A hash of the definition that the counts belong to. */
  readonly definition: string
  /** Epoch milliseconds at which the monitor was first seen. */
  readonly since: number
  /** Everything due up to here is done, skipped or counted as missed. */
  readonly lastDueAt: number
  readonly running: Ticket | null
  /** What is being counted or is raised, by `Candidate.key`. */
  readonly streaks: Readonly<Record<string, Streak>>
  /** What one look said that would turn something: it counts when the next one says the same. */
  readonly unconfirmed: Readonly<Record<string, 'bad' | 'good'>>
  /** When something was last known, good or bad; null before the first time. */
  readonly lastKnownAt: number | null
  /** Why nothing was known the last time that was so; for the alert about it. */
  readonly lastGap: string
}

/** One attempt that is under way. Attempts of one due time follow each other, never overlap. */
export interface Ticket {
  readonly runId: string
  readonly dueAt: number
  readonly purpose: RunPurpose
  /** From 1, over all attempts for this due time. */
  readonly attempt: number
  readonly retries: number
  /** How often a process ended during it. */
  readonly restarts: number
  /** Epoch milliseconds; the attempt must have ended `runDeadlineMs` later. */
  readonly startAt: number
}

/** `due` on time · `late` after it was missed · `retry` after no answer · `confirm` a look · `restart` after a crash. */
export type RunPurpose = 'due' | 'late' | 'retry' | 'confirm' | 'restart'

/** `unknown` before the first word, `no-data` after a long time without one: neither is ever taken for healthy. */
export type Health = 'unknown' | 'healthy' | 'failing' | 'no-data'

export function newMonitorState(definition: string, now: number): MonitorState {
  return {
    format: 1,
    definition,
    since: now,
    lastDueAt: now,
    running: null,
    streaks: {},
    unconfirmed: {},
    lastKnownAt: null,
    lastGap: 'it has not run yet',
  }
}

export function healthOf(state: MonitorState): Health {
  const raised = Object.values(state.streaks).filter(({ raised }) => raised)
  if (raised.some(({ candidate }) => candidate.cause === 'no-data')) return 'no-data'
  if (raised.length > 0) return 'failing'
  return state.lastKnownAt === null ? 'unknown' : 'healthy'
}
