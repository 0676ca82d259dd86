import type { CanaryResult } from '../app/canary/run-canary.ts'
import { whoIsAsked } from '../app/runs/monitor-target.ts'
import type { WatchedMonitor } from '../app/runs/watched-monitor.ts'
import { KnownError } from '../errors.ts'
import { askMonitor } from './canary.ts'
import { canaryLine } from './canary-line.ts'
import type { Call } from './command.ts'
import { formatOf } from './finding-options.ts'
import type { Io } from './io.ts'
import type { VerifyPart } from './verify-part.ts'
import type { VerifyScope } from './verify-scope.ts'
import { openMonitors, readMonitors } from './wire-monitors.ts'
import type { Wiring } from './wire.ts'

/** Asks each monitor of the providers once, as `canary` does, and judges the answers alike. */
export async function livePart(
  scope: VerifyScope,
  call: Call,
  io: Io,
  wiring: Wiring,
): Promise<VerifyPart> {
  const source = await openMonitors(wiring)
  const { all, problems } = await readMonitors(source, call, io, wiring)
  const ofProvider = ({ definition }: WatchedMonitor): string =>
    whoIsAsked(definition, wiring.settings.connectors).provider
  const isMeant = (monitor: WatchedMonitor): boolean =>
    monitor.definition.enabled !== false &&
    (scope.isWhole || scope.providers.includes(ofProvider(monitor)))
  const monitors = all.filter(isMeant)
  const asked = new Set(monitors.map(ofProvider))
  const silent = scope.providers.filter(provider => !asked.has(provider))
  const notes = [
    ...problems.map(({ sentence }) => sentence),
    ...silent.map(provider => `${provider} has no monitor in monitors/, so nothing was asked live`),
  ]
  const results: CanaryResult[] = []
  for (const monitor of monitors) {
    try {
      const { target, result } = await askMonitor(monitor, { source }, call, io, wiring)
      results.push(result)
      if (result.wrote !== null) io.err(`wrote ${result.wrote}\n`)
      if (formatOf(call) !== 'text') continue
      for (const outcome of result.operations) io.out(canaryLine(target, outcome, io))
    } catch (error) {
      // The others may still be fine.
      if (!(error instanceof KnownError)) throw error
      notes.push(`${monitor.definition.name}: ${error.message}`)
    }
  }
  const operations = results.flatMap(result => result.operations)
  const isUnchecked =
    results.length < monitors.length ||
    monitors.length === 0 ||
    problems.some(({ harmless }) => !harmless) ||
    operations.some(({ reason }) => reason !== '')
  return {
    findings: results.flatMap(({ run }) => run.findings),
    isSettled: true,
    held: operations.length,
    isUnchecked,
    notes,
  }
}
