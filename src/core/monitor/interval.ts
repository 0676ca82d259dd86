export const HOUR_MS: number = 3_600_000

/** The start of the hour that an instant falls into, both in epoch milliseconds. */
export function intervalOf(at: number): number {
  return Math.floor(at / HOUR_MS) * HOUR_MS
}

/** Whether the interval that starts at `interval` has ended by `now`. */
export function isClosed(interval: number, now: number): boolean {
  return interval + HOUR_MS <= now
}
