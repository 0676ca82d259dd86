// Alerts as decisions: (state, event, now) → { state, deliveries, log }. The machine of one alert is drawn in
// alert.ts, that of a group in flush.ts. State and deliveries are to be written in one transaction; after that, time
// is the only other input: call it with a tick at `nextWakeAt`, or later, and nothing is lost but time.
import { ageAlert, raiseAlert, resolveAlert, type AlertStep, type Raised } from './alert.ts'
import type { Alert, AlertState } from './alert-state.ts'
import type { Delivery, LogEntry } from './delivery.ts'
import { recentStarts } from './flap.ts'
import { flushGroups } from './flush-groups.ts'
import { dispatch } from './group.ts'
import { fingerprint, type Labels } from './labels.ts'
import type { Policy } from './policy.ts'
import { silenceProblem, type Silence } from './silence.ts'

export type AlertEvent =
  | ({ readonly kind: 'raise' } & Raised)
  | { readonly kind: 'resolve'; readonly labels: Labels; readonly reason: string }
  | { readonly kind: 'silence'; readonly silence: Silence }
  | { readonly kind: 'unsilence'; readonly id: string; readonly reason: string }
  | { readonly kind: 'tick' }

export interface Decision {
  readonly state: AlertState
  readonly deliveries: readonly Delivery[]
  readonly log: readonly LogEntry[]
}

/** @param now epoch milliseconds; should it go back, nothing is told twice and nothing waits longer than it would have. */
export function decide(
  policy: Policy,
  state: AlertState,
  event: AlertEvent,
  now: number,
): Decision {
  const applied = apply(policy, state, event, now)
  const aged = age(policy, applied.state, now)
  const grouped = { ...aged.state, groups: dispatch(policy, aged.state, now) }
  const told = flushGroups(policy, grouped, now)
  return {
    state: forget(policy, told.state, now),
    deliveries: told.deliveries,
    log: [...applied.log, ...aged.log, ...told.log],
  }
}

/** When time alone will next change something; null when it will not. Epoch milliseconds. */
export function nextWakeAt(state: AlertState): number | null {
  const alerts = Object.values(state.alerts).flatMap(({ status, endsAt, calmAt }) =>
    status === 'pending' ? [endsAt] : [calmAt],
  )
  const groups = Object.values(state.groups).map(({ nextFlushAt }) => nextFlushAt)
  const times = [...alerts, ...groups].filter(at => at !== null)
  return times.length > 0 ? Math.min(...times) : null
}

interface Applied {
  readonly state: AlertState
  readonly log: readonly LogEntry[]
}

function apply(policy: Policy, state: AlertState, event: AlertEvent, now: number): Applied {
  switch (event.kind) {
    case 'raise': {
      const id = fingerprint(event.labels)
      return withAlert(state, id, raiseAlert(state.alerts[id], event, policy.flap, now))
    }
    case 'resolve': {
      const id = fingerprint(event.labels)
      return withAlert(state, id, resolveAlert(state.alerts[id], policy.flap, event.reason, now))
    }
    case 'silence':
      return addSilence(state, event.silence, now)
    case 'unsilence': {
      const silences = state.silences.filter(({ id }) => id !== event.id)
      return {
        state: { ...state, silences },
        log: [{ at: now, about: event.id, decision: 'silence-ended', reason: event.reason }],
      }
    }
    default:
      return { state, log: [] }
  }
}

function addSilence(state: AlertState, silence: Silence, now: number): Applied {
  const about = silence.id
  const problem = silenceProblem(silence, now)
  if (problem !== null)
    return { state, log: [{ at: now, about, decision: 'refused', reason: problem }] }
  const others = state.silences.filter(({ id }) => id !== silence.id)
  const reason = `${silence.createdBy}: ${silence.because}`
  return {
    state: { ...state, silences: [...others, silence] },
    log: [{ at: now, about, decision: 'silenced', reason }],
  }
}

function age(policy: Policy, state: AlertState, now: number): Applied {
  return Object.entries(state.alerts).reduce<Applied>(
    (aged, [id, alert]) => {
      const next = ageAlert(alert, policy.flap, now)
      if (next.alert === alert) return aged
      const { state, log } = withAlert(aged.state, id, next)
      return { state, log: [...aged.log, ...log] }
    },
    { state, log: [] },
  )
}

/** Drops alerts that are over, told, and too long ago to count as flapping; and silences that have ended. */
function forget(policy: Policy, state: AlertState, now: number): AlertState {
  const grouped = new Set(Object.values(state.groups).flatMap(({ members }) => members))
  const isNeeded = ([id, alert]: readonly [string, Alert]): boolean =>
    alert.status !== 'resolved' ||
    grouped.has(id) ||
    recentStarts(policy.flap, alert.starts, now).length > 0
  const alerts = Object.fromEntries(Object.entries(state.alerts).filter(isNeeded))
  return { ...state, alerts, silences: state.silences.filter(({ endsAt }) => endsAt > now) }
}

function withAlert(state: AlertState, id: string, { alert, log }: AlertStep): Applied {
  const others = Object.entries(state.alerts).filter(([other]) => other !== id)
  const alerts = Object.fromEntries(alert === null ? others : [...others, [id, alert]])
  return { state: { ...state, alerts }, log: log === null ? [] : [log] }
}
