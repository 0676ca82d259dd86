import { latestRuns } from '../app/report/latest-runs.ts'
import { endHolds } from '../core/sync/timed-hold.ts'
import type { Gates } from '../ports/gates.ts'
import type { Outbox } from '../ports/outbox.ts'
import type { Run, RunOutcome } from '../ports/runs.ts'
import type { Command } from './command.ts'
import type { Io } from './io.ts'
import { count, moment, span } from './phrases.ts'
import { wire, wireOptions } from './wire.ts'

export const status: Command = {
  name: 'status',
  summary: 'Show the last run of everything that is watched, what could not be told, what is held.',
  example: 'tidemark status',
  options: wireOptions,
  async run(call, io) {
    await using wiring = await wire(call, io)
    const registry = await wiring.registry()
    const runs = await latestRuns(registry.runs)
    await tellOutbox(registry.outbox, io)
    await tellGates(registry.gates, io)
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

/** What somebody was to be told and was not. */
async function tellOutbox(outbox: Outbox, io: Io): Promise<void> {
  for (const { delivery, error } of await outbox.list({ state: 'dead' })) {
    const since = `${span(io.clock.now() - delivery.at)} ago`
    const what = `${delivery.transition}, ${count(delivery.alerts.length, 'alert')}`
    io.out(`${io.paint.red('✗')} not told ${delivery.receiver}  ${what}  ${since}  ${error}\n`)
  }
  const late = (await outbox.list({ state: 'waiting' })).filter(({ attempts }) => attempts > 0)
  for (const { delivery, error, nextAt } of late) {
    const next = `next try ${moment(nextAt)}`
    io.out(`${io.paint.yellow('?')} not yet told ${delivery.receiver}  ${error}  ${next}\n`)
  }
}

async function tellGates(gates: Gates, io: Io): Promise<void> {
  for (const [stream, stored] of Object.entries(await gates.list())) {
    const { state, reason } = endHolds(stored, io.clock.now())
    if (state !== 'running') io.out(`${io.paint.red('✗')} ${stream}  ${state}  ${reason}\n`)
  }
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
