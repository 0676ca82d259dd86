/** The two clocks of a machine read at one moment: wall (epoch milliseconds) and monotonic. */
export interface ClockReading {
  readonly now: number
  readonly mark: number
}

/** Below this it is the clock being disciplined, not set. */
export const JUMP_MS = 5_000

/** Set back by more than this, the clock was wrong before; by less, it may be put right again in a moment. */
export const CORRECTION_MS = 3_600_000

/**
 * By how much the wall clock moved more than time passed: above 0 after a sleep or when it was set forward, below 0
 * when it was set back, 0 for less than `JUMP_MS`.
 */
export function clockJump(before: ClockReading, after: ClockReading): number {
  const jump = after.now - before.now - (after.mark - before.mark)
  return Math.abs(jump) < JUMP_MS ? 0 : jump
}

/**
 * Up to which due time everything counts as done, after the clock was set to `now`. Set back a little, nothing is run
 * twice: the monitor waits until the clock has caught up. Set back a lot, it would wait for days: it starts anew.
 */
export function rebaseDue(lastDueAt: number, now: number): number {
  return lastDueAt - now > CORRECTION_MS ? now : lastDueAt
}
