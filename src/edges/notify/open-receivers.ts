import { setTimeout as delay } from 'node:timers/promises'
import type { JsonObject } from '../../core/json/json.ts'
import type { Message } from '../../core/report/message.ts'
import { KnownError } from '../../errors.ts'
import type { Messenger } from '../../ports/messenger.ts'
import type { ReceiverConfig } from '../../ports/receivers.ts'
import type { Sent } from '../../ports/sender.ts'
import { notSent, type Tell, type Tools } from './receiver.ts'
import { openReceiver } from './receivers.ts'

/** Below `LONGEST_SEND_MS`: whoever waits for it must not give up before we do. */
const LONGEST_MS = 25_000
const TIMEOUT_MS = 10_000

export type ReceiverOptions = Omit<Tools, 'sleep' | 'timeoutMs'> &
  Partial<Pick<Tools, 'sleep' | 'timeoutMs'>>

/** Everybody who can be told, by name. */
export function openReceivers(
  configs: Readonly<Record<string, ReceiverConfig>>,
  options: ReceiverOptions,
): ReadonlyMap<string, Messenger> {
  const tools: Tools = {
    sleep: (ms, signal) => delay(ms, undefined, { signal }),
    timeoutMs: TIMEOUT_MS,
    ...options,
  }
  return new Map(
    Object.entries(configs).map(([name, config]) => {
      const tell = openReceiver(config, tools, name)
      return [name, { tell: (message, receipt) => tellOnce(tell, message, receipt) }]
    }),
  )
}

async function tellOnce(tell: Tell, message: Message, receipt: JsonObject | null): Promise<Sent> {
  const signal = AbortSignal.timeout(LONGEST_MS)
  try {
    return await tell(message, receipt, signal)
  } catch (error) {
    // What is wrong on our side can be mended while the message waits.
    if (error instanceof KnownError) return notSent(error.message.replace(/\.$/, ''), true)
    if (signal.aborted) return notSent(`it took longer than ${LONGEST_MS / 1000} s`, true)
    throw error
  }
}
