import type { Io } from './io.ts'

export interface Progress {
  readonly advance: () => void
  /** Takes the bar off the terminal, so that a line can be printed; the next advance draws it again. */
  readonly clear: () => void
  readonly end: () => void
}

const WIDTH = 30

/** A bar on a terminal; nothing elsewhere, where lines as they come are what a log wants. */
export function startProgress({ interactive, err, paint }: Io, all: number): Progress {
  if (!interactive)
    return { advance: () => undefined, clear: () => undefined, end: () => undefined }
  let done = 0
  const clear = (): void => err('\r\u001B[2K')
  return {
    advance() {
      done = Math.min(done + 1, all)
      const filled = Math.round((done / all) * WIDTH)
      const bar = paint.cyan('█'.repeat(filled)) + paint.dim('░'.repeat(WIDTH - filled))
      err(`\r${bar} ${done} of ${all}`)
    },
    clear,
    end: clear,
  }
}
