import type { Tools } from './receiver.ts'

/** Lets one through at a time, no sooner than `everyMs` after the one before. */
export function pace(
  everyMs: number,
  { clock, sleep }: Pick<Tools, 'clock' | 'sleep'>,
): (signal: AbortSignal) => Promise<void> {
  let nextAt = -Infinity
  return async signal => {
    const now = clock.mark()
    const at = Math.max(now, nextAt)
    nextAt = at + everyMs
    if (at > now) await sleep(at - now, signal)
  }
}
