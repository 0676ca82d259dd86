import type { Json } from '../../json/json.ts'
import type { Allowed } from '../../shape/allowed/allowed.ts'
import { kinds } from '../../shape/kind.ts'
import { admits } from './admits.ts'
import { candidatesOf } from './candidates.ts'
import type { Prover } from './prover.ts'

/** Looking for one value takes no more steps than this; what has none by then is taken to have none. */
const MAX_STEPS = 20_000
const MAX_DEPTH = 40

/** Finds admitted values, each allowed once. Recursive schemas are entered once, so that samples end. */
export function makeSampler(): Prover['sample'] {
  const known = new Map<Allowed, Json>()
  const inside = new Set<Allowed>()
  let steps = 0

  function sample(allowed: Allowed): Json | undefined {
    const found = known.get(allowed)
    if (found !== undefined) return found
    if (inside.size === 0) steps = 0
    if (inside.has(allowed) || inside.size > MAX_DEPTH || ++steps > MAX_STEPS) return undefined
    inside.add(allowed)
    const value = firstOf(allowed)
    inside.delete(allowed)
    if (value !== undefined) known.set(allowed, value)
    return value
  }

  function firstOf(allowed: Allowed): Json | undefined {
    for (const kind of kinds) {
      if (!allowed.kinds.has(kind)) continue
      for (const value of candidatesOf(allowed, kind, null, { sample })) {
        if (value !== undefined && admits(allowed, value)) return value
      }
    }
    return undefined
  }
  return sample
}
