import { silenceAlerts, silencesNow } from '../app/silence/silence-alerts.ts'
import { labelOf } from '../core/alert/labels.ts'
import { formatMatcher, matchesAll, parseMatcher, type Matcher } from '../core/alert/matcher.ts'
import { UsageError } from '../errors.ts'
import type { WatchStore } from '../ports/watch.ts'
import { reason } from './accept.ts'
import { flag, type Call, type Command, type ExitCode } from './command.ts'
import type { Io } from './io.ts'
import { count, moment } from './phrases.ts'
import { momentOf } from './until.ts'
import { wire, wireOptions } from './wire.ts'

export const silence: Command = {
  name: 'silence',
  parameters: '[matcher...]',
  summary: 'Keep alerts quiet until a given time: those of a finding, or all with given labels.',
  example:
    'tidemark silence f3a91c20b7e4 --until 7d --because "vendor mends it this week"\ntidemark silence provider=acme severity=page --until 2027-03-01 --because "announced work"\ntidemark silence --list',
  options: [
    { flags: '--until <time>', description: 'when it ends: 2h, 7d, 2027-03-01, 2027-03-01T09:30Z' },
    { flags: '--because <text>', description: 'why; shown to whoever wonders about the quiet' },
    { flags: '--list', description: 'show the silences that hold now' },
    ...wireOptions,
  ],
  async run(call, io) {
    if (flag(call, 'list')) {
      if (call.args.length > 0) throw new UsageError('--list takes nothing else.')
      await using wiring = await wire(call, io)
      return await listed((await wiring.registry()).watch, io)
    }
    const matchers = call.args.map(matcherOf)
    if (matchers.length === 0) {
      throw new UsageError(
        'Say what to silence: the id of a finding, or labels such as provider=acme. See: tidemark silence --help',
      )
    }
    const now = io.clock.now()
    const endsAt = endOf(call, now)
    const because = reason(call)
    await using wiring = await wire(call, io)
    const { watch } = await wiring.registry()
    const id = `s${wiring.newId().replaceAll('-', '').slice(0, 8)}`
    const createdBy = io.env['USER'] || io.env['LOGNAME'] || io.env['USERNAME'] || 'somebody'
    await silenceAlerts(watch, { id, matchers, startsAt: now, endsAt, createdBy, because }, now)
    io.out(`${io.paint.green('✓')} ${id}  ${written(matchers)}  until ${moment(endsAt)}\n`)
    io.err(`${await affected(watch, matchers)}\n`)
    return 0
  },
}

async function listed(watch: WatchStore, io: Io): Promise<ExitCode> {
  const silences = await silencesNow(watch, io.clock.now())
  if (silences.length === 0) io.err('nothing is silenced\n')
  for (const { id, matchers, endsAt, createdBy, because } of silences)
    io.out(`${id}  ${written(matchers)}  until ${moment(endsAt)}  ${createdBy}: ${because}\n`)
  return 0
}

/** The start of a finding's id, or a matcher. */
function matcherOf(word: string): Matcher {
  if (/^[0-9a-f]{4,12}$/i.test(word)) {
    const id = word.toLowerCase()
    return id.length === 12
      ? { name: 'finding', op: '=', value: id }
      : { name: 'finding', op: '=~', value: `${id}.*` }
  }
  const matcher = parseMatcher(word)
  if (matcher !== null) return matcher
  throw new UsageError(
    `'${word}' is neither the id of a finding nor a matcher such as provider=acme or 'provider=~"git(hub|lab)"'.`,
  )
}

function endOf(call: Call, now: number): number {
  const endsAt = momentOf(call, 'until', now)
  if (endsAt !== undefined) return endsAt
  throw new UsageError('Say when it ends: --until 7d, or --until 2027-03-01')
}

/** So that a typing error is seen at once, and not when the alert comes. */
async function affected(watch: WatchStore, matchers: readonly Matcher[]): Promise<string> {
  const { alerts } = await watch.load([])
  const firing = Object.values(alerts.alerts).filter(({ status }) => status === 'firing')
  const hit = firing.filter(({ labels }) => matchesAll(matchers, labels))
  if (hit.length === 0) return 'no alert that fires now is meant; those that come will be'
  const names = new Set(hit.map(({ labels }) => labelOf(labels, 'alertname')))
  return `${count(hit.length, 'firing alert')}: ${[...names].join(', ')}`
}

function written(matchers: readonly Matcher[]): string {
  return matchers.map(formatMatcher).join(' ')
}
