import { prepareAcceptance } from '../app/accept/accept-findings.ts'
import { movedPlaces } from '../app/accept/moved-places.ts'
import { UsageError } from '../errors.ts'
import { flag, text, type Call, type Command } from './command.ts'
import { findingOf } from './finding-of.ts'
import { wire, wireOptions } from './wire.ts'

export const accept: Command = {
  name: 'accept',
  parameters: '<finding...>',
  summary: 'Move the baseline to what a finding saw.',
  example:
    'tidemark accept f3a91c20b7e4 --because "orders lost their total in v2, mapping updated"\ntidemark accept f3a91c20b7e4 --dry-run',
  options: [
    { flags: '--because <text>', description: 'why it is fine now; kept in the baseline file' },
    { flags: '--dry-run', description: 'say what the baseline would be, and write nothing' },
    ...wireOptions,
  ],
  async run(call, io) {
    const isDry = flag(call, 'dryRun')
    const because = isDry ? (text(call, 'because') ?? '') : reason(call)
    await using wiring = await wire(call, io)
    const { runs } = await wiring.registry()
    for (const id of call.args) {
      const found = await findingOf(id, runs)
      if (found === null) {
        throw new UsageError(
          `No run told a finding '${id}'. See: tidemark report; what verify tells is left out with tidemark ignore.`,
        )
      }
      const { run, finding } = found
      const { contracts } = wiring
      const both = await prepareAcceptance(run, [finding], because, io.clock.now(), contracts)
      const where = `${finding.method} ${finding.path} ${finding.status}`
      const mark = isDry ? io.paint.dim('would be') : io.paint.green('✓')
      io.out(`${mark} ${finding.rule}  ${where}  ${finding.at}\n  ${finding.message}\n`)
      for (const { answer, at, says } of movedPlaces(both)) {
        io.out(`  baseline  ${[answer, at, says].filter(Boolean).join('  ')}\n`)
      }
      if (isDry) io.err('nothing was written; leave out --dry-run to move the baseline\n')
      else io.err(`wrote ${await contracts.saveBaseline(both.after)}; review and commit it\n`)
    }
    return 0
  },
}

/** @throws UsageError when no reason is given: whoever reads the file later wants to know. */
export function reason(call: Call): string {
  const because = text(call, 'because')?.trim() ?? ''
  if (because !== '') return because
  throw new UsageError('Say why, for whoever reads it later: --because "…"')
}
