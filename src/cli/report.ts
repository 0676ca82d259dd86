import { collectFindings } from '../app/report/collect-findings.ts'
import { compareFindings } from '../core/rules/judge.ts'
import { countLevels } from '../core/rules/levels.ts'
import { duration, text, type Command } from './command.ts'
import { exitCode, findingOptions, printFindings } from './finding-options.ts'
import { count } from './phrases.ts'
import { sendReport } from './send-report.ts'
import { wire, wireOptions } from './wire.ts'

const DAY_MS = 86_400_000

export const report: Command = {
  name: 'report',
  summary: 'Tell what drifted since a given time.',
  example:
    'tidemark report --since 7d --format markdown --output drift.md\ntidemark report --send team',
  options: [
    { flags: '--since <duration>', description: 'how far back: 30m, 24h, 7d, 2w (default: 24h)' },
    { flags: '--provider <name>', description: 'of one provider only' },
    {
      flags: '--send [receiver]',
      description: 'to this receiver too; to all but incidents and issues unless named',
    },
    ...findingOptions,
    ...wireOptions,
  ],
  async run(call, io) {
    await using wiring = await wire(call, io)
    const provider = text(call, 'provider')
    const until = io.clock.now()
    const since = until - (duration(call, 'since') ?? DAY_MS)
    const registry = await wiring.registry()
    const collected = await collectFindings(registry.runs, {
      since,
      ...(provider === undefined ? {} : { provider }),
    })
    const findings = collected.findings.toSorted(compareFindings)
    const inconclusive = collected.runs.filter(({ outcome }) => outcome === 'inconclusive').length
    const notes = [`${count(collected.runs.length, 'run')}, ${inconclusive} inconclusive`]
    await printFindings(call, io, wiring.files, { findings, notes })
    const code = exitCode(call, wiring.settings, findings, false)
    if (call.options['send'] === undefined) return code
    const report = { findings, notes, summary: countLevels(findings) }
    const told = await sendReport(report, { since, until }, call, io, wiring)
    return code === 1 ? code : told
  },
}
