import { newGate, stepGate, type Gate, type GateStep } from '../../core/sync/gate.ts'
import { endHolds, holdByHand } from '../../core/sync/timed-hold.ts'
import type { WatchStore } from '../../ports/watch.ts'
import { withWatchState } from './with-watch-state.ts'

/** Who turns a gate, and why; `at` in epoch milliseconds. */
export interface ByHand {
  readonly who: string
  readonly because: string
  readonly at: number
}

/** @param until epoch milliseconds; null to hold until it is released. */
export function holdStream(
  store: WatchStore,
  stream: string,
  by: ByHand,
  until: number | null,
): Promise<GateStep> {
  return turn(store, stream, by, gate => holdByHand(gate, by, until))
}

/** Also in spite of findings: those that hold it now do not hold it again while they last. */
export function releaseStream(store: WatchStore, stream: string, by: ByHand): Promise<GateStep> {
  return turn(store, stream, by, gate => stepGate(gate, { kind: 'release', ...by }))
}

function turn(
  store: WatchStore,
  stream: string,
  { at }: ByHand,
  step: (gate: Gate) => GateStep,
): Promise<GateStep> {
  return withWatchState(
    store,
    ({ gates }) => {
      const known = Object.hasOwn(gates, stream) ? gates[stream] : undefined
      const result = step(endHolds(known ?? newGate(at), at))
      return { change: { gates: Object.fromEntries([[stream, result.gate]]) }, result }
    },
    [],
  )
}
