import { afterAttempt, MOST_ATTEMPTS, type SendResult } from '../../core/alert/delivery-retry.ts'
import { CLAIM_MS, LONGEST_SEND_MS } from '../../core/alert/send-limits.ts'
import type { Outbox, OutboxRow } from '../../ports/outbox.ts'
import type { Sender, Sent } from '../../ports/sender.ts'

/** What became of one attempt; times in epoch milliseconds. */
export type Attempt =
  | { readonly kind: 'delivered'; readonly row: OutboxRow; readonly tookMs: number }
  /** `asked`: the receiver named the time itself, and means it for all that it is sent. */
  | {
      readonly kind: 'failed'
      readonly row: OutboxRow
      readonly nextAt: number
      readonly asked: boolean
      readonly reason: string
    }
  | { readonly kind: 'dead'; readonly row: OutboxRow; readonly reason: string }
  /** Somebody else has it. */
  | { readonly kind: 'taken'; readonly row: OutboxRow }

export interface AttemptDeps {
  readonly outbox: Outbox
  /** By the name of the receiver. */
  readonly senders: ReadonlyMap<string, Sender>
  readonly now: () => number
  /** From 0 to below 1. */
  readonly random: () => number
  /** After this long a receiver that gives no answer is given up; below `claimMs`. `LONGEST_SEND_MS` unless told. */
  readonly sendMs?: number
  /** How long a claim lasts: what a process that dies delays its deliveries by. `CLAIM_MS` unless told. */
  readonly claimMs?: number
}

/** Claims, sends once, and writes down what came of it. Whatever the receiver does, it does not throw for it. */
export async function attempt(row: OutboxRow, deps: AttemptDeps): Promise<Attempt> {
  const { outbox, now, random, sendMs = LONGEST_SEND_MS, claimMs = CLAIM_MS } = deps
  const { key, receiver } = row.delivery
  const start = now()
  if (!(await outbox.claim(key, start, start + claimMs))) return { kind: 'taken', row }
  const sent = await send(deps.senders.get(receiver), row, sendMs)
  const end = now()
  if (sent.ok) {
    await outbox.delivered(key, end, sent.receipt)
    return { kind: 'delivered', row, tookMs: end - start }
  }
  const attempts = row.attempts + 1
  const decision = afterAttempt(resultOf(sent), attempts, random(), end)
  const tried = `${sent.reason}, attempt ${attempts} of ${MOST_ATTEMPTS}`
  if (decision.kind === 'retry') {
    await outbox.failed(key, decision.at, tried)
    const asked = sent.retryAfter !== null
    return { kind: 'failed', row, nextAt: decision.at, asked, reason: tried }
  }
  const reason = sent.retry ? tried : `${sent.reason}: trying again is of no use`
  await outbox.dead(key, end, reason)
  return { kind: 'dead', row, reason }
}

async function send(
  sender: Sender | undefined,
  { delivery, receipt }: OutboxRow,
  sendMs: number,
): Promise<Sent> {
  // It may come back with the next configuration: nothing is thrown away for a slip of the pen.
  if (!sender) return failed(`no receiver is configured as '${delivery.receiver}'`)
  let timer: ReturnType<typeof setTimeout> | undefined
  const silence = new Promise<Sent>(resolve => {
    timer = setTimeout(() => resolve(failed(`no word within ${sendMs / 1_000} s`)), sendMs)
  })
  try {
    return await Promise.race([sender.send(delivery, receipt), silence])
  } catch (error) {
    // Only the kind: the text of an error of somebody else can hold a URL with a token.
    return failed(`the receiver broke (${error instanceof Error ? error.name : typeof error})`)
  } finally {
    clearTimeout(timer)
  }
}

function failed(reason: string): Sent {
  return { ok: false, retry: true, retryAfter: null, reason }
}

/** In the words of the core, where only a status carries a `Retry-After`. */
function resultOf({
  retry,
  retryAfter,
  reason,
}: Extract<Sent, { readonly ok: false }>): SendResult {
  if (!retry) return { kind: 'refused', reason, forGood: true }
  if (retryAfter === null) return { kind: 'no-answer', reason }
  return { kind: 'answered', status: 429, retryAfter }
}
