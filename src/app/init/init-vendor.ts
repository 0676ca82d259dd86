import { join, relative } from 'node:path'
import type { Contract, Defect } from '../../core/contract/contract.ts'
import { findOperation } from '../../core/contract/find-operation.ts'
import type { ObserveOptions } from '../../core/shape/tally/observe.ts'
import { UsageError } from '../../errors.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Config, Settings } from '../../ports/config.ts'
import type { Files } from '../../ports/files.ts'
import type { Http } from '../../ports/http.ts'
import type { LoadedDocument } from '../../ports/specs.ts'
import type { Answered } from '../canary/answer.ts'
import { ask } from '../canary/ask.ts'
import type { CanaryTarget } from '../canary/target.ts'
import { preparePin, writePin, type PinResult, type PreparedPin } from '../pin/pin.ts'
import { recordAnswer } from '../record/record-answer.ts'
import type { Contracts } from '../repository/contracts.ts'
import type { Recordings } from '../repository/recordings.ts'
import { findSpec, type LoadSpec } from './find-spec.ts'
import { refusalOf, replacedTexts, variablesIn } from './first-answer.ts'
import { ignoreFolder } from './ignore-folder.ts'
import { configText, monitorText } from './written-files.ts'

export interface InitRequest {
  /** With credentials. */
  readonly target: CanaryTarget
  /** As typed, with `env:NAME` in place of credentials. */
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly receivers: NonNullable<Config['receivers']>
}

export interface InitDeps {
  readonly settings: Settings
  readonly files: Files
  readonly contracts: Contracts
  readonly recordings: Recordings
  readonly clock: Pick<Clock, 'now' | 'mark'>
  readonly http: Http
  readonly timeoutMs: number
  readonly digest: (text: string) => string
  /** With the installation's own key; first asked for when there is something to record. */
  readonly observing: () => Promise<ObserveOptions>
  readonly load: LoadSpec
  readonly validate: (loaded: LoadedDocument) => Promise<readonly Defect[]>
}

export type InitResult = { readonly kind: 'refused'; readonly reason: string } | InitDone

export interface InitDone {
  readonly kind: 'done'
  readonly answer: Answered
  /** The document that was found, and whether it knows the operation. */
  readonly spec: { readonly path: string; readonly pin: PinResult | null } | null
  /** Paths from the repository's folder. */
  readonly wrote: readonly string[]
  /** What was there before and stays as it is. */
  readonly kept: readonly string[]
  readonly recording: {
    readonly file: string
    readonly bytes: number
    readonly texts: number
  } | null
}

/**
 * Asks a vendor once and writes what watching it takes. Nothing is written before everything is known, and nothing
 * that is there is overwritten.
 *
 * @throws KnownError when the files cannot be used.
 */
export async function initVendor(request: InitRequest, deps: InitDeps): Promise<InitResult> {
  const { target } = request
  const [call] = target.calls
  if (call === undefined) throw new UsageError('There is nothing to ask.')
  // Literals are told by place and counts only, so a key of this run alone is enough.
  const observing = { hash: (text: string): string => deps.digest(text).slice(0, 16) }
  const asked = await ask(call, target, null, { ...deps, observing })
  const variables = variablesIn([request.url, ...Object.values(request.headers)])
  const reason = refusalOf(asked, target.provider, variables)
  if (asked.kind === 'unanswered' || reason !== null) {
    return { kind: 'refused', reason: reason ?? '' }
  }
  const network = { headers: call.headers, timeoutMs: deps.timeoutMs }
  const spec = await findSpec(call.url, asked.exchange.response.headers, network, deps.load)
  const found = spec && findOperation(spec.contract, call.method, call.url)
  const answer = found ? underKey(asked, found.operation.key) : asked
  const prepared =
    spec && found
      ? await preparePin(
          {
            name: target.provider,
            source: spec.source,
            operations: [found.operation.key],
            folder: deps.settings.contracts,
          },
          { ...deps, clock: { ...deps.clock }, load: async () => spec.loaded },
        )
      : null
  return {
    kind: 'done',
    answer,
    spec: spec && { path: spec.path, pin: prepared?.result ?? null },
    ...(await writeAll(request, answer, prepared, deps)),
  }
}

/** The same answer under the name that the contract has for its operation. */
function underKey(answer: Answered, operation: string): Answered {
  const subject = { ...answer.subject, operation }
  return { ...answer, subject, shape: { ...answer.shape, subject } }
}

/** What other files hang on comes last, so that a full disk leaves nothing that points into the void. */
async function writeAll(
  request: InitRequest,
  answer: Answered,
  pin: PreparedPin | null,
  deps: InitDeps,
): Promise<Pick<InitDone, 'wrote' | 'kept' | 'recording'>> {
  const { settings, files } = deps
  const { provider } = request.target
  const wrote: string[] = []
  const kept: string[] = []
  const inRepository = (path: string): string => relative(settings.folder, path)
  const unlessThere = async (path: string, write: () => Promise<unknown>): Promise<boolean> => {
    const isNew = (await files.read(path)) === null
    if (isNew) await write()
    ;(isNew ? wrote : kept).unshift(inRepository(path))
    return isNew
  }
  await ignoreFolder(settings.folder, files)
  const recording = await record(answer, pin?.after ?? null, deps)
  if (!recording.isNew) kept.push(recording.file)
  if (pin !== null) {
    const path = join(settings.contracts, `${provider}.pin.json`)
    await unlessThere(path, () => writePin(pin, deps))
  }
  await unlessThere(join(settings.contracts, `${provider}.baseline.json`), () =>
    deps.contracts.saveBaseline({ provider, subjects: [answer.shape] }),
  )
  await unlessThere(join(settings.monitors, `${provider}.ts`), () =>
    files.write(join(settings.monitors, `${provider}.ts`), monitorOf(request)),
  )
  const config = settings.file ?? join(settings.folder, 'tidemark.config.ts')
  await unlessThere(config, () => files.write(config, configText(configOf(request))))
  return { wrote, kept, recording: recording.isNew ? recording : null }
}

interface Recorded {
  readonly isNew: boolean
  readonly file: string
  readonly bytes: number
  readonly texts: number
}

async function record(
  { exchange, subject: { operation, version } }: Answered,
  contract: Contract | null,
  { recordings, observing, clock }: InitDeps,
): Promise<Recorded> {
  const before = await recordings.read(exchange.provider, operation)
  if (before !== null) return { isNew: false, file: before.file, bytes: 0, texts: 0 }
  const recordedAt = new Date(clock.now()).toISOString().slice(0, 10)
  const { hash } = await observing()
  const options = { operation, version, recordedAt, hash, keepValues: [] }
  const { file, bytes } = await recordAnswer(exchange, options, contract, recordings)
  const stored = await recordings.read(exchange.provider, operation)
  const bodies = stored?.recording.exchanges.map(({ response }) => response.body) ?? []
  const texts = bodies.reduce(
    (sum, body) => sum + (body.kind === 'json' ? replacedTexts(body.json) : 0),
    0,
  )
  return { isNew: true, file, bytes, texts }
}

function monitorOf({ target, url, headers }: InitRequest): string {
  return monitorText({
    name: target.provider,
    target: {
      url,
      ...(Object.keys(headers).length === 0 ? {} : { headers }),
      provider: target.provider,
    },
    schedule: { every: '1h' },
  })
}

function configOf({ receivers }: Pick<InitRequest, 'receivers'>): Config {
  return Object.keys(receivers).length === 0 ? {} : { receivers }
}
