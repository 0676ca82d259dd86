import type { Labels } from './labels.ts'
import type { GroupTiming } from './route.ts'
import type { Silence } from './silence.ts'

/** All that is remembered of alerts. Plain JSON, written with the deliveries that follow from it in one transaction. */
export interface AlertState {
  readonly format: 1
  /** By fingerprint. */
  readonly alerts: Readonly<Record<string, Alert>>
  /** By group key. */
  readonly groups: Readonly<Record<string, Group>>
  readonly silences: readonly Silence[]
  /** How many episodes there have been: the next one's number, so that no key comes twice. */
  readonly episodes: number
}

/** Times in epoch milliseconds. */
export interface Alert {
  readonly labels: Labels
  readonly annotations: Readonly<Record<string, string>>
  readonly status: 'pending' | 'firing' | 'resolved'
  /** Since when it is pending, or firing. */
  readonly startsAt: number
  /** When it was resolved; of a pending one, when it will fire. */
  readonly endsAt: number | null
  /** When a flapping alert that went away will be resolved, unless it comes back. */
  readonly calmAt: number | null
  /** Its last starts, for the damping of flaps. */
  readonly starts: readonly number[]
}

/** Alerts that are told together, to one receiver. */
export interface Group {
  readonly routeId: string
  readonly receiver: string
  readonly labels: Labels
  /** As of the route when it was last seen: a route that is taken away leaves no alert untold. */
  readonly timing: StoredTiming
  /** Fingerprints, in the order in which they came. */
  readonly members: readonly string[]
  readonly nextFlushAt: number
  readonly hasFlushed: boolean
  /** What the receiver knows; null between episodes. */
  readonly told: Told | null
  /** Why it was last kept quiet, so that the same reason is logged once. */
  readonly quiet: string
}

export type StoredTiming = Omit<GroupTiming, 'digest'>

/** One episode, from the first delivery that says firing to the one that says that all is resolved. */
export interface Told {
  readonly episode: string
  readonly at: number
  /** Deliveries so far. */
  readonly count: number
  /** Fingerprints that the receiver believes to be firing. */
  readonly firing: readonly string[]
}

export const noAlerts: AlertState = { format: 1, alerts: {}, groups: {}, silences: [], episodes: 0 }
