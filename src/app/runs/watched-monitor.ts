import { canonicalJson } from '../../core/json/canonical.ts'
import { cronTimes } from '../../core/monitor/cron-times.ts'
import { nextDue, type DueRule } from '../../core/monitor/due.ts'
import { limitsOf, type Limits } from '../../core/monitor/limits.ts'
import { settingsOf, type MonitorSettings } from '../../core/monitor/settings.ts'
import type { Settings } from '../../ports/config.ts'
import type { FoundMonitor } from '../../ports/monitors.ts'
import type { CronPattern, ScheduleReader } from '../../ports/schedule.ts'
import { whoIsAsked } from './monitor-target.ts'

/** A monitor with everything read that its definition says. */
export interface WatchedMonitor extends FoundMonitor {
  readonly settings: MonitorSettings
  readonly limits: Limits
  readonly rule: DueRule
  readonly cron: CronPattern | null
  /** The longest time between two due times, in milliseconds. */
  readonly gapMs: number
  readonly runsPerDay: number
  /** Provider and scope: requests are counted by it. */
  readonly account: string
  /** Hashes of the target and of the whole definition, with a dot between. */
  readonly fingerprint: string
}

export interface WatchContext {
  readonly connectors: Settings['connectors']
  readonly timeoutMs: number
  readonly readSchedule: ScheduleReader
  readonly digest: (text: string) => string
  /** Epoch milliseconds, from which on due times are counted. */
  readonly now: number
}

export type ReadMonitor =
  | { readonly ok: true; readonly monitor: WatchedMonitor }
  /** A whole sentence. */
  | { readonly ok: false; readonly problem: string }

const DAY_MS = 86_400_000
/** Long enough to see each day of a week once. */
const LOOK_AHEAD_MS = 8 * DAY_MS

export function readMonitor(found: FoundMonitor, context: WatchContext): ReadMonitor {
  const { definition, file } = found
  const { name, schedule, expect } = definition
  const refuse = (problem: string): ReadMonitor => {
    return { ok: false, problem: `${file}: monitor ${name}: ${problem}.` }
  }
  const due = context.readSchedule(schedule, name)
  if (!due.ok) return refuse(due.problem)
  const limited = limitsOf(expect ?? {})
  if (!limited.ok) return refuse(limited.problem)
  const pace = paceOf(due.rule, context.now)
  if (pace === null) return refuse('it is never due')
  const { provider, scope } = whoIsAsked(definition, context.connectors)
  const read = settingsOf(
    { timeout: `${context.timeoutMs}ms`, ...definition },
    { provider, scope, gapMs: pace.gapMs },
  )
  if (!read.ok) return { ok: false, problem: `${file}: ${read.problem}.` }
  const short = (text: string): string => context.digest(text).slice(0, 16)
  const target = short(canonicalJson(plain(definition.target)))
  return {
    ok: true,
    monitor: {
      ...found,
      ...pace,
      settings: read.settings,
      limits: limited.limits,
      rule: due.rule,
      cron: due.cron,
      account: scope === 'default' ? provider : `${provider}/${scope}`,
      fingerprint: `${target}.${short(canonicalJson(plain(found.definition)))}`,
    },
  }
}

/** Whether two fingerprints are of the same target. */
export function isSameTarget(a: string, b: string): boolean {
  return a.split('.')[0] === b.split('.')[0]
}

function paceOf(
  rule: DueRule,
  now: number,
): { readonly gapMs: number; readonly runsPerDay: number } | null {
  if (rule.kind === 'every') return { gapMs: rule.everyMs, runsPerDay: DAY_MS / rule.everyMs }
  const times = [...cronTimes(rule.fields, rule.zone, now, now + LOOK_AHEAD_MS)]
  if (times.length < 2) {
    const first = times[0] ?? nextDue(rule, now)
    const second = first === null ? null : nextDue(rule, first)
    if (first === null || second === null) return null
    return { gapMs: second - first, runsPerDay: DAY_MS / (second - first) }
  }
  const gaps = times.slice(1).map((at, index) => at - (times[index] ?? at))
  const week = times.filter(at => at <= now + 7 * DAY_MS)
  return { gapMs: Math.max(...gaps), runsPerDay: week.length / 7 }
}

function plain(value: unknown): Parameters<typeof canonicalJson>[0] {
  return JSON.parse(JSON.stringify(value)) as Parameters<typeof canonicalJson>[0]
}
