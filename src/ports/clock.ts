/** Time from outside, so that tests move it by hand. */
export interface Clock {
  /** Epoch milliseconds. */
  now(): number
  /** Monotonic milliseconds, for durations only. */
  mark(): number
}
