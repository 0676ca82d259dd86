import type { Delivery } from '../core/alert/delivery.ts'
import type { JsonObject } from '../core/json/json.ts'

/** What came of one attempt. */
export type Sent =
  /** `receipt`: what the next message of the episode needs to continue the thread (a message id, an issue number). */
  | { readonly ok: true; readonly receipt: JsonObject | null }
  | {
      readonly ok: false
      /** Whether the same may work later; one that got no answer may have arrived, and may be tried again. */
      readonly retry: boolean
      /** The header as it came: seconds or an HTTP-date. */
      readonly retryAfter: string | null
      /** One clause for people: `status 503`, `no answer within 10 s`. Never a secret, never a URL query. */
      readonly reason: string
    }

/** One receiver. */
export interface Sender {
  /**
   * Sends one delivery, once. It never throws for what the receiver does, and gives up by itself within
   * `LONGEST_SEND_MS` (core/alert/send-limits).
   *
   * @param receipt what it last gave back for this episode; null for the first message.
   */
  send(delivery: Delivery, receipt: JsonObject | null): Promise<Sent>
}
