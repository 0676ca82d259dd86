import { Agent } from 'undici'
import type { Messenger } from '../../../src/ports/messenger.ts'
import type { ReceiverConfig } from '../../../src/ports/receivers.ts'
import { openReceivers } from '../../../src/edges/notify/open-receivers.ts'

/** Hours pass in no time; each wait moves the clock by what was waited. */
export interface Opened {
  readonly messenger: Messenger
  readonly waited: number[]
  readonly close: () => Promise<void>
}

/** A receiver as the command line opens it, on a clock that tests move. */
export function open(
  config: ReceiverConfig,
  env: Readonly<Record<string, string>> = {},
  startAt = Date.UTC(2026, 10, 20, 9, 45),
  folder = import.meta.dirname,
): Opened {
  const dispatcher = new Agent()
  const waited: number[] = []
  let at = startAt
  const messengers = openReceivers(
    { team: config },
    {
      dispatcher,
      clock: { now: () => at, mark: () => at },
      env: name => env[name],
      sleep: ms => {
        waited.push(ms)
        at += ms
        return Promise.resolve()
      },
      timeoutMs: 1_500,
      folder: folder,
    },
  )
  const messenger = messengers.get('team')
  if (messenger === undefined) throw new Error('no receiver was opened')
  return { messenger, waited, close: () => dispatcher.destroy() }
}
