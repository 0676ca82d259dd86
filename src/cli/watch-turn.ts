import { setTimeout as sleep } from 'node:timers/promises'
import type { Io } from './io.ts'
import { moment } from './phrases.ts'
import type { Wiring } from './wire.ts'

/** The right to watch, which only one process has at a time. */
export interface Turn {
  /** Resolves with a sentence when somebody else has it. */
  readonly lost: Promise<string>
  [Symbol.asyncDispose](): Promise<void>
}

const LEASE = 'watch'
const LASTS_MS = 60_000
const RENEW_MS = 15_000
const RETRY_MS = 1_000

/** Waits until no other process watches with this registry. Null when it was interrupted before. */
export async function takeTurn(
  io: Io,
  wiring: Wiring,
  interrupted: Promise<void>,
): Promise<Turn | null> {
  const { leases } = await wiring.registry()
  const owner = wiring.newId()
  const take = (): ReturnType<typeof leases.take> => {
    const now = io.clock.now()
    return leases.take(LEASE, owner, now, now + LASTS_MS)
  }
  let isTold = false
  for (let holder = await take(); holder !== null; holder = await take()) {
    if (!isTold)
      io.err(`another watch has this registry until ${moment(holder.until)}; waiting for it\n`)
    isTold = true
    const isOver = interrupted.then(() => true)
    if (await Promise.race([sleep(RETRY_MS, false), isOver])) return null
  }
  const lost = Promise.withResolvers<string>()
  const { createAlarm } = await import('../edges/schedule/alarm.ts')
  const renew = async (): Promise<void> => {
    const holder = await take().catch(() => null)
    if (holder !== null) lost.resolve('Another watch has taken over this registry.')
    else alarm.at(io.clock.now() + RENEW_MS)
  }
  const alarm = createAlarm(
    () => void renew(),
    () => io.clock.now(),
  )
  alarm.at(io.clock.now() + RENEW_MS)
  return {
    lost: lost.promise,
    async [Symbol.asyncDispose]() {
      alarm.stop()
      await leases.release(LEASE, owner)
    },
  }
}
