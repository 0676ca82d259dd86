import type { Database } from './tables.ts'

/** One database, whichever it is. Everything that fails in it fails as a `KnownError`. */
export interface Store {
  /** The file, or the database without credentials: for people. */
  readonly where: string
  /** A unit of work: all of it is committed, or none. It may be run more than once, when others were in the way. */
  unit<T>(work: (tx: Database) => Promise<T>): Promise<T>
  read<T>(work: (db: Database) => Promise<T>): Promise<T>
  close(): Promise<void>
}

/** How a store tells what an error of its driver means. */
export interface FailureReader {
  /** Whether somebody else was in the way and the same work may succeed a moment later. */
  isTransient(error: unknown): boolean
  /** What people get to read. */
  toKnownError(error: unknown): Error
}

const FIRST_PAUSE_MS = 5
const LONGEST_PAUSE_MS = 50

/**
 * Does the work, again and again while others are in the way, for at most `waitMs`.
 * Waiting happens here and not inside SQLite, which would stop the whole process for that long.
 */
export async function attempt<T>(
  work: () => Promise<T>,
  failures: FailureReader,
  waitMs: number,
): Promise<T> {
  const start = performance.now()
  for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)) {
    try {
      return await work()
    } catch (error) {
      const mayWait = performance.now() - start + pauseMs <= waitMs
      if (!failures.isTransient(error) || !mayWait) throw failures.toKnownError(error)
    }
    // Half of the pause is random, so that two who collided do not collide again.
    const jittered = pauseMs * (0.5 + Math.random() / 2)
    await new Promise(resolve => setTimeout(resolve, jittered))
  }
}
