import type { HttpInteraction, Pact } from '../../core/contract/pact/pact.ts'
import type { Change } from '../../core/diff/change.ts'
import { comparePact } from '../../core/diff/interactions/compare-pact.ts'
import { compareRecorded } from '../../core/diff/interactions/compare-recorded.ts'
import { mergeSame } from '../../core/diff/interactions/merge-same.ts'
import type { Exchange } from '../../core/exchange/exchange.ts'
import { recordedExchanges } from '../../core/recording/recorded-exchanges.ts'
import type { Ruling } from '../../core/rules/adjudicate.ts'
import type { Finding } from '../../core/rules/finding.ts'
import { judge } from '../../core/rules/judge.ts'
import type { Settings } from '../../ports/config.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Files } from '../../ports/files.ts'
import type { Contracts, PinnedContract } from '../repository/contracts.ts'
import type { Recordings } from '../repository/recordings.ts'
import { pactsFound, providerOf } from '../repository/pacts-found.ts'

export interface PactDeps {
  readonly settings: Pick<Settings, 'folder' | 'contracts'>
  readonly files: Files
  readonly contracts: Contracts
  readonly recordings: Recordings
  readonly clock: Pick<Clock, 'now'>
  readonly digest: (text: string) => string
}

export interface PactsVerified {
  readonly findings: readonly Finding[]
  /** Interactions that were held against a contract or a recording. */
  readonly held: number
  readonly notes: readonly string[]
}

/**
 * Holds the Pacts of a repository against the pins of their providers, and against what was recorded of them. Nobody is
 * asked.
 *
 * @param providers those that are looked at.
 * @throws InputError for a file that is no Pact.
 */
export async function verifyPacts(
  providers: readonly string[],
  deps: PactDeps,
): Promise<PactsVerified> {
  const pacts = await pactsFound(deps.settings, deps.files)
  const known = await deps.contracts.providers()
  const homeless = pacts.filter(pact => providerOf(pact, known) === null)
  const verified: PactsVerified[] = []
  for (const provider of providers) {
    const own = pacts.filter(pact => providerOf(pact, known) === provider)
    if (own.length > 0) verified.push(await verifyOf(provider, own, deps))
  }
  return {
    findings: verified.flatMap(({ findings }) => findings),
    held: verified.reduce((sum, { held }) => sum + held, 0),
    notes: [
      ...verified.flatMap(({ notes }) => notes),
      ...homeless.map(({ file, provider }) => `${file} is of '${provider}', which has no pin`),
    ],
  }
}

async function verifyOf(
  provider: string,
  pacts: readonly Pact[],
  deps: PactDeps,
): Promise<PactsVerified> {
  const pin = await deps.contracts.pin(provider)
  const recorded = await exchangesOf(provider, deps.recordings)
  const contract = pin?.contract ?? null
  const told: Change[] = []
  const answered: Change[] = []
  const notes: string[] = []
  let held = 0
  for (const pact of pacts) {
    if (pin !== null) {
      const compared = comparePact(pact, { contract, messages: null })
      told.push(...compared.flatMap(({ changes }) => changes ?? []))
      held += compared.filter(({ changes }) => changes !== null).length
    }
    const answers = pact.interactions
      .filter(interaction => interaction.kind === 'http')
      .map(interaction => ({
        interaction,
        changes: compareRecorded(pact, interaction, recorded, contract),
      }))
    answered.push(...answers.flatMap(({ changes }) => changes ?? []))
    if (pin === null) held += answers.filter(({ changes }) => changes !== null).length
    const unseen = answers.filter(({ changes }) => changes === null).map(one => one.interaction)
    notes.push(...unseenNote(pact, unseen), ...refusedNotes(pact))
  }
  return {
    findings: [
      ...findingsOf(told, 'ours', provider, pin, deps),
      ...findingsOf(answered, 'drift', provider, null, deps),
    ],
    held,
    notes,
  }
}

async function exchangesOf(provider: string, recordings: Recordings): Promise<Exchange[]> {
  const exchanges: Exchange[] = []
  for await (const { recording } of recordings.eachOfProvider(provider)) {
    exchanges.push(...recordedExchanges(recording))
  }
  return exchanges.sort((a, b) => a.startedAt - b.startedAt)
}

function findingsOf(
  changes: readonly Change[],
  verdict: 'ours' | 'drift',
  provider: string,
  pin: PinnedContract | null,
  { clock, digest }: PactDeps,
): readonly Finding[] {
  const context = {
    provider,
    scope: 'default',
    hash: digest,
    now: clock.now(),
    ...(pin !== null && { contractFile: pin.file }),
  }
  return judge(mergeSame(changes), { ...context, verdict: change => rulingOn(change, verdict) })
}

/** What is pending is told, and fails nobody. */
function rulingOn({ details }: Change, verdict: 'ours' | 'drift'): Ruling | 'ours' | 'drift' {
  if (details?.['pending'] !== true) return verdict
  return { verdict, atMost: 'warning', because: 'The Pact calls the interaction pending.' }
}

function unseenNote(pact: Pact, unseen: readonly HttpInteraction[]): readonly string[] {
  const [first] = unseen
  if (first === undefined) return []
  const of = `${pact.interactions.length} interactions of ${pact.consumer}`
  return [`no recording for ${unseen.length} of ${of}, such as “${first.description}”`]
}

function refusedNotes({ file, refused }: Pact): readonly string[] {
  return refused.map(
    ({ description, reason }) => `${file}: “${description}” is left out: ${reason}`,
  )
}
