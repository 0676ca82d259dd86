import type { Dispatcher } from 'undici'
import type { JsonObject } from '../../core/json/json.ts'
import type { Message } from '../../core/report/message.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Sent } from '../../ports/sender.ts'

/** What a receiver works with. */
export interface Tools {
  /** The connections that all requests go over: they know the proxy and the authorities to trust. */
  readonly dispatcher: Dispatcher
  readonly clock: Clock
  /** An environment variable; undefined where it is not set. */
  readonly env: (name: string) => string | undefined
  /** Waits, in milliseconds; rejects when the signal is raised. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>
  /** For one request, from connecting to the last byte of the answer; 10,000 unless told. */
  readonly timeoutMs: number
  /** Where the configuration lies: files that it names are relative to it. */
  readonly folder: string
}

/** Sends one message, once. @param receipt of the last message of the episode; null for the first. */
export type Tell = (
  message: Message,
  receipt: JsonObject | null,
  signal: AbortSignal,
) => Promise<Sent>

export function sent(receipt: JsonObject | null = null): Sent {
  return { ok: true, receipt }
}

export function notSent(reason: string, retry: boolean, retryAfter: string | null = null): Sent {
  return { ok: false, retry, retryAfter, reason }
}
