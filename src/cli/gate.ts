import { askStream } from '../app/sync/ask.ts'
import { holdStream, releaseStream } from '../app/sync/turn-by-hand.ts'
import type { Gate, GateAnswer, Hold } from '../core/sync/gate.ts'
import { endHolds, holdEnd } from '../core/sync/timed-hold.ts'
import { nearestOf } from '../core/text/nearest-of.ts'
import { UsageError } from '../errors.ts'
import type { Gates } from '../ports/gates.ts'
import { reason } from './accept.ts'
import { text, type Call, type Command, type ExitCode } from './command.ts'
import type { Io } from './io.ts'
import { moment } from './phrases.ts'
import { momentOf } from './until.ts'
import { wire, wireOptions, type Wiring } from './wire.ts'

type Action = (stream: string, call: Call, io: Io, wiring: Wiring) => Promise<ExitCode>

const actions: ReadonlyMap<string, Action> = new Map([
  ['check', check],
  ['hold', hold],
  ['release', release],
])

export const gate: Command = {
  name: 'gate',
  parameters: '<check|hold|release> <stream>',
  summary: 'Ask whether a sync may run (exit 0) or is held (exit 1); hold or release it by hand.',
  example:
    'tidemark gate check crm-sync && npm run sync\ntidemark gate hold crm-sync --for 2h --because "CRM is being migrated"\ntidemark gate release crm-sync --because "mapping takes the new field"',
  options: [
    { flags: '--because <text>', description: 'why it is held or released; shown to who asks' },
    { flags: '--for <duration>', description: 'with hold: release it by itself after 2h, 7d …' },
    ...wireOptions,
  ],
  async run(call, io) {
    const [word = '', stream = '', ...more] = call.args
    const action = actions.get(word)
    if (action === undefined || more.length > 0 || stream.trim() === '') throw misused(word)
    if (word !== 'hold' && text(call, 'for') !== undefined)
      throw new UsageError('--for goes with gate hold only.')
    await using wiring = await wire(call, io)
    return await action(stream, call, io, wiring)
  },
}

async function check(stream: string, _call: Call, io: Io, wiring: Wiring): Promise<ExitCode> {
  const { gates: streams } = wiring.settings
  const now = io.clock.now()
  const answer = await askStream(stream, streams, open(wiring), now)
  io.out(`${mark(answer, io)} ${stream}  ${answer.state}  ${answer.reason}\n`)
  if (answer.state === 'unknown') {
    if (!Object.hasOwn(streams, stream)) io.err(`${notConfigured(stream, Object.keys(streams))}\n`)
    return answer.run ? 0 : 1
  }
  const gate = await (await open(wiring)()).get(stream)
  if (gate !== null && !answer.run) told(stream, endHolds(gate, now), io)
  return answer.run ? 0 : 1
}

async function hold(stream: string, call: Call, io: Io, wiring: Wiring): Promise<ExitCode> {
  const now = io.clock.now()
  const until = momentOf(call, 'for', now) ?? null
  const by = { who: who(io), because: reason(call), at: now }
  const { gate } = await holdStream((await wiring.registry()).watch, stream, by, until)
  const end = until === null ? '' : ` until ${moment(until)}`
  io.out(`${io.paint.yellow('■')} ${stream}  held${end}  ${gate.reason}\n`)
  if (until === null) io.err(`${releaseHint(stream)}\n`)
  return 0
}

async function release(stream: string, call: Call, io: Io, wiring: Wiring): Promise<ExitCode> {
  const by = { who: who(io), because: reason(call), at: io.clock.now() }
  const { gate, turned } = await releaseStream((await wiring.registry()).watch, stream, by)
  io.out(`${io.paint.green('✓')} ${stream}  running  ${gate.reason}\n`)
  if (turned === null) io.err('it was not held\n')
  else if (gate.waived.length > 0)
    io.err('the findings that held it do not hold it again while they last; new ones do\n')
  const answer = await askStream(stream, wiring.settings.gates, open(wiring), by.at)
  if (!answer.run) io.err(`it still may not run: ${answer.reason}\n`)
  return 0
}

function open(wiring: Wiring): () => Promise<Gates> {
  return async () => (await wiring.registry()).gates
}

/** One line for each thing that holds it, and the way out. */
function told(stream: string, { since, holds, state }: Gate, io: Io): void {
  io.out(`  ${state} since ${moment(since)}\n`)
  for (const hold of holds) io.out(`  ${lineOf(hold)}\n`)
  const finding = holds.find(({ id }) => id !== 'by-hand')
  if (finding) io.err(`see: npx tidemark explain ${finding.id}\n`)
  if (state === 'testing') io.err('the next healthy look of a monitor releases it\n')
  else io.err(`${releaseHint(stream)}\n`)
}

function lineOf(hold: Hold): string {
  const end = holdEnd(hold)
  const until = end === null ? '' : `  until ${moment(end)}`
  return `${hold.id}  ${hold.who}: ${hold.because}${until}`
}

function releaseHint(stream: string): string {
  return `next: npx tidemark gate release ${stream} --because "…"`
}

function notConfigured(stream: string, known: readonly string[]): string {
  const [guess] = nearestOf(stream, known, 1)
  if (guess !== undefined) return `'${stream}' is not configured. Did you mean '${guess}'?`
  return `'${stream}' is not configured, so no finding holds it. Say what it reads: gates in tidemark.config.ts`
}

function misused(word: string): UsageError {
  const words = [...actions.keys()]
  const [guess] = nearestOf(word, words, 1)
  const meant = actions.has(word) || guess === undefined ? '' : ` Did you mean '${guess}'?`
  return new UsageError(
    `Write tidemark gate check, hold or release, and one stream.${meant} See: tidemark gate --help`,
  )
}

function mark({ run, state }: GateAnswer, { paint }: Io): string {
  if (state === 'unknown') return paint.yellow('?')
  return run ? paint.green('✓') : paint.red('✗')
}

/** The name that the machine knows the person by; it is shown to others who ask why. */
function who({ env }: Io): string {
  return env['USER'] || env['LOGNAME'] || env['USERNAME'] || 'somebody'
}
