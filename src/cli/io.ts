import type { Readable, Writable } from 'node:stream'
import type { Paint } from '../core/report/paint.ts'
import type { Clock } from '../ports/clock.ts'

export interface Terminal {
  readonly input: Readable
  readonly output: Writable
}

/** What a command may touch of the process: passed in, so that a test runs a command without one. */
export interface Io {
  /** The result: stdout. */
  readonly out: (text: string) => void
  /** The talk: stderr. */
  readonly err: (text: string) => void
  readonly env: Readonly<Record<string, string | undefined>>
  readonly cwd: string
  readonly clock: Clock
  /** `24.21.0` */
  readonly nodeVersion?: string
  /** Whether a person watches stderr: progress bars then, plain lines otherwise. */
  readonly interactive: boolean
  /** Both ends of a terminal where a person can be asked; null where nobody would answer. */
  readonly terminal?: Terminal | null
  /** Colours for stdout; plain where it is no terminal or `NO_COLOR` is set. */
  readonly paint: Paint
  /** From now on SIGINT and SIGTERM do not end the process; they resolve this. */
  readonly interrupted: () => Promise<void>
}
