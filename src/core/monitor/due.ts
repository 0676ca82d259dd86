// When a monitor is due, and what becomes of the times that were missed:
//
//   due times since the last ──none──▶ wait
//            │ latest is at most TOLERANCE old ──▶ run it, on time; older ones are counted as missed
//            └ latest is older ─────────────────▶ run it once, late; it stands for all that were missed
import { cronTimes, nextCronTime, type CronFields } from './cron-times.ts'
import { formatDuration } from './duration.ts'
import type { TimeZone } from './time-zone.ts'

/** A schedule that has been read. `phaseMs` is below `everyMs`. */
export type DueRule =
  | { readonly kind: 'every'; readonly everyMs: number; readonly phaseMs: number }
  | { readonly kind: 'cron'; readonly fields: CronFields; readonly zone: TimeZone }

export interface DuePlan {
  /** The due time to run for, or null. */
  readonly dueAt: number | null
  /** Due times before it that nobody ran. */
  readonly missed: number
  readonly late: boolean
  readonly reason: string
}

/** A run that starts later than this after its due time is said to be late. */
export const LATE_AFTER_MS = 60_000

/** What was missed longer ago than this is not even counted. */
const LOOK_BACK_MS = 366 * 86_400_000

/** The first due time after `after`; null where a pattern matches no day. */
export function nextDue(rule: DueRule, after: number): number | null {
  if (rule.kind === 'cron') return nextCronTime(rule.fields, rule.zone, after)
  return (Math.floor((after - rule.phaseMs) / rule.everyMs) + 1) * rule.everyMs + rule.phaseMs
}

/** What to run at `now`, when everything up to `lastDueAt` is done. However much was missed, it is one run. */
export function planDue(rule: DueRule, lastDueAt: number, now: number): DuePlan {
  const { dueAt, count } = latestDue(rule, Math.max(lastDueAt, now - LOOK_BACK_MS), now)
  if (dueAt === null) return { dueAt, missed: 0, late: false, reason: 'nothing is due' }
  const missed = count - 1
  const behind = missed > 0 ? `, and stands for ${missed} that were missed` : ''
  const late = now - dueAt > LATE_AFTER_MS
  const reason = late ? `due ${formatDuration(now - dueAt)} ago${behind}` : `due now${behind}`
  return { dueAt, missed, late, reason }
}

/** The last due time in (after, until], and how many there are. */
function latestDue(
  rule: DueRule,
  after: number,
  until: number,
): { dueAt: number | null; count: number } {
  if (rule.kind === 'cron') {
    const times = cronTimes(rule.fields, rule.zone, after, until)
    return { dueAt: times.at(-1) ?? null, count: times.length }
  }
  const step = (at: number): number => Math.floor((at - rule.phaseMs) / rule.everyMs)
  const count = Math.max(0, step(until) - step(after))
  return { dueAt: count > 0 ? step(until) * rule.everyMs + rule.phaseMs : null, count }
}
