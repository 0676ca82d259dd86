import { verify } from '../app/verify/verify.ts'
import { flag, type Call } from './command.ts'
import type { Io } from './io.ts'
import type { VerifyPart } from './verify-part.ts'
import type { VerifyScope } from './verify-scope.ts'
import type { Wiring } from './wire.ts'

/** Holds the recordings against what is pinned and learned. It opens no socket. */
export async function recordingsPart(
  { providers, others }: VerifyScope,
  call: Call,
  io: Io,
  wiring: Wiring,
): Promise<VerifyPart> {
  const { findings, held, loose, notes } = await verify(
    { providers, others },
    {
      ...wiring,
      clock: io.clock,
      // Never stored: a key of this run alone is enough to tell values apart.
      observing: { hash: text => wiring.digest(text).slice(0, 16) },
    },
  )
  const isRefused = loose > 0 && isInCi(io) && !flag(call, 'learn')
  return {
    findings,
    isSettled: false,
    held,
    isUnchecked: isRefused,
    notes: isRefused
      ? [
          ...notes,
          'in CI all that is recorded wants a pin or a baseline: commit one, or say --learn',
        ]
      : notes,
  }
}

function isInCi({ env }: Io): boolean {
  const ci = env['CI']
  return ci !== undefined && ci !== '' && ci !== 'false'
}
