import type { Gate } from '../core/sync/gate.ts'

/** The gates of streams, to ask: they change with the commits of a watch only. */
export interface Gates {
  /** Null where nothing is known of the stream. */
  get(stream: string): Promise<Gate | null>
  /** By the name of the stream. */
  list(): Promise<Readonly<Record<string, Gate>>>
}
