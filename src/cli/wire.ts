import type { hash } from 'node:crypto'
import { createRequire } from 'node:module'
import { join, relative } from 'node:path'
import type { CanaryDeps } from '../app/canary/deps.ts'
import type { Intake } from '../app/intake/intake.ts'
import { contractsIn, type Contracts } from '../app/repository/contracts.ts'
import { recordingsIn, type Recordings } from '../app/repository/recordings.ts'
import { matchesGlob } from '../core/rules/glob.ts'
import type { Ignore } from '../core/rules/ignores.ts'
import type { ObserveOptions } from '../core/shape/tally/observe.ts'
import { readIgnores } from '../edges/config/ignores.ts'
import { loadConfig } from '../edges/config/load-config.ts'
import { systemFiles } from '../edges/files/files.ts'
import type { Settings } from '../ports/config.ts'
import type { Files } from '../ports/files.ts'
import type { Http } from '../ports/http.ts'
import type { Registry } from '../ports/registry.ts'
import { text, type Call, type Option } from './command.ts'
import type { Io } from './io.ts'
import { openHttp, timeoutMs } from './network.ts'

/** The options of every command that works in a repository. */
export const wireOptions: readonly Option[] = [
  { flags: '--config <file>', description: 'tidemark.config.ts to use (default: nearest upward)' },
]

/** The real edges of one command, each opened when it is first asked for and closed at the end. */
export interface Wiring {
  readonly settings: Settings
  readonly files: Files
  readonly contracts: Contracts
  readonly recordings: Recordings
  /** A path as people in the current folder write it. */
  readonly relative: (path: string) => string
  ignores(): Promise<readonly Ignore[]>
  registry(): Promise<Registry>
  http(): Promise<Http>
  intake(): Promise<Intake>
  observing(): Promise<ObserveOptions>
  readonly newId: () => string
  /** SHA-256 as lower-case hex. */
  readonly digest: (text: string) => string
  [Symbol.asyncDispose](): Promise<void>
}

export async function wire(call: Call, io: Io): Promise<Wiring> {
  const config = text(call, 'config')
  const settings = await loadConfig(io.cwd, config === undefined ? {} : { file: config })
  const closers: (() => Promise<void>)[] = []
  const closing = async <T extends { close(): Promise<void> }>(opened: Promise<T>): Promise<T> => {
    const edge = await opened
    closers.push(() => edge.close())
    return edge
  }
  const registry = once(() => closing(openRegistry(settings, io)))
  const observing = once(() => observingOf(settings))
  return {
    settings,
    files: systemFiles,
    contracts: contractsIn(settings, systemFiles),
    recordings: recordingsIn(settings, systemFiles),
    relative: path => relative(io.cwd, path),
    ignores: once(async () => readIgnores(systemFiles, ignoresFile({ settings }))),
    registry,
    observing,
    http: once(() => closing(openHttp(call, io))),
    intake: once(async () => intakeOf(await registry(), await observing(), io)),
    newId: () => crypto.randomUUID(),
    digest: text => hashing().hash('sha256', text),
    async [Symbol.asyncDispose]() {
      for (const close of closers.reverse()) await close()
    },
  }
}

/** What every use case needs that asks an API. */
export async function canaryDeps(call: Call, io: Io, wiring: Wiring): Promise<CanaryDeps> {
  return {
    ...wiring,
    clock: io.clock,
    http: await wiring.http(),
    intake: await wiring.intake(),
    runs: (await wiring.registry()).runs,
    observing: await wiring.observing(),
    ignores: await wiring.ignores(),
    timeoutMs: timeoutMs(call, wiring.settings),
  }
}

/** Decisions not to be told; committed beside the contracts. */
export function ignoresFile({ settings }: Pick<Wiring, 'settings'>): string {
  return join(settings.contracts, 'ignores.json')
}

async function openRegistry({ registry }: Settings, { env }: Io): Promise<Registry> {
  const edge = await import('../edges/registry/open.ts')
  const { mergeTallies } = await import('../app/intake/tally-form.ts')
  return edge.openRegistry({ url: env['TIDEMARK_REGISTRY'] || registry, mergeTallies })
}

async function observingOf({ folder, keepValues }: Settings): Promise<ObserveOptions> {
  const { keyedHash } = await import('../core/text/siphash.ts')
  const { readHashKey } = await import('../edges/vault/key-file.ts')
  return {
    hash: keyedHash(await readHashKey(join(folder, '.tidemark', 'hash.key'))),
    keepValues: place => keepValues.some(glob => matchesGlob(glob, place)),
  }
}

async function intakeOf(
  { tallies }: Registry,
  observing: ObserveOptions,
  { clock }: Io,
): Promise<Intake> {
  const { createIntake } = await import('../app/intake/intake.ts')
  const { tallyForm } = await import('../app/intake/tally-form.ts')
  return createIntake({ tallies, clock, writerId: crypto.randomUUID(), form: tallyForm(observing) })
}

/** Loaded when something is hashed: it takes longer to load than a run with nothing to do. */
function hashing(): { readonly hash: typeof hash } {
  return createRequire(import.meta.url)('node:crypto') as { readonly hash: typeof hash }
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined
  return () => (made ??= make())
}
