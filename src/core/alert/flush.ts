// What a group's receiver is told when its time has come. Muted alerts are left out; what the receiver was told is
// kept, so that it hears of the end of everything it heard of, if need be after the silence.
//
//   nothing told ──something fires──▶ firing ──new or gone──▶ updated ──all gone──▶ resolved ──▶ nothing told
//                                       └──────nothing new for repeat_interval──▶ repeated
import type { Alert, Group, Told } from './alert-state.ts'
import type { DeliveredAlert, Delivery } from './delivery.ts'

/** The members of a group, by what may be said of them. */
export interface Members {
  readonly firing: readonly Member[]
  readonly resolved: readonly Member[]
  /** Not to be spoken of now. */
  readonly muted: readonly Member[]
  /** Why they are muted, for the log. */
  readonly mutedBecause: string
}

export interface Member {
  readonly id: string
  readonly alert: Alert
}

export interface Flush {
  readonly told: Told | null
  readonly delivery: Delivery | null
  readonly reason: string
}

interface Said {
  readonly transition: Delivery['transition']
  readonly resolved: readonly Member[]
  readonly reason: string
}

/**
 * @param isDigest tells also of what came and went since the last one.
 * @param number   of the episode, should one begin.
 */
export function flush(
  group: Group,
  members: Members,
  isDigest: boolean,
  number: number,
  now: number,
): Flush {
  const said = whatToSay(group, members, isDigest, now)
  if (typeof said === 'string') {
    // After the clock was set back, the time of the last delivery lies ahead.
    const told = group.told && { ...group.told, at: Math.min(group.told.at, now) }
    return { told, delivery: null, reason: said }
  }
  const episode = group.told?.episode ?? `${number}-${now}`
  const sequence = (group.told?.count ?? 0) + 1
  const known = group.told?.firing ?? []
  const muted = members.muted.map(({ id }) => id).filter(id => known.includes(id))
  const firing = [...members.firing.map(({ id }) => id), ...muted]
  const delivery: Delivery = {
    key: `${episode}/${sequence}-${said.transition}/${group.receiver}`,
    receiver: group.receiver,
    episode,
    sequence,
    transition: said.transition,
    digest: isDigest,
    group: group.labels,
    at: now,
    alerts: [...members.firing, ...said.resolved].map(({ alert }) => delivered(alert)),
    reason: said.reason,
  }
  const told = firing.length > 0 ? { episode, at: now, count: sequence, firing } : null
  return { told, delivery, reason: said.reason }
}

function whatToSay(group: Group, members: Members, isDigest: boolean, now: number): Said | string {
  const { told, timing } = group
  const known = new Set(told?.firing ?? [])
  const fresh = members.firing.filter(({ id }) => !known.has(id))
  const gone = members.resolved.filter(({ id }) => known.has(id))
  const brief = isDigest ? members.resolved.filter(({ id }) => !known.has(id)) : []
  const resolved = [...gone, ...brief]
  if (told === null) {
    if (fresh.length > 0)
      return { transition: 'firing', resolved, reason: `${count(fresh)} firing` }
    if (brief.length > 0)
      return { transition: 'resolved', resolved, reason: `${count(brief)} came and went` }
    if (members.muted.length > 0) return members.mutedBecause
    return members.resolved.length > 0 ? 'it was resolved before it was told' : 'nothing is firing'
  }
  const mutedKnown = members.muted.some(({ id }) => known.has(id))
  if (members.firing.length === 0 && gone.length > 0 && !mutedKnown)
    return { transition: 'resolved', resolved, reason: 'all of it is resolved' }
  if (fresh.length > 0 || resolved.length > 0) {
    const parts = [`${count(fresh)} new`, `${count(resolved)} resolved`].filter(
      text => !text.startsWith('0'),
    )
    return { transition: 'updated', resolved, reason: parts.join(', ') }
  }
  if (members.firing.length === 0) return members.mutedBecause
  const waitedMs = now - told.at
  return waitedMs >= timing.repeatIntervalMs
    ? { transition: 'repeated', resolved, reason: 'it is still firing' }
    : 'nothing is new, and it is too early to repeat it'
}

function count(members: readonly Member[]): string {
  return members.length === 1 ? '1 alert' : `${members.length} alerts`
}

function delivered({ status, labels, annotations, startsAt, endsAt }: Alert): DeliveredAlert {
  return {
    status: status === 'resolved' ? 'resolved' : 'firing',
    labels,
    annotations,
    startsAt,
    endsAt: status === 'resolved' ? endsAt : null,
  }
}
