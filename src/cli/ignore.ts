import { UsageError } from '../errors.ts'
import { reason } from './accept.ts'
import { list, text, type Call, type Command } from './command.ts'
import { findingOf } from './finding-of.ts'
import type { Io } from './io.ts'
import { ignoresFile, wire, wireOptions, type Wiring } from './wire.ts'

export const ignore: Command = {
  name: 'ignore',
  parameters: '[finding...]',
  summary: 'Leave a finding out until a date, with a reason.',
  example:
    'tidemark ignore f3a91c20b7e4 --until 2027-03-01 --because "vendor mends it in March"\ntidemark ignore --rule response-property-added --place \'/debug/*\' --until 2027-03-01 --because "debug block"',
  options: [
    {
      flags: '--rule <id>',
      description: 'every finding of this rule, in place of one finding (may be given again)',
      repeats: true,
    },
    { flags: '--place <glob>', description: "with --rule: only at these places: '/debug/*'" },
    {
      flags: '--operation <glob>',
      description: "with --rule: only these operations: 'GET /repos/**'",
    },
    { flags: '--until <date>', description: 'the day on which it is told again: 2027-03-01' },
    { flags: '--because <text>', description: 'why; kept in contracts/ignores.json' },
    ...wireOptions,
  ],
  async run(call, io) {
    const decision = { reason: reason(call), until: untilOf(call, io) }
    await using wiring = await wire(call, io)
    const { appendIgnore } = await import('../edges/config/ignores.ts')
    const targets = await targetsOf(call, wiring)
    for (const target of targets) {
      await appendIgnore(
        wiring.files,
        ignoresFile(wiring),
        { ...target, ...decision },
        io.clock.now(),
      )
    }
    io.err('wrote contracts/ignores.json; review and commit it\n')
    return 0
  },
}

type Target =
  | { readonly id: string }
  | { readonly rule: string; readonly place?: string; readonly operation?: string }

async function targetsOf(call: Call, wiring: Wiring): Promise<readonly Target[]> {
  const rules = list(call, 'rule')
  if (rules.length > 0) return Promise.all(rules.map(rule => ruleTarget(call, rule)))
  if (call.args.length === 0) {
    throw new UsageError(
      'Say what to leave out: the id of a finding, or --rule <id>. See: tidemark ignore --help',
    )
  }
  const { runs } = await wiring.registry()
  return Promise.all(
    call.args.map(async id => {
      const found = await findingOf(id, runs)
      if (found !== null) return { id: found.finding.id }
      // What verify says is stored nowhere, and its ids are whole.
      if (/^[0-9a-f]{12}$/.test(id)) return { id }
      throw new UsageError(`No finding starts with '${id}'. See: tidemark report`)
    }),
  )
}

async function ruleTarget(call: Call, rule: string): Promise<Target> {
  const { ruleById } = await import('../core/rules/table.ts')
  if (!ruleById.has(rule)) throw new UsageError(`There is no rule '${rule}'. See: tidemark rules`)
  const place = text(call, 'place')
  const operation = text(call, 'operation')
  return {
    rule,
    ...(place === undefined ? {} : { place }),
    ...(operation === undefined ? {} : { operation }),
  }
}

/** The first moment in UTC at which it works no more. Asked for, so that nothing is forgotten for good. */
function untilOf(call: Call, { clock }: Io): number {
  const until = text(call, 'until') ?? ''
  const at = /^\d{4}-\d{2}-\d{2}$/.test(until) ? Date.parse(until) : NaN
  if (!Number.isFinite(at) || !new Date(at).toISOString().startsWith(until)) {
    throw new UsageError('Say until when, as a date: --until 2027-03-01')
  }
  if (at <= clock.now()) throw new UsageError(`--until ${until} is over already.`)
  return at
}
