import type { Finding } from '../../core/rules/finding.ts'
import { compareFindings, judge } from '../../core/rules/judge.ts'
import { atMostWarning } from '../../core/rules/levels.ts'
import type { Ignore } from '../../core/rules/ignores.ts'
import type { ObserveOptions } from '../../core/shape/tally/observe.ts'
import { nearestOf } from '../../core/text/nearest-of.ts'
import { UsageError } from '../../errors.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Contracts } from '../repository/contracts.ts'
import type { Recordings } from '../repository/recordings.ts'
import { judgeRecording, type JudgedRecording } from './judge-recording.ts'

export interface VerifyDeps {
  readonly contracts: Contracts
  readonly recordings: Recordings
  readonly ignores: readonly Ignore[]
  readonly clock: Pick<Clock, 'now'>
  readonly digest: (text: string) => string
  readonly observing: ObserveOptions
}

export interface Verified {
  readonly findings: readonly Finding[]
  /** Recorded exchanges that were held against a contract or a baseline. */
  readonly held: number
  /** What could not be held against anything, in sentences. */
  readonly notes: readonly string[]
}

/**
 * Holds the recordings against pinned contracts and baselines. It opens no socket and reads nothing that
 * moves, so the same commit always gives the same answer.
 *
 * @param names providers; all when empty.
 * @throws UsageError for a provider that has neither pin nor baseline, InputError for a broken file.
 */
export async function verify(names: readonly string[], deps: VerifyDeps): Promise<Verified> {
  const known = await deps.contracts.providers()
  for (const name of names) if (!known.includes(name)) throw unknownProvider(name, known)
  const providers = names.length === 0 ? known : names
  const verified: Verified[] = []
  for (const provider of providers) verified.push(await verifyProvider(provider, deps))
  // Nothing that was recorded is passed over in silence, and what is broken is found.
  const loose = names.length > 0 ? [] : await deps.recordings.ofOthers(known)
  return {
    findings: verified.flatMap(({ findings }) => findings).sort(compareFindings),
    held: verified.reduce((sum, { held }) => sum + held, 0),
    notes: [
      ...verified.flatMap(({ notes }) => notes),
      ...loose.map(({ file }) => `${file} belongs to no provider in contracts/`),
    ],
  }
}

async function verifyProvider(provider: string, deps: VerifyDeps): Promise<Verified> {
  const pin = await deps.contracts.pin(provider)
  const baseline = await deps.contracts.baseline(provider)
  const stored = await deps.recordings.ofProvider(provider)
  const judged = stored.map(({ file, recording }) => ({
    file,
    recording,
    ...judgeRecording(recording, pin, baseline, deps.observing),
  }))
  const loose = judged.filter(({ held }) => held === 0).map(({ file }) => file)
  const without = stored.length === 0 ? [`${provider} has no recordings to verify`] : []
  return {
    findings: judged.flatMap(one =>
      findingsOf(one, provider, one.recording.exchanges[0]?.scope ?? 'default', pin?.file, deps),
    ),
    held: judged.reduce((sum, { held }) => sum + held, 0),
    notes: [...without, ...loose.map(file => `${file} belongs to no pinned or learned operation`)],
  }
}

function findingsOf(
  { stale, unpromised }: JudgedRecording,
  provider: string,
  scope: string,
  contractFile: string | undefined,
  { clock, digest, ignores }: VerifyDeps,
): readonly Finding[] {
  const context = { provider, scope, hash: digest, now: clock.now(), ignores }
  const pinned = contractFile === undefined ? context : { ...context, contractFile }
  return [
    ...judge(stale, { ...context, verdict: 'stale-recording' }),
    ...judge(unpromised, { ...pinned, verdict: 'contract-wrong' }).map(atMostWarning),
  ]
}

function unknownProvider(name: string, known: readonly string[]): UsageError {
  const [guess] = nearestOf(name, known, 1)
  const hint =
    guess === undefined ? `Known: ${known.join(', ') || 'none'}` : `Did you mean '${guess}'?`
  return new UsageError(`contracts/ holds neither a pin nor a baseline of '${name}'. ${hint}`)
}
