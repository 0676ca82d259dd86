import type { JsonObject } from '../core/json/json.ts'

/** What goes on inside, for the one who looks for a fault. The result of a command never goes here. */
export interface Log {
  debug(message: string, facts?: JsonObject): void
  info(message: string, facts?: JsonObject): void
  warn(message: string, facts?: JsonObject): void
  error(message: string, facts?: JsonObject): void
  /** The same log, whose every line carries these facts too: `{ correlationId }`. */
  with(facts: JsonObject): Log
  /** Everything is written when it returns. */
  close(): void
}
