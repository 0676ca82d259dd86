import { createHash, randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import type { CanaryDeps } from '../app/canary/deps.ts'
import { createIntake, type Intake } from '../app/intake/intake.ts'
import { mergeTallies, tallyForm } from '../app/intake/tally-form.ts'
import { contractsIn, type Contracts } from '../app/repository/contracts.ts'
import { recordingsIn, type Recordings } from '../app/repository/recordings.ts'
import { matchesGlob } from '../core/rules/glob.ts'
import type { Ignore } from '../core/rules/ignores.ts'
import type { ObserveOptions } from '../core/shape/tally/observe.ts'
import { keyedHash } from '../core/text/siphash.ts'
import { readIgnores } from '../edges/config/ignores.ts'
import { loadConfig } from '../edges/config/load-config.ts'
import { systemFiles } from '../edges/files/files.ts'
import { InputError, systemFailure } from '../errors.ts'
import type { Settings } from '../ports/config.ts'
import type { Files } from '../ports/files.ts'
import type { Http } from '../ports/http.ts'
import type { Registry } from '../ports/registry.ts'
import { positive, text, type Call, type Option } from './command.ts'
import type { Io } from './io.ts'

/** The options of every command that works in a repository. */
export const wireOptions: readonly Option[] = [
  { flags: '--config <file>', description: 'tidemark.config.ts to use (default: nearest upward)' },
]

/** The options of every command that asks over the network. */
export const networkOptions: readonly Option[] = [
  {
    flags: '-H, --header <field...>',
    description: "request header; secrets by reference: 'Authorization: Bearer env:TOKEN'",
  },
  { flags: '--timeout <seconds>', description: 'give up after this long (default: 30)' },
  { flags: '--ca <file>', description: 'PEM of a certificate authority to trust as well' },
  { flags: '--cert <file>', description: 'PEM of a client certificate' },
  { flags: '--key <file>', description: 'PEM of its key' },
]

export function timeoutMs(call: Call, settings: Settings): number {
  const seconds = positive(call, 'timeout')
  return seconds === undefined ? settings.timeoutMs : seconds * 1000
}

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
    newId: randomUUID,
    digest: text => createHash('sha256').update(text).digest('hex'),
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
  return edge.openRegistry({ url: env['TIDEMARK_REGISTRY'] || registry, mergeTallies })
}

async function observingOf({ folder, keepValues }: Settings): Promise<ObserveOptions> {
  const { readHashKey } = await import('../edges/vault/key-file.ts')
  return {
    hash: keyedHash(await readHashKey(join(folder, '.tidemark', 'hash.key'))),
    keepValues: place => keepValues.some(glob => matchesGlob(glob, place)),
  }
}

function intakeOf({ tallies }: Registry, observing: ObserveOptions, { clock }: Io): Intake {
  return createIntake({ tallies, clock, writerId: randomUUID(), form: tallyForm(observing) })
}

async function openHttp(call: Call, { cwd, env, clock }: Io): Promise<Http> {
  const { createHttp } = await import('../edges/net/http.ts')
  const pem = (name: 'ca' | 'cert' | 'key'): Partial<Record<typeof name, string>> => {
    const path = text(call, name)
    return path === undefined ? {} : { [name]: readPem(resolve(cwd, path), name) }
  }
  const variable = (name: string): string => env[name] ?? env[name.toLowerCase()] ?? ''
  return createHttp({
    clock,
    httpProxy: variable('HTTP_PROXY'),
    httpsProxy: variable('HTTPS_PROXY') || variable('HTTP_PROXY'),
    noProxy: variable('NO_PROXY'),
    ...pem('ca'),
    ...pem('cert'),
    ...pem('key'),
  })
}

function readPem(path: string, option: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (cause) {
    const [problem, remedy] = systemFailure(cause)
    throw new InputError(`--${option} ${path}`, problem, remedy, { cause })
  }
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined
  return () => (made ??= make())
}
