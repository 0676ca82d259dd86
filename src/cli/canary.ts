import { runCanary, type CanaryResult } from '../app/canary/run-canary.ts'
import type { Learning } from '../app/canary/learn.ts'
import type { CanaryTarget } from '../app/canary/target.ts'
import { UsageError } from '../errors.ts'
import { canaryLine } from './canary-line.ts'
import { flag, type Call, type Command, type ExitCode } from './command.ts'
import { exitCode, findingOptions, formatOf, printFindings } from './finding-options.ts'
import type { Io } from './io.ts'
import { targetOfUrl } from './targets.ts'
import { networkOptions } from './network.ts'
import { canaryDeps, wire, wireOptions, type Wiring } from './wire.ts'

export const canary: Command = {
  name: 'canary',
  parameters: '[target...]',
  summary: 'Ask a live API and compare its answer with the baseline.',
  example:
    "tidemark canary https://api.example.com/v1/orders -H 'Authorization: Bearer env:TOKEN'\ntidemark canary            # every monitor in monitors/",
  options: [
    {
      flags: '--learn',
      description: 'take what has no baseline yet as the baseline, whatever its status',
    },
    { flags: '--name <provider>', description: 'name of the provider (default: from the host)' },
    ...networkOptions,
    ...findingOptions,
    ...wireOptions,
  ],
  async run(call, io) {
    await using wiring = await wire(call, io)
    const targets = call.args.map(url => targetOfUrl(url, call, io))
    if (targets.length === 0) {
      throw new UsageError(
        'There is nothing to ask: no URL was given and monitors/ is empty. Try: tidemark canary https://api.example.com/v1/orders',
      )
    }
    return askAll(targets, call, io, wiring)
  },
}

async function askAll(
  targets: readonly CanaryTarget[],
  call: Call,
  io: Io,
  wiring: Wiring,
): Promise<ExitCode> {
  const started = io.clock.mark()
  const deps = await canaryDeps(call, io, wiring)
  const results: CanaryResult[] = []
  for (const target of targets) {
    const result = await runCanary(target, learningOf(call, io), deps)
    results.push(result)
    if (formatOf(call) === 'text') {
      for (const outcome of result.operations) io.out(canaryLine(target, outcome, io))
    }
    if (result.wrote !== null) io.err(`wrote ${result.wrote}\n`)
  }
  const findings = results.flatMap(({ run }) => run.findings)
  const unchecked = results.some(({ operations }) => operations.some(({ reason }) => reason !== ''))
  // Each healthy operation has said so already.
  if (findings.length > 0 || formatOf(call) !== 'text') {
    const elapsedMs = io.clock.mark() - started
    await printFindings(call, io, wiring.files, { findings, elapsedMs })
  }
  return exitCode(call, wiring.settings, findings, unchecked)
}

/** In CI a missing baseline is a mistake of whoever forgot to commit it, unless learning is asked for. */
function learningOf(call: Call, { env }: Io): Learning {
  if (flag(call, 'learn')) return 'anything'
  const ci = env['CI']
  return ci === undefined || ci === '' || ci === 'false' ? 'missing' : 'nothing'
}
