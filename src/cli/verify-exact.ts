import { exactRecordings } from '../app/verify/exact-recordings.ts'
import { ajvJudge } from '../edges/exact/ajv-judge.ts'
import type { VerifyPart } from './verify-part.ts'
import type { VerifyScope } from './verify-scope.ts'
import type { Wiring } from './wire.ts'

/** Asks Ajv of each recorded body again. What it says are notes: no finding hangs on it. */
export async function exactPart({ providers }: VerifyScope, wiring: Wiring): Promise<VerifyPart> {
  const notes = await exactRecordings(providers, { ...wiring, judge: ajvJudge() })
  return { findings: [], isSettled: true, held: 0, isUnchecked: false, notes }
}
