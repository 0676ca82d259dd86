// One alert:
//
//             raised                    its time is up               resolved
//   (nothing) ──────▶ pending ────────────────────────▶ firing ─────────────────▶ resolved ──told──▶ (nothing)
//                        └──resolved──▶ (nothing)        ▲  └─flapping─▶ calming ─calm─┘ │
//                                                        └───────────raised again──────┴─┘
import type { Alert } from './alert-state.ts'
import { formatDuration } from '../monitor/duration.ts'
import type { LogEntry } from './delivery.ts'
import { isFlapping, recentStarts, type FlapRule } from './flap.ts'
import { fingerprint, type Labels } from './labels.ts'

export interface Raised {
  readonly labels: Labels
  readonly annotations: Readonly<Record<string, string>>
  /** How long it must last before it fires, in milliseconds. */
  readonly forMs: number
  readonly reason: string
}

export interface AlertStep {
  /** Null when it is forgotten. */
  readonly alert: Alert | null
  readonly log: LogEntry | null
}

export function raiseAlert(
  before: Alert | undefined,
  raised: Raised,
  rule: FlapRule,
  now: number,
): AlertStep {
  const { labels, annotations, forMs, reason } = raised
  if (before?.status === 'pending')
    return same({ ...before, annotations }, now, 'it is pending already')
  if (before?.status === 'firing') {
    if (before.calmAt === null) return same({ ...before, annotations }, now, 'it is firing already')
    const starts = recentStarts(rule, [...before.starts, now], now)
    return same(
      { ...before, annotations, calmAt: null, starts },
      now,
      'it came back before it was calm',
    )
  }
  const alert: Alert = {
    labels,
    annotations,
    status: 'pending',
    startsAt: now,
    endsAt: now + forMs,
    calmAt: null,
    starts: before?.starts ?? [],
  }
  if (forMs <= 0) return fire(alert, rule, now, reason)
  return {
    alert,
    log: entry(
      alert,
      'pending',
      `${reason}; it fires when that lasts ${formatDuration(forMs)}`,
      now,
    ),
  }
}

export function resolveAlert(
  before: Alert | undefined,
  rule: FlapRule,
  reason: string,
  now: number,
): AlertStep {
  if (!before || before.status === 'resolved') return { alert: before ?? null, log: null }
  if (before.status === 'pending')
    return {
      alert: null,
      log: entry(before, 'never-fired', `${reason}, before its time was up`, now),
    }
  if (before.calmAt !== null) return same(before, now, 'it is calming down already')
  if (!isFlapping(rule, before.starts, now)) return resolved(before, reason, now)
  const alert = { ...before, calmAt: now + rule.calmMs }
  const calm = `resolved when it stays away for ${formatDuration(rule.calmMs)}`
  const often = `it started ${rule.starts} times within ${formatDuration(rule.withinMs)}`
  return { alert, log: entry(alert, 'flapping', `${often}: ${calm}`, now) }
}

/** What time alone does to an alert. Should the clock have been set back, it waits no longer than it would have. */
export function ageAlert(alert: Alert, rule: FlapRule, now: number): AlertStep {
  const { status, startsAt, endsAt, calmAt } = alert
  if (status === 'pending' && endsAt !== null) {
    if (endsAt <= now) return fire(alert, rule, now, 'it lasted as long as it had to')
    return startsAt <= now
      ? { alert, log: null }
      : { alert: { ...alert, startsAt: now, endsAt: endsAt - startsAt + now }, log: null }
  }
  if (calmAt === null) return { alert, log: null }
  if (calmAt <= now) return resolved(alert, 'it stayed calm', now)
  const soonest = Math.min(calmAt, now + rule.calmMs)
  return { alert: soonest === calmAt ? alert : { ...alert, calmAt: soonest }, log: null }
}

function fire(alert: Alert, rule: FlapRule, now: number, reason: string): AlertStep {
  const starts = recentStarts(rule, [...alert.starts, now], now)
  const firing: Alert = { ...alert, status: 'firing', startsAt: now, endsAt: null, starts }
  return { alert: firing, log: entry(firing, 'firing', reason, now) }
}

function resolved(alert: Alert, reason: string, now: number): AlertStep {
  const done: Alert = { ...alert, status: 'resolved', endsAt: now, calmAt: null }
  return { alert: done, log: entry(done, 'resolved', reason, now) }
}

function same(alert: Alert, now: number, reason: string): AlertStep {
  return { alert, log: entry(alert, 'unchanged', reason, now) }
}

function entry(alert: Alert, decision: LogEntry['decision'], reason: string, at: number): LogEntry {
  return { at, about: fingerprint(alert.labels), decision, reason }
}
