/** An alert that comes and goes is told once: it keeps firing until it has been calm for a while. */
export interface FlapRule {
  /** Starts within `withinMs` from which on an alert counts as flapping. */
  readonly starts: number
  readonly withinMs: number
  /** How long it must not have come back before it is resolved. */
  readonly calmMs: number
}

export const defaultFlapRule: FlapRule = {
  starts: 3,
  withinMs: 12 * 3_600_000,
  calmMs: 2 * 3_600_000,
}

/** The starts that still count, with `now` added where the alert starts now. */
export function recentStarts(
  rule: FlapRule,
  starts: readonly number[],
  now: number,
): readonly number[] {
  // More than the rule asks for tells nothing more, and would grow without end.
  return starts.filter(at => now - at < rule.withinMs).slice(-rule.starts)
}

export function isFlapping(rule: FlapRule, starts: readonly number[], now: number): boolean {
  return recentStarts(rule, starts, now).length >= rule.starts
}
