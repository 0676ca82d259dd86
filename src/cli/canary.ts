import type { Learning } from '../app/canary/learn.ts'
import { runCanary, type CanaryResult } from '../app/canary/run-canary.ts'
import type { CanaryTarget } from '../app/canary/target.ts'
import { runMonitor } from '../app/runs/run-monitor.ts'
import type { WatchedMonitor } from '../app/runs/watched-monitor.ts'
import { KnownError, UsageError } from '../errors.ts'
import { canaryLine } from './canary-line.ts'
import { choose, type Chosen } from './canary-choice.ts'
import { monitorLines } from './monitor-lines.ts'
import { flag, type Call, type Command, type ExitCode } from './command.ts'
import { exitCode, findingOptions, formatOf, printFindings } from './finding-options.ts'
import type { Io } from './io.ts'
import { rehearsalOptions, rehearsedChanges } from './rehearsal-options.ts'
import { selectionOptions } from './select-monitors.ts'
import { networkOptions } from './network.ts'
import { runDeps } from './wire-monitors.ts'
import { canaryDeps, wire, wireOptions, type Wiring } from './wire.ts'

export const canary: Command = {
  name: 'canary',
  parameters: '[target...]',
  summary: 'Ask a live API and compare its answer with the baseline.',
  example:
    "tidemark canary https://api.example.com/v1/orders -H 'Authorization: Bearer env:TOKEN'\ntidemark canary            # every monitor in monitors/\ntidemark canary acme --rehearse 'remove /items/*/total'",
  options: [
    {
      flags: '--learn',
      description: 'take what has no baseline yet as the baseline, whatever its status',
    },
    { flags: '--name <provider>', description: 'name of the provider (default: from the host)' },
    ...selectionOptions,
    { flags: '--list', description: 'only list the monitors: schedule, target, tags' },
    ...rehearsalOptions,
    ...networkOptions,
    ...findingOptions,
    ...wireOptions,
  ],
  async run(call, io) {
    await using wiring = await wire(call, io)
    const rehearsed = rehearsedChanges(call)
    const chosen = await choose([...call.args, ...rehearsed.others], call, io, wiring)
    for (const { sentence } of chosen.problems) io.err(`${io.paint.red('✗')} ${sentence}\n`)
    const { isBroken } = chosen
    if (flag(call, 'list')) {
      io.out(monitorLines(chosen.monitors))
      return isBroken ? 2 : 0
    }
    if (chosen.targets.length + chosen.monitors.length === 0) {
      if (isBroken) return 2
      throw new UsageError(nothingToAsk(chosen))
    }
    if (rehearsed.changes.length === 0) return askAll(chosen, call, io, wiring)
    const { rehearseAll } = await import('./canary-rehearse.ts')
    return rehearseAll(chosen, rehearsed.changes, call, io, wiring)
  },
}

function nothingToAsk({ known }: Chosen): string {
  return known === 0
    ? 'There is nothing to ask: no URL was given and monitors/ is empty. Try: tidemark canary https://api.example.com/v1/orders'
    : 'No monitor is asked for so. See them all: tidemark canary --list'
}

export interface Asked {
  readonly target: CanaryTarget
  readonly result: CanaryResult
}

async function askAll(chosen: Chosen, call: Call, io: Io, wiring: Wiring): Promise<ExitCode> {
  const started = io.clock.mark()
  const deps = await canaryDeps(call, io, wiring)
  const results: CanaryResult[] = []
  const failed: KnownError[] = []
  const show = ({ target, result }: Asked): void => {
    results.push(result)
    if (formatOf(call) === 'text') {
      for (const outcome of result.operations) io.out(canaryLine(target, outcome, io))
    }
    if (result.wrote !== null) io.err(`wrote ${result.wrote}\n`)
  }
  for (const target of chosen.targets) {
    show({ target, result: await runCanary(target, learningOf(call, io), deps) })
  }
  for (const monitor of chosen.monitors) {
    try {
      show(await askMonitor(monitor, chosen, call, io, wiring))
    } catch (error) {
      // The others may still be fine.
      if (!(error instanceof KnownError)) throw error
      failed.push(error)
      io.err(`${io.paint.red('✗')} ${monitor.definition.name}: ${error.message}\n`)
    }
  }
  const findings = results.flatMap(({ run }) => run.findings)
  const unchecked = results.some(({ operations }) => operations.some(({ reason }) => reason !== ''))
  // Each healthy operation has said so already.
  if (findings.length > 0 || formatOf(call) !== 'text') {
    const elapsedMs = io.clock.mark() - started
    await printFindings(call, io, wiring.files, { findings, elapsedMs })
  }
  const code = exitCode(call, wiring.settings, findings, unchecked)
  if (code === 1) return code
  return chosen.isBroken ? 2 : (failed[0]?.exit ?? code)
}

/** Runs a monitor once, now, and keeps what it saw. */
export async function askMonitor(
  monitor: WatchedMonitor,
  { source }: Pick<Chosen, 'source'>,
  call: Call,
  io: Io,
  wiring: Wiring,
): Promise<Asked> {
  const deps = await runDeps(source, call, io, wiring)
  const { target, result } = await runMonitor(monitor, wiring.newId(), learningOf(call, io), deps)
  await (await wiring.registry()).runs.record(result.run)
  return { target, result }
}

/** In CI a missing baseline is a mistake of whoever forgot to commit it, unless learning is asked for. */
export function learningOf(call: Call, { env }: Io): Learning {
  if (flag(call, 'learn')) return 'anything'
  const ci = env['CI']
  return ci === undefined || ci === '' || ci === 'false' ? 'missing' : 'nothing'
}
