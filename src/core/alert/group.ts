import type { Alert, AlertState, Group } from './alert-state.ts'
import { nextDigest } from './digest-time.ts'
import { fingerprint, pickLabels } from './labels.ts'
import type { Policy } from './policy.ts'
import { routesFor, type GroupTiming, type Route } from './route.ts'

type Groups = AlertState['groups']

/** Puts every alert that fires into the groups of its routes; what is there already stays as it is. */
export function dispatch(policy: Policy, state: AlertState, now: number): Groups {
  const groups = new Map(Object.entries(state.groups))
  for (const alert of Object.values(state.alerts)) {
    if (alert.status !== 'firing') continue
    for (const route of routesFor(policy.root, policy.receivers, alert.labels)) {
      const labels = pickLabels(alert.labels, route.groupBy)
      const key = `${route.id} → ${route.receiver}: ${fingerprint(labels)}`
      const group = groups.get(key) ?? newGroup(route, labels, alert, now)
      groups.set(key, withMember(refreshed(group, route), fingerprint(alert.labels)))
    }
  }
  return Object.fromEntries(groups)
}

/** When a group is next looked at. `waited`: whether it was told of before. */
export function nextFlush(timing: GroupTiming, hasFlushed: boolean, now: number): number {
  if (timing.digest) return nextDigest(timing.digest, now)
  return now + (hasFlushed ? timing.groupIntervalMs : timing.groupWaitMs)
}

/** The route of a group, if there still is one; one that goes to the same receiver first. */
export function routeOf(root: Route | null, { routeId, receiver }: Group): Route | null {
  const found = root === null ? [] : routesWithId(root, routeId)
  return found.find(route => route.receiver === receiver) ?? found[0] ?? null
}

function routesWithId(route: Route, id: string): readonly Route[] {
  const below = route.routes.flatMap(child => routesWithId(child, id))
  return route.id === id ? [route, ...below] : below
}

function newGroup(route: Route, labels: Group['labels'], alert: Alert, now: number): Group {
  // An alert that has been firing for longer than a group waits is told at once.
  const started = route.digest ? now : Math.min(now, alert.startsAt)
  return {
    routeId: route.id,
    receiver: route.receiver,
    labels,
    timing: stored(route),
    members: [],
    nextFlushAt: nextFlush(route, false, started),
    hasFlushed: false,
    told: null,
    quiet: '',
  }
}

function refreshed(group: Group, route: Route): Group {
  return { ...group, timing: stored(route) }
}

function withMember(group: Group, member: string): Group {
  return group.members.includes(member) ? group : { ...group, members: [...group.members, member] }
}

function stored({ groupWaitMs, groupIntervalMs, repeatIntervalMs }: GroupTiming): Group['timing'] {
  return { groupWaitMs, groupIntervalMs, repeatIntervalMs }
}
