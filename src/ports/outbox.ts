import type { Delivery } from '../core/alert/delivery.ts'
import type { JsonObject } from '../core/json/json.ts'

export type OutboxState = 'waiting' | 'delivered' | 'dead'

/** One delivery, and what came of it so far. Times in epoch milliseconds. */
export interface OutboxRow {
  readonly delivery: Delivery
  readonly state: OutboxState
  /** How many ended; one that took its process with it is not counted. */
  readonly attempts: number
  /** Not before. */
  readonly nextAt: number
  /** Why the last attempt failed; `''` before the first. */
  readonly error: string
  /** When it was delivered or given up; null while it waits. */
  readonly endedAt: number | null
  /** What the receiver last gave back for this episode, so that the thread goes on; null for its first message. */
  readonly receipt: JsonObject | null
}

export interface OutboxQuery {
  readonly state?: OutboxState
  readonly receiver?: string
  /** Oldest first; 100 unless told. */
  readonly limit?: number
}

/**
 * What is to be sent. Rows come here with the commit of a watch; from then on they are waiting until they are delivered
 * or dead. Of one episode and receiver only the first that waits is ever due: a thread is told in order.
 */
export interface Outbox {
  /**
   * Those that may be sent now and that nobody has claimed, longest due first.
   * @param except receivers that are busy: one that is slow must not hide what the others wait for.
   */
  due(now: number, limit: number, except?: readonly string[]): Promise<OutboxRow[]>
  /**
   * Only the one that gets true may send it, until `until`. Then it is due again: whoever claimed it may have died,
   * and it is sent again under the same key.
   */
  claim(key: string, now: number, until: number): Promise<boolean>
  /** @param receipt kept for the episode and receiver; null leaves the last one. */
  delivered(key: string, at: number, receipt: JsonObject | null): Promise<void>
  /** Counts an attempt and gives the claim back. Nothing changes for what is delivered or dead meanwhile. */
  failed(key: string, nextAt: number, error: string): Promise<void>
  dead(key: string, at: number, error: string): Promise<void>
  /** Sends a dead letter again, from the first attempt on. False where there is none. */
  revive(key: string, now: number): Promise<boolean>
  list(query: OutboxQuery): Promise<OutboxRow[]>
  count(state: OutboxState): Promise<number>
  /** When the next one is due, claims included; null when none waits. Epoch milliseconds. */
  nextAt(except?: readonly string[]): Promise<number | null>
  /** Forgets what ended before `before`; a watch keeps 90 days. @returns how many rows. */
  prune(before: number): Promise<number>
}
