import type { AlertState, Group } from './alert-state.ts'
import type { Delivery, LogEntry } from './delivery.ts'
import { flush, type Member, type Members } from './flush.ts'
import { nextFlush, routeOf } from './group.ts'
import type { GroupTiming } from './route.ts'
import { maintenanceOf } from './maintenance.ts'
import type { Policy } from './policy.ts'
import { silenceOf } from './silence.ts'

interface Flushed {
  readonly state: AlertState
  readonly deliveries: readonly Delivery[]
  readonly log: readonly LogEntry[]
}

/** Looks at every group whose time has come, and tells its receiver what is to be told. */
export function flushGroups(policy: Policy, state: AlertState, now: number): Flushed {
  return Object.keys(state.groups).reduce<Flushed>(
    (flushed, key) => flushGroup(policy, flushed, key, now),
    { state, deliveries: [], log: [] },
  )
}

function flushGroup(policy: Policy, before: Flushed, key: string, now: number): Flushed {
  const { state } = before
  const group = state.groups[key]
  if (!group) return before
  const timing: GroupTiming = routeOf(policy.root, group) ?? { ...group.timing, digest: null }
  // A clock that was set back must not make a group wait longer than it ever would.
  const dueAt = Math.min(group.nextFlushAt, nextFlush(timing, group.hasFlushed, now))
  if (dueAt > now)
    return { ...before, state: withGroup(state, key, { ...group, nextFlushAt: dueAt }) }
  const members = membersOf(policy, state, group, now)
  const { told, delivery, reason } = flush(
    group,
    members,
    timing.digest !== null,
    state.episodes + 1,
    now,
  )
  const known = new Set(told?.firing ?? [])
  const kept = group.members.filter(id => known.has(id) || state.alerts[id]?.status === 'firing')
  const isNew = delivery !== null && group.told === null
  const after: Group = {
    ...group,
    members: kept,
    told,
    hasFlushed: true,
    nextFlushAt: nextFlush(timing, true, now),
    quiet: delivery === null ? reason : '',
  }
  const entry: LogEntry = {
    at: now,
    about: key,
    decision: delivery ? 'told' : 'kept-quiet',
    reason,
  }
  const isWorthALine = delivery !== null || reason !== group.quiet
  return {
    state: {
      ...withGroup(state, key, kept.length > 0 ? after : null),
      episodes: state.episodes + (isNew ? 1 : 0),
    },
    deliveries: delivery ? [...before.deliveries, delivery] : before.deliveries,
    log: isWorthALine ? [...before.log, entry] : before.log,
  }
}

function membersOf(policy: Policy, state: AlertState, group: Group, now: number): Members {
  const firing: Member[] = []
  const resolved: Member[] = []
  const muted: Member[] = []
  let mutedBecause = ''
  for (const id of group.members) {
    const alert = state.alerts[id]
    if (!alert) continue
    const reason = muteReason(policy, state, alert.labels, now)
    if (reason !== null) {
      muted.push({ id, alert })
      mutedBecause = reason
    } else if (alert.status === 'resolved') resolved.push({ id, alert })
    else firing.push({ id, alert })
  }
  return { firing, resolved, muted, mutedBecause }
}

function muteReason(
  policy: Policy,
  state: AlertState,
  labels: Group['labels'],
  now: number,
): string | null {
  const silence = silenceOf(state.silences, labels, now)
  if (silence)
    return `silenced until ${iso(silence.endsAt)} by ${silence.createdBy}: ${silence.because}`
  const until = maintenanceOf(policy.maintenance, labels, now)
  return until === null ? null : `maintenance until ${iso(until)}`
}

function withGroup(state: AlertState, key: string, group: Group | null): AlertState {
  const entries = Object.entries(state.groups)
  const groups = group
    ? entries.map(([other, old]): [string, Group] => [other, other === key ? group : old])
    : entries.filter(([other]) => other !== key)
  return { ...state, groups: Object.fromEntries(groups) }
}

function iso(at: number): string {
  return new Date(at).toISOString().slice(0, 16)
}
