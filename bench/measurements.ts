import { start } from './p11-start.ts'
import { checkValues } from './p4-check.ts'
import { verify } from './p5-verify.ts'
import { diff } from './p6-diff.ts'
import type { Measurement } from './row.ts'

/** Everything that `npm run bench` can measure. */
export const measurements: readonly Measurement[] = [checkValues, verify, diff, start]
