import type { Alert } from '../../core/alert/alert-state.ts'
import type { AlertEvent } from '../../core/alert/decide.ts'
import { labelOf, type Labels } from '../../core/alert/labels.ts'
import type { Candidate } from '../../core/monitor/candidate.ts'
import type { StepOutcome } from '../../core/monitor/monitor-event.ts'
import { matchesGlob } from '../../core/rules/glob.ts'
import { newGate, stepGate, type Gate, type GateEvent } from '../../core/sync/gate.ts'
import { endHolds } from '../../core/sync/timed-hold.ts'
import type { GateConfig } from '../../ports/config.ts'
import type { WatchState } from '../../ports/watch.ts'

/** What a monitor saw, after its `step`. */
export interface GateLook {
  readonly monitor: string
  readonly provider: string
  /** Those that were asked: `GET /v1/orders`. */
  readonly operations: readonly string[]
  /** Epoch milliseconds. */
  readonly at: number
  /** That of the step's `record`. */
  readonly outcome: StepOutcome
  readonly reason: string
}

type Streams = Readonly<Record<string, GateConfig>>
type Seen = Pick<WatchState, 'monitors' | 'gates'>

/**
 * The gates that a look changes. A stream is held by every finding that any monitor holds to be true of what the
 * stream reads, so that one monitor's healthy look never lets in what another one sees.
 *
 * @param state with the monitor's state as it is after the look.
 */
export function lookAtGates(
  streams: Streams,
  state: Seen,
  look: GateLook,
): Readonly<Record<string, Gate>> {
  const changed: [string, Gate][] = []
  for (const [stream, config] of Object.entries(streams)) {
    if (!look.operations.some(operation => isRead(config, look.provider, operation))) continue
    const known = Object.hasOwn(state.gates, stream) ? state.gates[stream] : undefined
    const before = endHolds(known ?? newGate(look.at), look.at)
    const { gate } = stepGate(before, eventOf(config, state, look))
    if (gate !== known) changed.push([stream, gate])
  }
  return Object.fromEntries(changed)
}

/**
 * What is to be told of the gates: a stream that findings hold is an alert until it runs again. Saying the same twice
 * does no harm, so it can be asked with every decision.
 */
export function gateAlerts(
  { monitors, gates, alerts }: WatchState,
  streams: Streams,
): readonly AlertEvent[] {
  const told = Object.values(alerts.alerts).filter(isHeldStream)
  const over = told.flatMap(({ labels }): AlertEvent[] => {
    const gate = gates[labelOf(labels, 'stream')]
    if (gate && gate.state !== 'running') return []
    return [{ kind: 'resolve', labels, reason: gate?.reason ?? 'the stream is not known any more' }]
  })
  const begun = Object.entries(gates).flatMap(([stream, gate]): AlertEvent[] => {
    const isTold = told.some(({ labels }) => labelOf(labels, 'stream') === stream)
    if (gate.state !== 'held' || isTold) return []
    const cause = reaching(streams[stream], monitors).find(({ labels }) =>
      gate.holds.some(({ id }) => id === labelOf(labels, 'finding')),
    )
    if (!cause) return []
    const labels = labelsOf(stream, cause.labels)
    const annotations = { summary: `The sync ${stream} is held: ${gate.reason}` }
    return [{ kind: 'raise', labels, annotations, forMs: 0, reason: gate.reason }]
  })
  return [...over, ...begun]
}

function eventOf(config: GateConfig, { monitors }: Seen, look: GateLook): GateEvent {
  const { at, monitor, outcome, reason } = look
  if (outcome !== 'healthy' && outcome !== 'findings') return { kind: 'inconclusive', at, reason }
  const own = Object.hasOwn(monitors, monitor) ? monitors[monitor] : undefined
  const waits = Object.entries(own?.unconfirmed ?? {}).some(
    ([key, says]) => says === 'bad' && key.startsWith('finding:'),
  )
  if (waits) return { kind: 'inconclusive', at, reason: 'what was found is looked at again first' }
  const found = reaching(config, monitors)
  const doubt = Object.values(own?.streaks ?? {}).find(
    ({ raised, candidate }) => !raised && reaches(config, candidate),
  )
  if (doubt && found.length === 0)
    return { kind: 'inconclusive', at, reason: `not sure yet: ${doubt.candidate.summary}` }
  const byId = new Map(found.map(({ labels, summary }) => [labelOf(labels, 'finding'), summary]))
  const findings = [...byId].map(([id, because]) => ({ id, because }))
  return { kind: 'looked', at, by: monitor, findings }
}

/** What is raised of any monitor and reaches the stream. */
function reaching(
  config: GateConfig | undefined,
  monitors: WatchState['monitors'],
): readonly Candidate[] {
  if (!config) return []
  return Object.values(monitors)
    .flatMap(({ streaks }) => Object.values(streaks))
    .filter(({ raised, candidate }) => raised && reaches(config, candidate))
    .map(({ candidate }) => candidate)
}

/** Only damage: a stream that nothing hurts goes on. */
function reaches(config: GateConfig, { key, cause, labels }: Candidate): boolean {
  const isDamage = key.startsWith('finding:') && cause === 'damage'
  return isDamage && isRead(config, labelOf(labels, 'provider'), labelOf(labels, 'operation'))
}

function isRead({ reads }: GateConfig, provider: string, operation: string): boolean {
  const globs = Object.hasOwn(reads, provider) ? reads[provider] : undefined
  return globs?.some(glob => matchesGlob(glob, operation)) ?? false
}

/** Provider and scope of the first finding, so that it is told in the thread of what caused it. */
function labelsOf(stream: string, cause: Labels): Labels {
  const shared = { provider: labelOf(cause, 'provider'), scope: labelOf(cause, 'scope') }
  const own = { alertname: 'stream-held', cause: 'held-stream', severity: 'page', stream }
  return { ...own, ...shared }
}

function isHeldStream({ labels, status }: Alert): boolean {
  return status !== 'resolved' && labelOf(labels, 'cause') === 'held-stream'
}
