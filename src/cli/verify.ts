import { verify as verifyRecordings } from '../app/verify/verify.ts'
import type { Command } from './command.ts'
import { exitCode, findingOptions, printFindings } from './finding-options.ts'
import { wire, wireOptions } from './wire.ts'

export const verify: Command = {
  name: 'verify',
  parameters: '[provider...]',
  summary: 'Hold recordings against the pinned contracts and baselines, offline.',
  example: 'tidemark verify\ntidemark verify acme --format markdown --fail-on warning',
  options: [...findingOptions, ...wireOptions],
  async run(call, io) {
    await using wiring = await wire(call, io)
    const started = io.clock.mark()
    const { findings, held, notes } = await verifyRecordings(call.args, {
      ...wiring,
      clock: io.clock,
      ignores: await wiring.ignores(),
      // Never stored: a key of this run alone is enough to tell values apart.
      observing: { hash: text => wiring.digest(text).slice(0, 16) },
    })
    const elapsedMs = io.clock.mark() - started
    const nothing = 'nothing was verified: record an answer first, with tidemark record <url>'
    await printFindings(call, io, wiring.files, {
      findings,
      notes: held === 0 ? [...notes, nothing] : notes,
      elapsedMs,
      offline: true,
    })
    return exitCode(call, wiring.settings, findings, held === 0)
  },
}
