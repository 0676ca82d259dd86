import type { Labels } from './labels.ts'

/** Something to be told to one receiver: it goes to the outbox in the transaction that writes the state. */
export interface Delivery {
  /** Unique per episode, transition and receiver. Sent at least once, always under this key. */
  readonly key: string
  readonly receiver: string
  /** Deliveries of one episode are one thread. */
  readonly episode: string
  /** Which delivery of the episode it is, from 1. */
  readonly sequence: number
  /** `firing` opens an episode and `resolved` closes it; `updated` says what is new, `repeated` that nothing is. */
  readonly transition: 'firing' | 'updated' | 'repeated' | 'resolved'
  readonly digest: boolean
  readonly group: Labels
  /** Epoch milliseconds. */
  readonly at: number
  /** Everything of the group that may be told, firing first; also what was resolved since the last delivery. */
  readonly alerts: readonly DeliveredAlert[]
  readonly reason: string
}

export interface DeliveredAlert {
  readonly status: 'firing' | 'resolved'
  readonly labels: Labels
  readonly annotations: Readonly<Record<string, string>>
  readonly startsAt: number
  readonly endsAt: number | null
}

/** A decision and why it was made; `about` names an alert, a group or a silence. */
export interface LogEntry {
  readonly at: number
  readonly about: string
  readonly decision:
    | 'pending'
    | 'firing'
    | 'resolved'
    | 'never-fired'
    | 'unchanged'
    | 'flapping'
    | 'told'
    | 'kept-quiet'
    | 'silenced'
    | 'silence-ended'
    | 'refused'
  readonly reason: string
}
