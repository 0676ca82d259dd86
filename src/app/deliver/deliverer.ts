import type { OutboxRow } from '../../ports/outbox.ts'
import { attempt, type Attempt, type AttemptDeps } from './attempt.ts'

export interface DelivererDeps extends AttemptDeps {
  readonly onAttempt?: (attempt: Attempt) => void
  /** Hears of a registry that cannot be used: the deliveries are still there, and the next round tries again. */
  readonly onError: (error: unknown) => void
  /** How long a receiver is left alone after it failed, in milliseconds; 10,000 unless told. */
  readonly restMs?: number
}

/** Sends what is in the outbox: to each receiver one thing at a time, to all receivers at once. */
export interface Deliverer {
  /** Starts whatever is due, and what follows it; it does not wait until it is sent. */
  pump(): Promise<void>
  /** When to pump again, in epoch milliseconds; null when nothing waits but what follows what is being sent. */
  nextAt(): Promise<number | null>
  /** Resolves when nothing is being sent. */
  idle(): Promise<void>
  /** Starts nothing more; what is being sent comes to its end. */
  close(): Promise<void>
}

const ROWS = 100
/** It would fail for the next one too. Short, for it may have been the one delivery that it cannot take. */
const REST_MS = 10_000

export function createDeliverer(deps: DelivererDeps): Deliverer {
  const { restMs = REST_MS } = deps
  /** Receivers that are being sent to. */
  const lanes = new Map<string, Promise<void>>()
  /** Receivers that failed or asked to be left alone, and until when. */
  const resting = new Map<string, number>()
  let closed = false

  /** @returns whether there may be more to send at once. */
  async function lane(rows: readonly OutboxRow[]): Promise<boolean> {
    for (const row of rows) {
      if (closed) return false
      const done = await attempt(row, deps)
      deps.onAttempt?.(done)
      if (done.kind !== 'failed') continue
      const soon = Math.min(done.nextAt, deps.now() + restMs)
      resting.set(row.delivery.receiver, done.asked ? done.nextAt : soon)
      return false
    }
    return true
  }

  async function run(receiver: string, rows: readonly OutboxRow[]): Promise<void> {
    let more = false
    try {
      more = await lane(rows)
    } catch (error) {
      resting.set(receiver, deps.now() + restMs)
      deps.onError(error)
    } finally {
      lanes.delete(receiver)
    }
    if (more) await pump().catch(deps.onError)
  }

  async function pump(): Promise<void> {
    if (closed) return
    const now = deps.now()
    for (const [receiver, until] of resting) if (until <= now) resting.delete(receiver)
    const due = await deps.outbox.due(now, ROWS, [...lanes.keys(), ...resting.keys()])
    for (const [receiver, rows] of Map.groupBy(due, ({ delivery }) => delivery.receiver)) {
      if (lanes.has(receiver)) continue
      lanes.set(receiver, run(receiver, rows))
    }
  }

  async function idle(): Promise<void> {
    while (lanes.size > 0) await Promise.all(lanes.values())
  }

  return {
    pump,
    idle,
    async nextAt() {
      const next = await deps.outbox.nextAt([...lanes.keys(), ...resting.keys()])
      const times = next === null ? [...resting.values()] : [next, ...resting.values()]
      return times.length > 0 ? Math.min(...times) : null
    },
    async close() {
      closed = true
      await idle()
    },
  }
}

/** Sends all that is due now, the next of each thread included. For commands that end. */
export async function deliverDue(deliverer: Deliverer, now: () => number): Promise<void> {
  for (;;) {
    await deliverer.pump()
    await deliverer.idle()
    const next = await deliverer.nextAt()
    if (next === null || next > now()) return
  }
}
