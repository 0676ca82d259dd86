import type { Message } from '../../core/report/message.ts'
import { UsageError } from '../../errors.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Messenger } from '../../ports/messenger.ts'
import type { Sent } from '../../ports/sender.ts'

/** What came of telling one receiver. */
export interface Told {
  readonly receiver: string
  readonly sent: Sent
  readonly tookMs: number
}

/**
 * Tells each receiver, all at once: one that is slow keeps nobody waiting for its word.
 *
 * @param endings for receivers with a state of their own, that would stay open: a second message that ends it.
 */
export function tellReceivers(
  messengers: ReadonlyMap<string, Messenger>,
  messageFor: (receiver: string) => Message,
  clock: Clock,
  endings: ReadonlySet<string> = new Set(),
): Promise<readonly Told[]> {
  return Promise.all(
    [...messengers].map(async ([receiver, messenger]) => {
      const start = clock.mark()
      const message = messageFor(receiver)
      const first = await messenger.tell(message, null)
      const sent =
        first.ok && endings.has(receiver)
          ? await messenger.tell(ended(message), first.receipt)
          : first
      return { receiver, sent, tookMs: clock.mark() - start }
    }),
  )
}

/**
 * The receivers that a person named; all where nobody was named.
 *
 * @throws UsageError for a name that is none, and where there is nobody at all.
 */
export function chooseReceivers<T>(
  all: ReadonlyMap<string, T>,
  name: string | undefined,
): ReadonlyMap<string, T> {
  if (all.size === 0) {
    throw new UsageError(
      "No receiver is configured. Add one to tidemark.config.ts: receivers: { team: { kind: 'slack', webhook: 'env:SLACK_URL' } }",
    )
  }
  if (name === undefined) return all
  const found = all.get(name)
  if (found !== undefined) return new Map([[name, found]])
  throw new UsageError(`No receiver is called '${name}'. There are: ${[...all.keys()].join(', ')}.`)
}

function ended(message: Message): Message {
  return {
    ...message,
    key: `${message.key}/end`,
    sequence: message.sequence + 1,
    transition: 'resolved',
  }
}
