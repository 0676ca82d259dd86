import { stepGate, type Gate, type GateStep, type Hold } from './gate.ts'

/** A hold by hand that ends by itself. */
interface TimedHold extends Hold {
  /** Epoch milliseconds. */
  readonly until: number
}

/** @param until epoch milliseconds; null for a hold that ends by hand only. */
export function holdByHand(
  gate: Gate,
  by: { readonly at: number; readonly who: string; readonly because: string },
  until: number | null,
): GateStep {
  const step = stepGate(gate, { kind: 'hold', ...by })
  if (until === null) return step
  const holds = step.gate.holds.map((hold): Hold | TimedHold =>
    hold.id === 'by-hand' ? { ...hold, until } : hold,
  )
  return { ...step, gate: { ...step.gate, holds } }
}

/** The gate without the holds whose time is up. What else holds it goes on doing so. */
export function endHolds(gate: Gate, now: number): Gate {
  const over = gate.holds.filter(hold => isTimed(hold) && hold.until <= now)
  const [first] = over
  if (!first) return gate
  const holds = gate.holds.filter(hold => !over.includes(hold))
  const [left] = holds
  if (left) return { ...gate, holds, reason: `${left.who}: ${left.because}` }
  const reason = `the time for which ${first.who} held it is over`
  return { ...gate, holds, state: 'running', since: now, reason }
}

/** When a hold ends by itself, in epoch milliseconds; null when it does not. */
export function holdEnd(hold: Hold): number | null {
  return isTimed(hold) ? hold.until : null
}

function isTimed(hold: Hold): hold is TimedHold {
  return 'until' in hold && typeof hold.until === 'number'
}
