import type { AlertConfig } from '../../../src/core/alert/alert-config.ts'
import { noAlerts, type AlertState } from '../../../src/core/alert/alert-state.ts'
import { decide, type AlertEvent } from '../../../src/core/alert/decide.ts'
import type { Delivery, LogEntry } from '../../../src/core/alert/delivery.ts'
import type { Labels } from '../../../src/core/alert/labels.ts'
import type { Policy } from '../../../src/core/alert/policy.ts'
import { readPolicy } from '../../../src/core/alert/read-policy.ts'

export const second = 1_000
export const minute = 60_000
export const hour = 3_600_000

export function policy(config: Partial<AlertConfig> = {}): Policy {
  const read = readPolicy({ receivers: ['slack'], ...config })
  if (!read.ok) throw new Error(read.problem)
  return read.value
}

export function labels(name: string, more: Labels = {}): Labels {
  return { alertname: name, provider: 'acme', scope: 'default', severity: 'page', ...more }
}

export function raise(name: string, more: Labels = {}, forMs = 0): AlertEvent {
  return {
    kind: 'raise',
    labels: labels(name, more),
    annotations: { summary: name },
    forMs,
    reason: 'seen twice',
  }
}

export function resolve(name: string, more: Labels = {}): AlertEvent {
  return { kind: 'resolve', labels: labels(name, more), reason: 'seen well' }
}

export function silence(name: string, startsAt: number, endsAt: number): AlertEvent {
  const matchers = [{ name: 'alertname', op: '=' as const, value: name }]
  return {
    kind: 'silence',
    silence: { id: `s-${name}`, matchers, startsAt, endsAt, createdBy: 'ann', because: 'known' },
  }
}

export interface Story {
  readonly state: AlertState
  readonly deliveries: readonly Delivery[]
  readonly log: readonly LogEntry[]
}

/** Plays events at their times, with a tick each `every` in between, and up to `until`. */
export function play(
  rules: Policy,
  events: readonly (readonly [at: number, event: AlertEvent])[],
  until: number,
  every: number = 10 * second,
  from: AlertState = noAlerts,
): Story {
  const ticks: [number, AlertEvent][] = []
  for (let at = 0; at <= until; at += every) ticks.push([at, { kind: 'tick' }])
  const all = [...events, ...ticks].toSorted(([a], [b]) => a - b)
  return all.reduce<Story>(
    (story, [at, event]) => {
      const next = decide(rules, story.state, event, at)
      return {
        state: next.state,
        deliveries: story.deliveries.concat(next.deliveries),
        log: story.log.concat(next.log),
      }
    },
    { state: from, deliveries: [], log: [] },
  )
}

/** One line per delivery: seconds, receiver, transition, and the alerts, those that are resolved in brackets. */
export function told({ deliveries }: Story): string[] {
  return deliveries.map(({ at, receiver, transition, alerts }) => {
    const names = alerts.map(({ status, labels }) => {
      const name = labels['alertname'] ?? ''
      return status === 'firing' ? name : `(${name})`
    })
    return `${at / second} ${receiver} ${transition} ${names.join(' ')}`
  })
}
