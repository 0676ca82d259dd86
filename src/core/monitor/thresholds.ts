// One thing that looks are counted for:
//
//   clear ──bad × failureThreshold──▶ raised ──good × successThreshold──▶ clear
//
// A look of the other kind starts the count anew; a look that could not judge it changes nothing.
import type { Candidate } from './candidate.ts'

/** Looks in a row that it takes to raise and to resolve; both at least 1. */
export interface Thresholds {
  readonly failureThreshold: number
  readonly successThreshold: number
}

export interface Streak {
  /** As it was first seen: what is raised under one identity is resolved under it. */
  readonly candidate: Candidate
  /** Bad looks in a row. */
  readonly bad: number
  /** Good looks in a row since it was raised. */
  readonly good: number
  readonly raised: boolean
}

export interface Turn {
  /** Null once there is nothing left to remember. */
  readonly streak: Streak | null
  readonly turn: 'raise' | 'resolve' | null
  readonly reason: string
}

export function countBad(
  before: Streak | undefined,
  candidate: Candidate,
  limits: Thresholds,
): Turn {
  const streak = {
    candidate: before?.raised ? before.candidate : candidate,
    bad: (before?.bad ?? 0) + 1,
    good: 0,
  }
  if (before?.raised)
    return { streak: { ...streak, raised: true }, turn: null, reason: 'it still is so' }
  const raised = streak.bad >= limits.failureThreshold
  const count = `${streak.bad} of ${limits.failureThreshold} bad looks in a row`
  return { streak: { ...streak, raised }, turn: raised ? 'raise' : null, reason: count }
}

export function countGood(before: Streak, limits: Thresholds): Turn {
  if (!before.raised)
    return { streak: null, turn: null, reason: 'a good look ended the row of bad ones' }
  const good = before.good + 1
  const reason = `${good} of ${limits.successThreshold} good looks in a row`
  return good >= limits.successThreshold
    ? { streak: null, turn: 'resolve', reason }
    : { streak: { ...before, good, bad: 0 }, turn: null, reason }
}
