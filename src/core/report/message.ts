import type { Delivery } from '../alert/delivery.ts'
import type { Chart } from './chart.ts'

/** What a receiver is told. Each writes the same in its own form, and in this order, from the top down. */
export interface Message {
  readonly kind: 'alert' | 'digest' | 'report' | 'test'
  /** The same whenever it is sent again, and of no other message. */
  readonly key: string
  /** Messages of one episode are one thread. */
  readonly episode: string
  /** Which message of the episode it is, from 1. */
  readonly sequence: number
  readonly transition: Delivery['transition']
  /** Epoch milliseconds. */
  readonly at: number
  /** Since when this may have been told, for whoever has to look for it. Epoch milliseconds. */
  readonly since: number
  readonly severity: 'critical' | 'error' | 'warning' | 'info'
  /** What it comes from: `acme`, `acme, github`. */
  readonly source: string
  /** Half a line: `acme: 2 breaking changes`. */
  readonly title: string
  /** One sentence: what is the matter. */
  readonly verdict: string
  /** One sentence: who is hit by it; `''` where there is nobody to name. */
  readonly hit: string
  /** The worst first. */
  readonly items: readonly Item[]
  /** What is no longer so. */
  readonly resolved: readonly Item[]
  readonly charts: readonly Chart[]
  readonly notes: readonly string[]
}

/** One cause: a change of an API, or something that fails. */
export interface Item {
  readonly mark: 'error' | 'warning' | 'info' | 'resolved'
  /** The rule's id, or the alert's name. */
  readonly rule: string
  /** `acme GET /v1/orders 200` */
  readonly where: string
  /** `/items/*\/total`, with how many more there are; `''` where it has no place. */
  readonly place: string
  /** Both null where the two sides say nothing. */
  readonly before: string | null
  readonly after: string | null
  /** What happened, where before and after do not tell it. */
  readonly says: string
  /** In the order in which they are to be read. */
  readonly facts: readonly Fact[]
  /** What to type. */
  readonly commands: readonly Fact[]
}

export interface Fact {
  readonly name: string
  readonly text: string
}
