import { verifyPacts } from '../app/verify/pacts-verified.ts'
import type { Io } from './io.ts'
import type { VerifyPart } from './verify-part.ts'
import type { VerifyScope } from './verify-scope.ts'
import type { Wiring } from './wire.ts'

/** Holds the Pacts of the repository against pins and recordings. It opens no socket. */
export async function pactsPart(
  { providers }: VerifyScope,
  io: Io,
  wiring: Wiring,
): Promise<VerifyPart> {
  const verified = await verifyPacts(providers, { ...wiring, clock: io.clock })
  return { ...verified, isSettled: false, isUnchecked: false }
}
