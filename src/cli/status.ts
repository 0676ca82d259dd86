import { latestRuns } from '../app/report/latest-runs.ts'
import type { Run, RunOutcome } from '../ports/runs.ts'
import type { Command } from './command.ts'
import type { Io } from './io.ts'
import { count, span } from './phrases.ts'
import { wire, wireOptions } from './wire.ts'

export const status: Command = {
  name: 'status',
  summary: 'Show the last run of everything that is watched.',
  example: 'tidemark status',
  options: wireOptions,
  async run(call, io) {
    await using wiring = await wire(call, io)
    const runs = await latestRuns((await wiring.registry()).runs)
    if (runs.length === 0) {
      io.out('nothing ran yet\n')
      io.err('next: npx tidemark canary <url>\n')
      return 0
    }
    const width = Math.max(...runs.map(run => run.monitor.length))
    for (const run of runs) io.out(`${line(run, width, io)}\n`)
    return 0
  },
}

function line(run: Run, width: number, io: Io): string {
  const age = `${span(io.clock.now() - run.startedAt)} ago`
  const calls = count(run.calls.length, 'request')
  const said = run.note === '' ? '' : `  ${run.note}`
  return `${mark(run.outcome, io)} ${run.monitor.padEnd(width)}  ${told(run)}  ${age}  ${calls}, ${span(run.tookMs)}${said}`
}

function told({ outcome, findings }: Run): string {
  return outcome === 'findings' ? count(findings.length, 'finding') : outcome
}

function mark(outcome: RunOutcome, { paint }: Io): string {
  if (outcome === 'findings') return paint.red('✗')
  return outcome === 'inconclusive' ? paint.yellow('?') : paint.green('✓')
}
