import { verify as verifyRecordings } from '../app/verify/verify.ts'
import { flag, type Command } from './command.ts'
import { exitCode, findingOptions, printFindings } from './finding-options.ts'
import { networkOptions } from './network.ts'
import { wire, wireOptions } from './wire.ts'

export const verify: Command = {
  name: 'verify',
  parameters: '[provider...]',
  summary: 'Hold recordings against the pinned contracts and baselines, offline.',
  example: 'tidemark verify\ntidemark verify acme --format markdown --fail-on warning',
  options: [
    {
      flags: '--upstream',
      description: 'hold the documents that vendors publish now against the pins, over the network',
    },
    ...networkOptions,
    ...findingOptions,
    ...wireOptions,
  ],
  async run(call, io) {
    await using wiring = await wire(call, io)
    if (flag(call, 'upstream')) {
      const { tellUpstream } = await import('./verify-upstream.ts')
      return tellUpstream(call, io, wiring)
    }
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
