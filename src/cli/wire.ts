import { createHash, randomUUID } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { createIntake, type Intake } from '../app/intake/intake.ts'
import { contractsIn, type Contracts } from '../app/repository/contracts.ts'
import { decodeTally } from '../core/shape/tally/decode.ts'
import { encodeTally } from '../core/shape/tally/encode.ts'
import { merge } from '../core/shape/tally/merge.ts'
import { observeExchange } from '../core/shape/tally/observe-exchange.ts'
import type { ObserveOptions } from '../core/shape/tally/observe.ts'
import { emptyTally, type Tally } from '../core/shape/tally/tally.ts'
import { keyedHash } from '../core/text/siphash.ts'
import { systemFiles } from '../edges/files/files.ts'
import { InputError, systemFailure } from '../errors.ts'
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

const DEFAULT_TIMEOUT_MS = 30_000

export function timeoutMs(call: Call): number {
  const seconds = positive(call, 'timeout')
  return seconds === undefined ? DEFAULT_TIMEOUT_MS : seconds * 1000
}

/** The real edges of one command, each opened when it is first asked for and closed at the end. */
export interface Wiring {
  /** The folder that holds `contracts/`, `recordings/` and `.tidemark/`. */
  readonly root: string
  readonly files: Files
  readonly contracts: Contracts
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
  const root = rootOf(call, io)
  const closers: (() => Promise<void>)[] = []
  const closing = async <T extends { close(): Promise<void> }>(opened: Promise<T>): Promise<T> => {
    const edge = await opened
    closers.push(() => edge.close())
    return edge
  }
  const registry = once(() => closing(openRegistry(root, io)))
  const observing = once(() => observingOf(root))
  return {
    root,
    files: systemFiles,
    contracts: contractsIn(root, systemFiles),
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

/** Where `--config` says, else the nearest folder upward that has a config, else here. */
function rootOf(call: Call, { cwd }: Io): string {
  const config = text(call, 'config')
  if (config !== undefined) {
    const path = resolve(cwd, config)
    if (!existsSync(path)) throw new InputError(config, 'does not exist', 'Check --config.')
    return dirname(path)
  }
  for (let folder = cwd; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'tidemark.config.ts'))) return folder
    if (dirname(folder) === folder) return cwd
  }
}

async function openRegistry(root: string, { env }: Io): Promise<Registry> {
  const registry = await import('../edges/registry/open.ts')
  return registry.openRegistry({
    url: env['TIDEMARK_REGISTRY'] ?? join(root, '.tidemark', 'registry.db'),
    mergeTallies,
  })
}

function mergeTallies(parts: readonly Uint8Array[]): Uint8Array {
  return encodeTally(parts.map(part => decodeTally(part)).reduce(merge, emptyTally()))
}

async function observingOf(root: string): Promise<ObserveOptions> {
  const { readHashKey } = await import('../edges/vault/key-file.ts')
  return { hash: keyedHash(await readHashKey(join(root, '.tidemark', 'hash.key'))) }
}

function intakeOf({ tallies }: Registry, observing: ObserveOptions, { clock }: Io): Intake {
  return createIntake<Tally>({
    tallies,
    clock,
    writerId: randomUUID(),
    form: {
      empty: emptyTally,
      observe: (tally, exchange) => observeExchange(tally, exchange, observing),
      encode: encodeTally,
      merge: mergeTallies,
    },
  })
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
