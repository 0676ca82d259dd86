import type { Told } from '../app/report/tell-receivers.ts'
import type { ExitCode } from './command.ts'
import type { Io } from './io.ts'
import { span } from './phrases.ts'

/** `✓ slack  delivered, 310 ms`; what failed in one sentence. */
export function toldLine({ receiver, sent, tookMs }: Told, { paint }: Io): string {
  if (sent.ok) return `${paint.green('✓')} ${receiver}  delivered, ${span(tookMs)}\n`
  const next = sent.retry
    ? 'It may work later.'
    : 'Trying again is of no use before that is mended: check its entry in tidemark.config.ts.'
  return `${paint.red('✗')} ${receiver}  ${sent.reason}. ${next}\n`
}

/** 1 where a receiver said no, else 3 where one could not be reached. */
export function toldExit(told: readonly Told[]): ExitCode {
  if (told.some(({ sent }) => !sent.ok && !sent.retry)) return 1
  return told.every(({ sent }) => sent.ok) ? 0 : 3
}
