import { acceptFindings } from '../app/accept/accept-findings.ts'
import { UsageError } from '../errors.ts'
import { text, type Call, type Command } from './command.ts'
import { findingOf } from './finding-of.ts'
import { wire, wireOptions } from './wire.ts'

export const accept: Command = {
  name: 'accept',
  parameters: '<finding...>',
  summary: 'Move the baseline to what a finding saw.',
  example:
    'tidemark accept f3a91c20b7e4 --because "orders lost their total in v2, mapping updated"',
  options: [
    { flags: '--because <text>', description: 'why it is fine now; kept in the baseline file' },
    ...wireOptions,
  ],
  async run(call, io) {
    const because = reason(call)
    await using wiring = await wire(call, io)
    const { runs } = await wiring.registry()
    for (const id of call.args) {
      const found = await findingOf(id, runs)
      if (found === null) {
        throw new UsageError(`No finding starts with '${id}'. See: tidemark report`)
      }
      const { run, finding } = found
      const file = await acceptFindings(run, [finding], because, io.clock.now(), wiring.contracts)
      const where = `${finding.method} ${finding.path} ${finding.status}`
      io.out(
        `${io.paint.green('✓')} ${finding.rule}  ${where}  ${finding.at}\n  ${finding.message}\n`,
      )
      io.err(`wrote ${file}; review and commit it\n`)
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
