import type { AlertEvent } from '../../core/alert/decide.ts'
import { labelOf, type Labels } from '../../core/alert/labels.ts'
import { causes } from '../../core/monitor/cause.ts'
import type { MonitorState } from '../../core/monitor/monitor-state.ts'
import { matchesGlob } from '../../core/rules/glob.ts'
import { newGate, stepGate, type Gate, type ReachingFinding } from '../../core/sync/gate.ts'
import { endHolds } from '../../core/sync/timed-hold.ts'
import type { Settings } from '../../ports/config.ts'
import type { WatchState } from '../../ports/watch.ts'

export type GateConfigs = Settings['gates']

/** The streams that read an operation of a provider. */
export function streamsReading(
  gates: GateConfigs,
  provider: string,
  operation: string,
): readonly string[] {
  return Object.entries(gates)
    .filter(([, { reads }]) => reaches(reads, provider, operation))
    .map(([stream]) => stream)
}

export interface GateLook {
  readonly gates: Readonly<Record<string, Gate>>
  /** What the gates that turned have to tell. */
  readonly events: readonly AlertEvent[]
  readonly turned: readonly { readonly stream: string; readonly gate: Gate }[]
}

/** What a look of a monitor does to the gates of the streams that read what it asked. */
export function lookAtGates(
  configs: GateConfigs,
  { monitors, gates, alerts }: WatchState,
  look: {
    readonly by: string
    readonly provider: string
    readonly scope: string
    readonly operations: readonly string[]
    readonly at: number
  },
): GateLook {
  const { by, at, provider, scope, operations } = look
  const streams = new Set(
    operations.flatMap(operation => streamsReading(configs, provider, operation)),
  )
  const stepped = [...streams].map(stream => {
    const findings = findingsReaching(configs[stream]?.reads ?? {}, Object.values(monitors))
    const before = gates[stream] ?? newGate(at)
    const { gate } = stepGate(endHolds(before, at), { kind: 'looked', at, by, findings })
    return { stream, gate, hasTurned: gate.state !== before.state }
  })
  const told = Object.values(alerts.alerts).filter(({ status }) => status !== 'resolved')
  return {
    gates: Object.fromEntries(stepped.map(({ stream, gate }) => [stream, gate])),
    turned: stepped.filter(({ hasTurned }) => hasTurned),
    events: stepped.flatMap(({ stream, gate }) => {
      const alert = told.find(({ labels }) => isAbout(labels, stream))
      if (isHeldByFindings(gate) && alert === undefined)
        return [heldEvent(stream, gate, provider, scope)]
      if (gate.state !== 'running' || alert === undefined) return []
      return [{ kind: 'resolve' as const, labels: alert.labels, reason: gate.reason }]
    }),
  }
}

/** What is raised at operations that the stream reads, by whichever monitor; only damage keeps a sync from running. */
function findingsReaching(
  reads: GateConfigs[string]['reads'],
  monitors: readonly MonitorState[],
): readonly ReachingFinding[] {
  const found = new Map<string, ReachingFinding>()
  for (const streak of monitors.flatMap(({ streaks }) => Object.values(streaks))) {
    const { labels, cause, summary } = streak.candidate
    const id = labelOf(labels, 'finding')
    const [provider, operation] = [labelOf(labels, 'provider'), labelOf(labels, 'operation')]
    if (!streak.raised || cause !== 'damage' || id === '') continue
    if (reaches(reads, provider, operation)) found.set(id, { id, because: summary })
  }
  return [...found.values()]
}

function reaches(
  reads: GateConfigs[string]['reads'],
  provider: string,
  operation: string,
): boolean {
  const globs = Object.hasOwn(reads, provider) ? (reads[provider] ?? []) : []
  return globs.some(glob => matchesGlob(glob, operation))
}

/** Who holds a stream by hand knows of it, and is not to be woken. */
function isHeldByFindings({ state, holds }: Gate): boolean {
  return state === 'held' && holds.some(({ id }) => id !== 'by-hand')
}

function heldEvent(stream: string, gate: Gate, provider: string, scope: string): AlertEvent {
  const labels = {
    alertname: 'held-stream',
    stream,
    provider,
    scope,
    cause: 'held-stream',
    severity: causes['held-stream'].severity,
  }
  const summary = `The sync ${stream} is held: ${gate.reason}`
  return { kind: 'raise', labels, annotations: { summary }, forMs: 0, reason: gate.reason }
}

function isAbout(labels: Labels, stream: string): boolean {
  return labelOf(labels, 'alertname') === 'held-stream' && labelOf(labels, 'stream') === stream
}
