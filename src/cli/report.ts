import { collectFindings } from '../app/report/collect-findings.ts'
import { compareFindings } from '../core/rules/judge.ts'
import { duration, text, type Command } from './command.ts'
import { exitCode, findingOptions, printFindings } from './finding-options.ts'
import { count } from './phrases.ts'
import { wire, wireOptions } from './wire.ts'

const DAY_MS = 86_400_000

export const report: Command = {
  name: 'report',
  summary: 'Tell what drifted since a given time.',
  example: 'tidemark report --since 7d --format markdown --output drift.md',
  options: [
    { flags: '--since <duration>', description: 'how far back: 30m, 24h, 7d, 2w (default: 24h)' },
    { flags: '--provider <name>', description: 'of one provider only' },
    ...findingOptions,
    ...wireOptions,
  ],
  async run(call, io) {
    await using wiring = await wire(call, io)
    const provider = text(call, 'provider')
    const since = io.clock.now() - (duration(call, 'since') ?? DAY_MS)
    const { runs } = await wiring.registry()
    const collected = await collectFindings(runs, {
      since,
      ...(provider === undefined ? {} : { provider }),
    })
    const findings = collected.findings.toSorted(compareFindings)
    const inconclusive = collected.runs.filter(({ outcome }) => outcome === 'inconclusive').length
    const notes = [`${count(collected.runs.length, 'run')}, ${inconclusive} inconclusive`]
    await printFindings(call, io, wiring.files, { findings, notes })
    return exitCode(call, wiring.settings, findings, false)
  },
}
