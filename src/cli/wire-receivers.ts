import type { Messenger } from '../ports/messenger.ts'
import type { Call } from './command.ts'
import type { Io } from './io.ts'
import { dispatcherOptions } from './network.ts'
import type { Wiring } from './wire.ts'

/** Everybody that the configuration names, by name, over connections of their own. */
export interface OpenReceivers {
  readonly messengers: ReadonlyMap<string, Messenger>
  [Symbol.asyncDispose](): Promise<void>
}

export async function openMessengers(
  call: Call,
  io: Io,
  { settings }: Pick<Wiring, 'settings'>,
): Promise<OpenReceivers> {
  if (Object.keys(settings.receivers).length === 0) {
    return { messengers: new Map(), [Symbol.asyncDispose]: () => Promise.resolve() }
  }
  const { createDispatcher } = await import('../edges/net/dispatcher.ts')
  const { openReceivers } = await import('../edges/notify/open-receivers.ts')
  const dispatcher = createDispatcher(dispatcherOptions(call, io))
  const messengers = openReceivers(settings.receivers, {
    dispatcher,
    clock: io.clock,
    env: name => io.env[name],
    folder: settings.folder,
  })
  return { messengers, [Symbol.asyncDispose]: () => dispatcher.destroy() }
}
