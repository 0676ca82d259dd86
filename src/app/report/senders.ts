import type { Messenger } from '../../ports/messenger.ts'
import type { Registry } from '../../ports/registry.ts'
import type { Sender } from '../../ports/sender.ts'
import { composeMessage } from './compose-message.ts'

/** Receivers that take deliveries: what is told of each comes from the registry. */
export function sendersOf(
  messengers: ReadonlyMap<string, Messenger>,
  registry: Pick<Registry, 'runs' | 'watch'>,
): ReadonlyMap<string, Sender> {
  return new Map(
    [...messengers].map(([name, messenger]): [string, Sender] => [
      name,
      {
        send: async (delivery, receipt) =>
          messenger.tell(await composeMessage(delivery, registry), receipt),
      },
    ]),
  )
}
