import { verify } from '../app/verify/verify.ts'
import type { ProviderCoverage } from '../core/report/report.ts'
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
  const covered = flag(call, 'coverage') ? await cover(providers, wiring) : null
  const isRefused = loose > 0 && isInCi(io) && !flag(call, 'learn')
  return {
    findings,
    isSettled: false,
    held,
    isUnchecked: isRefused || covered?.isUncovered === true,
    notes: [...notes, ...(isRefused ? [refusal] : []), ...(covered?.notes ?? [])],
    ...(covered && { coverage: covered.coverage }),
  }
}

const refusal = 'in CI all that is recorded wants a pin or a baseline: commit one, or say --learn'

interface Covered {
  readonly coverage: readonly ProviderCoverage[]
  /** Of some contract nothing at all is recorded, which is never good. */
  readonly isUncovered: boolean
  readonly notes: readonly string[]
}

async function cover(providers: readonly string[], wiring: Wiring): Promise<Covered> {
  const { coverProviders } = await import('../app/verify/cover-providers.ts')
  const { coverage, unpinned } = await coverProviders(providers, wiring)
  return {
    coverage,
    isUncovered: coverage.length === 0 || coverage.some(one => one.operations.covered === 0),
    notes: unpinned.map(
      provider => `${provider} has no pin, so nothing says what there is to cover`,
    ),
  }
}

function isInCi({ env }: Io): boolean {
  const ci = env['CI']
  return ci !== undefined && ci !== '' && ci !== 'false'
}
