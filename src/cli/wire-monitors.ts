import type { RunDeps } from '../app/runs/run-monitor.ts'
import { readMonitor, type WatchedMonitor } from '../app/runs/watched-monitor.ts'
import type { MaintenanceConfig } from '../core/alert/alert-config.ts'
import type { Policy } from '../core/alert/policy.ts'
import { readPolicy } from '../core/alert/read-policy.ts'
import { UsageError } from '../errors.ts'
import type { MonitorProblem, Monitors } from '../ports/monitors.ts'
import type { Call } from './command.ts'
import type { Io } from './io.ts'
import { timeoutMs } from './network.ts'
import { canaryDeps, type Wiring } from './wire.ts'

export interface ReadMonitors {
  /** By name; those that are switched off too. */
  readonly all: readonly WatchedMonitor[]
  readonly problems: readonly MonitorProblem[]
}

/** The modules in monitors/, each run apart. */
export async function openMonitors({ settings }: Pick<Wiring, 'settings'>): Promise<Monitors> {
  const { monitorsIn } = await import('../edges/config/monitors.ts')
  return monitorsIn(settings.monitors)
}

/** Everything in monitors/ that can be read, and what is wrong with the rest. */
export async function readMonitors(
  monitors: Monitors,
  call: Call,
  io: Io,
  { settings, digest, relative }: Wiring,
): Promise<ReadMonitors> {
  const found = await monitors.load()
  if (found.monitors.length === 0) return { all: [], problems: shortened(found.problems, relative) }
  const { readSchedule } = await import('../edges/schedule/read-schedule.ts')
  const { connectors } = settings
  const context = { connectors, readSchedule, digest, timeoutMs: timeoutMs(call, settings) }
  const all: WatchedMonitor[] = []
  const problems: MonitorProblem[] = [...found.problems]
  for (const monitor of found.monitors) {
    const { file } = monitor
    const read = readMonitor(monitor, { ...context, now: io.clock.now() })
    if (read.ok) all.push(read.monitor)
    else problems.push({ file, sentence: read.problem, harmless: false })
  }
  return { all, problems: shortened(problems, relative) }
}

/** Paths as people in the current folder write them. */
function shortened(
  problems: readonly MonitorProblem[],
  relative: Wiring['relative'],
): readonly MonitorProblem[] {
  return problems.map(problem => {
    const { file, sentence } = problem
    return { ...problem, sentence: sentence.replaceAll(file, relative(file)) }
  })
}

/** What a run of a monitor needs. */
export async function runDeps(
  monitors: Monitors,
  call: Call,
  io: Io,
  wiring: Wiring,
): Promise<RunDeps> {
  const { connectors } = wiring.settings
  const pin = async (provider: string): ReturnType<RunDeps['target']['pin']> =>
    (await wiring.contracts.pin(provider))?.contract ?? null
  return {
    canary: await canaryDeps(call, io, wiring),
    target: { env: name => io.env[name], connectors, pin },
    monitors,
  }
}

/**
 * Who is told of what, with the maintenance that monitors ask for.
 *
 * @throws UsageError for a maintenance that makes no sense.
 */
export function policyFor(
  { alerts }: Wiring['settings'],
  monitors: readonly WatchedMonitor[],
): Policy {
  const own = monitors.flatMap(({ definition }) =>
    (definition.maintenance ?? []).map((window): MaintenanceConfig => {
      return { ...window, match: { monitor: definition.name } }
    }),
  )
  const read = readPolicy({ ...alerts, maintenance: [...(alerts.maintenance ?? []), ...own] })
  if (read.ok) return read.value
  throw new UsageError(`${read.problem}. Correct monitors/ or tidemark.config.ts.`)
}
