import { randomBytes } from 'node:crypto'
import { runCanary } from '../app/canary/run-canary.ts'
import type { CanaryResult } from '../app/canary/run-canary.ts'
import type { CanaryTarget } from '../app/canary/target.ts'
import { foresee, type Foreseen } from '../app/runs/foresee.ts'
import { answerOf, runMonitor, type RunDeps } from '../app/runs/run-monitor.ts'
import { rehearseRun } from '../app/runs/rehearse-run.ts'
import type { Answer } from '../core/monitor/monitor-event.ts'
import type { RehearsedChange } from '../core/monitor/rehearsal.ts'
import { settingsOf, type MonitorSettings } from '../core/monitor/settings.ts'
import { matchesGlob } from '../core/rules/glob.ts'
import { keyedHash } from '../core/text/siphash.ts'
import { UsageError } from '../errors.ts'
import type { Chosen } from './canary-choice.ts'
import type { Call, ExitCode } from './command.ts'
import { exitCode, formatOf, printFindings } from './finding-options.ts'
import type { Io } from './io.ts'
import { timeoutMs } from './network.ts'
import { count } from './phrases.ts'
import { policyFor } from './wire-monitors.ts'
import type { Wiring } from './wire.ts'

interface Rehearsal {
  readonly target: CanaryTarget
  readonly result: CanaryResult
  readonly answer: Answer
  readonly settings: MonitorSettings
  readonly missed: readonly RehearsedChange[]
}

/** Plays changes into the answers of all that was chosen, and says what would happen. No file is written, nobody is told. */
export async function rehearseAll(
  chosen: Chosen,
  changes: readonly RehearsedChange[],
  call: Call,
  io: Io,
  wiring: Wiring,
): Promise<ExitCode> {
  const deps = await silentDeps(chosen, io, wiring)
  const rehearsals: Rehearsal[] = []
  for (const target of chosen.targets)
    rehearsals.push(await ofTarget(target, changes, call, wiring, deps))
  for (const monitor of chosen.monitors) {
    const { settings } = monitor
    const played = await rehearseRun(changes, deps.canary, (canary, learning) =>
      runMonitor(monitor, 'rehearsal', learning, { ...deps, canary }),
    )
    rehearsals.push({ ...played.result, settings, missed: played.missed })
  }
  const missed = changes.filter(change => rehearsals.every(one => one.missed.includes(change)))
  if (missed.length > 0) throw new UsageError(missedText(missed))
  return tell(rehearsals, chosen, call, io, wiring)
}

async function tell(
  rehearsals: readonly Rehearsal[],
  { monitors }: Chosen,
  call: Call,
  io: Io,
  wiring: Wiring,
): Promise<ExitCode> {
  const policy = policyFor(wiring.settings, monitors)
  const findings = rehearsals.flatMap(({ result }) => result.run.findings)
  const reasons = rehearsals.flatMap(({ result }) =>
    result.operations.flatMap(({ reason }) => (reason === '' ? [] : [reason])),
  )
  const isText = formatOf(call) === 'text'
  const first = 'REHEARSAL: nothing stored, nothing sent\n'
  const foreseen = rehearsals.map(({ settings, answer }) =>
    foresee(settings, answer, policy, wiring.settings.gates),
  )
  const follows = consequences(foreseen)
  if (isText) {
    io.out(first)
    for (const reason of reasons) io.out(`${io.paint.yellow('?')} ${reason}\n`)
    const closing: Pick<Io, 'out' | 'err' | 'paint' | 'cwd'> = {
      ...io,
      out: text => io.out(`${text.trimEnd()}${follows === '' ? '' : `  ${follows}`}\n`),
    }
    if (findings.length > 0 || reasons.length === 0)
      await printFindings(call, { ...io, ...closing }, wiring.files, { findings })
    else if (follows !== '') io.out(`${follows}\n`)
  } else {
    io.err(first)
    await printFindings(call, io, wiring.files, { findings })
    if (follows !== '') io.err(`${follows}\n`)
  }
  if (policy.receivers.length === 0 && foreseen.some(({ raised }) => raised.length > 0))
    io.err('no receiver is configured, so nobody would be told\n')
  return exitCode(call, wiring.settings, findings, reasons.length > 0)
}

/** `would page team, hold crm-orders`; nothing where nothing would follow. */
function consequences(foreseen: readonly Foreseen[]): string {
  const all = (pick: (one: Foreseen) => readonly string[]): string =>
    [...new Set(foreseen.flatMap(pick))].join(', ')
  const [pages, digests, held] = [
    all(one => one.pages),
    all(one => one.digests),
    all(one => one.held),
  ]
  const looks = Math.max(0, ...foreseen.map(one => one.looks))
  const parts = [
    ...(pages === '' ? [] : [`page ${pages}`]),
    ...(digests === '' ? [] : [`put it into the digest of ${digests}`]),
    ...(held === '' ? [] : [`hold ${held}`]),
  ]
  if (parts.length === 0) return ''
  const after = looks > 1 ? ` after ${count(looks, 'look')} in a row` : ''
  return `would ${parts.join(', ')}${after}`
}

async function ofTarget(
  target: CanaryTarget,
  changes: readonly RehearsedChange[],
  call: Call,
  { settings, newId }: Wiring,
  { canary }: RunDeps,
): Promise<Rehearsal> {
  const { result, missed } = await rehearseRun(changes, canary, (deps, learning) =>
    runCanary(target, learning, {
      ...deps,
      newId,
      timeoutMs: timeoutMs(call, settings),
      runs: { record: async () => undefined },
    }),
  )
  const { provider, scope } = target
  const read = settingsOf(
    { name: provider, target: target.calls[0]?.url ?? '' },
    { provider, scope, gapMs: 3_600_000 },
  )
  if (!read.ok) throw new UsageError(read.problem)
  const answer = answerOf(result.operations, () => true, false)
  return { target, result, answer, settings: read.settings, missed }
}

/** Edges that leave no trace: no registry is opened and no key is made. */
async function silentDeps({ source }: Chosen, io: Io, wiring: Wiring): Promise<RunDeps> {
  const { connectors, keepValues } = wiring.settings
  return {
    monitors: source,
    target: {
      env: name => io.env[name],
      connectors,
      pin: async provider => (await wiring.contracts.pin(provider))?.contract ?? null,
    },
    canary: {
      clock: io.clock,
      contracts: wiring.contracts,
      digest: wiring.digest,
      http: await wiring.http(),
      ignores: await wiring.ignores(),
      intake: { take: () => true, flush: async () => undefined },
      observing: {
        hash: keyedHash(randomBytes(16)),
        keepValues: place => keepValues.some(glob => matchesGlob(glob, place)),
      },
    },
  }
}

function missedText(missed: readonly RehearsedChange[]): string {
  const places = missed.map(change => {
    if (change.kind === 'remove-header') return `header:${change.name}`
    return 'place' in change ? change.place : change.kind
  })
  return `--rehearse: nothing in the answer is at ${places.join(', ')}. Places are written as in findings: /items/*/total.`
}
