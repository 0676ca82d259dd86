import { createDeliverer, type Deliverer } from '../app/deliver/deliverer.ts'
import { sendersOf } from '../app/report/senders.ts'
import type { Call } from './command.ts'
import type { Io } from './io.ts'
import { openMessengers } from './wire-receivers.ts'
import type { Wiring } from './wire.ts'

/** What sends while a watch goes on. */
export interface OutboxWorker {
  /** Sends what is due, and what becomes due while it is sent; resolves when nothing is being sent. */
  drain(): Promise<void>
  [Symbol.asyncDispose](): Promise<void>
}

/** The registry may be written by others too (a silence that ends, a dead letter that is revived): it is asked this often. */
const POLL_MS = 2_000

export async function startOutbox(call: Call, io: Io, wiring: Wiring): Promise<OutboxWorker> {
  const registry = await wiring.registry()
  const opened = await openMessengers(call, io, wiring)
  const { createAlarm } = await import('../edges/schedule/alarm.ts')
  const now = (): number => io.clock.now()
  const trouble = (error: unknown): void =>
    io.err(`✗ outbox: ${error instanceof Error ? error.message : String(error)}\n`)
  const deliverer: Deliverer = createDeliverer({
    outbox: registry.outbox,
    senders: sendersOf(opened.messengers, registry),
    now,
    random: Math.random,
    onError: trouble,
    onAttempt: attempt => {
      const { receiver, transition } = attempt.row.delivery
      if (attempt.kind === 'delivered') io.err(`  told ${receiver}: ${transition}\n`)
      if (attempt.kind === 'failed')
        io.err(`  ${receiver} was not told: ${attempt.reason}; it is tried again\n`)
      if (attempt.kind === 'dead')
        io.err(`  ${receiver} was not told, for good: ${attempt.reason}. See: tidemark status\n`)
    },
  })
  const alarm = createAlarm(() => {
    void deliverer
      .pump()
      .catch(trouble)
      .finally(() => alarm.at(now() + POLL_MS))
  }, now)
  alarm.at(now())
  return {
    async drain() {
      alarm.stop()
      await deliverer.pump()
      await deliverer.idle()
    },
    async [Symbol.asyncDispose]() {
      alarm.stop()
      await deliverer.close()
      alarm.stop()
      await opened[Symbol.asyncDispose]()
    },
  }
}
