import { explain as explainRule } from '../core/rules/explain.ts'
import { splitIgnored, type Ignore } from '../core/rules/ignores.ts'
import { loweredBecause } from '../core/rules/lowered.ts'
import { ruleById } from '../core/rules/table.ts'
import { UsageError } from '../errors.ts'
import type { Finding } from '../core/rules/finding.ts'
import type { Call as RunCall, Run, Runs } from '../ports/runs.ts'
import { findingOf } from './finding-of.ts'
import type { Call, Command } from './command.ts'
import type { Io } from './io.ts'
import { networkOptions } from './network.ts'
import { moment, size, span } from './phrases.ts'
import { wire, wireOptions, type Wiring } from './wire.ts'

export const explain: Command = {
  name: 'explain',
  parameters: '<id> [base] [revision]',
  summary: 'Tell all that is known of a finding or of one call.',
  example:
    'tidemark explain f3a91c20b7e4                      # of a run, or of verify\ntidemark explain f3a91c20b7e4 old.yaml new.yaml    # of the diff of these two',
  options: [...networkOptions, ...wireOptions],
  async run(call, io) {
    await using wiring = await wire(call, io)
    const [id = '', base, revision] = call.args
    if (base !== undefined && revision === undefined) {
      throw new UsageError(`Name both documents: tidemark explain ${id} ${base} <revision>`)
    }
    const lines =
      base === undefined || revision === undefined
        ? await known(id, io, wiring)
        : await announced(id, [base, revision], call, io, wiring)
    if (lines === null) {
      throw new UsageError(
        base === undefined
          ? `Nothing is known under '${id}'. It wants the id of a finding (see: tidemark report, tidemark verify; of a diff: tidemark explain ${id} <base> <revision>) or the correlation id of a call.`
          : `The diff of these two has no finding '${id}'. See: tidemark diff <base> <revision> --format json`,
      )
    }
    io.out(`${lines.join('\n')}\n`)
    return 0
  },
}

async function known(id: string, io: Io, wiring: Wiring): Promise<readonly string[] | null> {
  const { runs } = await wiring.registry()
  return (await explained(id, runs, io, wiring)) ?? (await verified(id, io, wiring))
}

async function explained(
  id: string,
  runs: Runs,
  io: Io,
  wiring: Wiring,
): Promise<readonly string[] | null> {
  const byCall = await runs.byCorrelation(id)
  const call = byCall?.calls.find(({ correlationId }) => correlationId === id)
  if (byCall !== undefined && call !== undefined) return aboutCall(call, byCall)
  const found = await findingOf(id, runs)
  if (found === null) return null
  const { finding, run } = found
  return [
    ...(await aboutFinding(finding, io, wiring)),
    '',
    `told by the run of ${moment(run.startedAt)} (${run.monitor}); its calls:`,
    ...run.calls.map(call => `  ${call.correlationId}  ${callFacts(call)}`),
    ...waysOut(finding),
  ]
}

/** What `verify` finds is stored nowhere: the same files give the same ids, so it is found again. */
async function verified(id: string, io: Io, wiring: Wiring): Promise<readonly string[] | null> {
  const { verify } = await import('../app/verify/verify.ts')
  const scope = { providers: await wiring.contracts.providers(), others: () => true }
  const observing = { hash: (text: string) => wiring.digest(text).slice(0, 16) }
  const { findings } = await verify(scope, { ...wiring, clock: io.clock, observing })
  return aboutOne(id, findings, 'npx tidemark verify', io, wiring)
}

/** Of two documents, the same is found again as well. */
async function announced(
  id: string,
  sources: readonly [base: string, revision: string],
  call: Call,
  io: Io,
  wiring: Wiring,
): Promise<readonly string[] | null> {
  const { compareSources } = await import('./compare-sources.ts')
  const { findings } = await compareSources(sources, [], call, io, wiring)
  return aboutOne(id, findings, `npx tidemark diff ${sources.join(' ')}`, io, wiring)
}

async function aboutOne(
  id: string,
  findings: readonly Finding[],
  command: string,
  io: Io,
  wiring: Wiring,
): Promise<readonly string[] | null> {
  const finding = findings.find(each => id !== '' && each.id.startsWith(id.toLowerCase()))
  if (finding === undefined) return null
  const about = await aboutFinding(finding, io, wiring)
  return [...about, '', `told by:     ${command}`, ...waysOut(finding)]
}

async function aboutFinding(
  finding: Finding,
  { clock }: Io,
  wiring: Wiring,
): Promise<readonly string[]> {
  const { evidence, contract, because } = finding
  const rule = ruleById.get(finding.rule)
  const lowered = rule === undefined ? null : loweredBecause(finding, rule)
  const [left] = splitIgnored([finding], await wiring.ignores(), clock.now()).ignored
  return [
    `${finding.id}  ${finding.level}  ${finding.rule}  ${finding.verdict}`,
    `  ${[finding.provider, finding.method, finding.path, finding.status].filter(Boolean).join(' ')}`,
    `  ${finding.at === '' ? 'the whole answer' : finding.at}`,
    `  ${finding.message}`,
    ...(because === undefined ? [] : [`  ${because}`]),
    ...(lowered === null ? [] : [`  ${lowered}`]),
    ...(left === undefined ? [] : [`  ${ignoredText(left.by)}`]),
    ...(evidence?.firstSeen === undefined ? [] : [`  first seen  ${moment(evidence.firstSeen)}`]),
    ...(evidence?.lastSeen === undefined ? [] : [`  last seen   ${moment(evidence.lastSeen)}`]),
    ...(contract === null ? [] : [`  promised in  ${contract.file}#${contract.pointer}`]),
    `  read by  ${finding.usedBy === null ? 'unknown' : finding.usedBy.join(', ') || 'nobody'}`,
    ...(rule === undefined ? [] : ['', explainRule(rule, isAccepted(finding))]),
  ]
}

function ignoredText({ until, reason }: Ignore): string {
  const end = until === null ? 'for good' : `until ${new Date(until).toISOString().slice(0, 10)}`
  return `ignored ${end}: ${reason}`
}

/** A baseline takes in what a run saw: a ruling over recordings belongs to none. */
function isAccepted({ verdict, because }: Finding): boolean {
  return verdict === 'drift' && because === undefined
}

function waysOut(finding: Finding): readonly string[] {
  const { id } = finding
  return [
    '',
    ...(isAccepted(finding) ? [`accept it:   npx tidemark accept ${id} --because "…"`] : []),
    `leave it:    npx tidemark ignore ${id} --until <date> --because "…"`,
  ]
}

function aboutCall(call: RunCall, run: Run): readonly string[] {
  const told = run.findings.filter(({ method, path }) => `${method} ${path}` === call.operation)
  return [
    `${call.correlationId}  ${run.provider} ${callFacts(call)}`,
    `  in the run of ${moment(run.startedAt)} (${run.monitor})`,
    `  ${call.verdict}`,
    ...told.map(({ id, level, rule, at }) => `  ${id}  ${level}  ${rule}  ${at}`),
  ]
}

function callFacts({ operation, status, bytes, tookMs }: RunCall): string {
  return `${operation}  ${status}  ${size(bytes)}  ${span(tookMs)}`
}
