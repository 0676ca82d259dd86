import type { JsonObject } from '../core/json/json.ts'
import type { Message } from '../core/report/message.ts'
import type { Sent } from './sender.ts'

/** One receiver, told in the words of a report. */
export interface Messenger {
  /**
   * Sends one message, once. It never throws for what the receiver does, and gives up by itself within half a minute.
   *
   * @param receipt what it last gave back for this episode; null for the first message.
   */
  tell(message: Message, receipt: JsonObject | null): Promise<Sent>
}
