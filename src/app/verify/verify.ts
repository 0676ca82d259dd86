import type { Finding } from '../../core/rules/finding.ts'
import type { ObserveOptions } from '../../core/shape/tally/observe.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Contracts, PinnedContract } from '../repository/contracts.ts'
import type { Recordings } from '../repository/recordings.ts'

export interface VerifyDeps {
  readonly contracts: Contracts
  readonly recordings: Recordings
  readonly clock: Pick<Clock, 'now'>
  readonly digest: (text: string) => string
  readonly observing: ObserveOptions
}

export interface Verified {
  /** All of them, before `settleIgnores` leaves any out. */
  readonly findings: readonly Finding[]
  /** Recorded exchanges that were held against a contract or a baseline. */
  readonly held: number
  /** Recordings that could be held against nothing. */
  readonly loose: number
  /** What could not be held against anything, in sentences. */
  readonly notes: readonly string[]
}

export interface VerifyScope {
  /** Providers, as `namedProviders` gives them. */
  readonly providers: readonly string[]
  /** Which recordings of providers without pin and baseline are looked at too. */
  readonly others: (file: string) => boolean
}

/**
 * Holds the recordings against pinned contracts and baselines. It opens no socket and reads nothing that
 * moves, so the same commit always gives the same answer.
 *
 * @throws InputError for a broken file.
 */
export async function verify(scope: VerifyScope, deps: VerifyDeps): Promise<Verified> {
  const known = await deps.contracts.providers()
  const verified: Verified[] = []
  for (const provider of scope.providers) verified.push(await verifyProvider(provider, deps))
  // Nothing that was recorded is passed over in silence, and what is broken is found.
  verified.push(await verifyOthers(known, scope, deps))
  return {
    findings: verified.flatMap(({ findings }) => findings),
    held: verified.reduce((sum, { held }) => sum + held, 0),
    loose: verified.reduce((sum, { loose }) => sum + loose, 0),
    notes: verified.flatMap(({ notes }) => notes),
  }
}

async function verifyOthers(
  known: readonly string[],
  scope: VerifyScope,
  deps: VerifyDeps,
): Promise<Verified> {
  const findings: Finding[] = []
  const notes: string[] = []
  for await (const stored of deps.recordings.eachOfOthers(known)) {
    if (!scope.others(stored.file)) continue
    const { privateFindings } = await import('./recording-findings.ts')
    findings.push(...privateFindings(stored, stored.recording.provider, deps))
    notes.push(`${stored.file} belongs to no provider in contracts/`)
  }
  return { findings, held: 0, loose: notes.length, notes }
}

async function verifyProvider(provider: string, deps: VerifyDeps): Promise<Verified> {
  const baseline = await deps.contracts.baseline(provider)
  let pin: PinnedContract | null | undefined
  const findings: Finding[] = []
  const loose: string[] = []
  let held = 0
  let count = 0
  for await (const stored of deps.recordings.eachOfProvider(provider)) {
    // Here and not above: most of the program is about recordings, and there may be none.
    const { judgeRecording } = await import('./judge-recording.ts')
    const { findingsOf, privateFindings, scopeOf } = await import('./recording-findings.ts')
    if (pin === undefined) pin = await deps.contracts.pin(provider)
    const judged = judgeRecording(stored.recording, pin, baseline, deps.observing)
    findings.push(...findingsOf(judged, provider, scopeOf(stored), pin, deps))
    findings.push(...privateFindings(stored, provider, deps))
    if (judged.held === 0) loose.push(stored.file)
    held += judged.held
    count++
  }
  // A broken pin is told in any case, but only recordings need what it says.
  if (count === 0) await deps.contracts.checkPin(provider)
  const without = count === 0 ? [`${provider} has no recordings to verify`] : []
  return {
    findings,
    loose: loose.length,
    held,
    notes: [...without, ...loose.map(file => `${file} belongs to no pinned or learned operation`)],
  }
}
