import { resolve } from 'node:path'
import { verifyProvider as verifyPacts } from '../app/verify/provider.ts'
import { readPacts, type ReadPact } from '../app/repository/pacts-found.ts'
import { providerOf } from '../app/repository/pacts-found.ts'
import { settledHeaders } from '../app/verify/provider-headers.ts'
import { resolveHeader, resolveUrl } from '../core/exchange/header-option.ts'
import type { Headers } from '../core/exchange/exchange.ts'
import { UsageError } from '../errors.ts'
import type { AskedInteraction, StateSource } from '../ports/pact-verifier.ts'
import { list, text, type Call, type ExitCode } from './command.ts'
import { exitCode, printFindings } from './finding-options.ts'
import type { Io } from './io.ts'
import { dispatcherOptions, timeoutMs } from './network.ts'
import type { Wiring } from './wire.ts'

/** Asks a running provider what its consumers expect of it, by the verifier of Pact itself. */
export async function verifyProvider(call: Call, io: Io, wiring: Wiring): Promise<ExitCode> {
  const started = io.clock.mark()
  const { settings, files } = wiring
  const pacts = pactsOf(call.args, await readPacts(settings, files))
  const provider = await nameOf(pacts, wiring)
  const given = text(call, 'provider') ?? ''
  const url = resolveUrl(given, name => io.env[name]).replace(/\?$/, '')
  const { createDispatcher } = await import('../edges/net/dispatcher.ts')
  const { nativeVerifier } = await import('../edges/pact/native-verifier.ts')
  const dispatcher = createDispatcher(dispatcherOptions(call, io))
  const stopping = new AbortController()
  void io.interrupted().then(() => stopping.abort())
  const all = pacts.reduce((sum, { pact }) => sum + pact.interactions.length, 0)
  const messages = text(call, 'messages')
  const result = await verifyPacts(
    pacts,
    {
      provider,
      scope: settings.connectors[provider]?.scope ?? 'default',
      url,
      states: statesOf(call, io),
      messages: messages === undefined ? null : resolve(io.cwd, messages),
      timeoutMs: timeoutMs(call, settings),
      credentials: await credentialsOf(provider, call, io, wiring),
      progress: progressOf(all, io),
      signal: stopping.signal,
    },
    {
      verifier: nativeVerifier({ dispatcher }),
      clock: io.clock,
      digest: wiring.digest,
      ignores: await wiring.ignores(),
    },
  )
  await dispatcher.destroy()
  const { held, findings, isUnchecked } = result
  const unknown = findings.filter(({ verdict }) => verdict === 'inconclusive')
  // In full: reports cut long lines, and it says what to install.
  for (const { message } of unknown) io.err(`${message}\n`)
  await printFindings(call, io, files, {
    findings,
    notes: [...result.notes, `${held} of ${result.all} interactions verified with ${provider}`],
    elapsedMs: io.clock.mark() - started,
  })
  return exitCode(call, settings, findings, isUnchecked)
}

/** As it is called in `contracts/`; else as its Pacts call it. */
async function nameOf([first]: readonly ReadPact[], { contracts }: Wiring): Promise<string> {
  if (first === undefined) return ''
  return providerOf(first.pact, await contracts.providers()) ?? first.pact.provider
}

/** The Pacts of the one provider that is asked. */
function pactsOf(names: readonly string[], all: readonly ReadPact[]): readonly ReadPact[] {
  const known = [...new Set(all.map(({ pact }) => pact.provider))].sort()
  const listed = known.join(', ')
  if (all.length === 0) {
    throw new UsageError('There is no Pact to verify: put it there as contracts/<name>.pact.json.')
  }
  const isNamed = ({ pact }: ReadPact): boolean =>
    names.length === 0 || providerOf(pact, names) !== null
  const meant = all.filter(isNamed)
  const one = meant[0]?.pact.provider
  if (one === undefined) {
    throw new UsageError(
      `No Pact names ${names.join(', ')} as its provider: there are Pacts of ${listed}.`,
    )
  }
  if (meant.some(({ pact }) => pact.provider !== one)) {
    throw new UsageError(
      `--provider is one URL, and there are Pacts of ${listed}: name the one that it is of, as in tidemark verify ${one} --provider <url>.`,
    )
  }
  return meant
}

function statesOf(call: Call, { cwd, env }: Io): StateSource {
  const stated = text(call, 'states')
  if (stated === undefined) return { kind: 'none' }
  return /^https?:\/\//i.test(stated)
    ? { kind: 'url', url: resolveUrl(stated, name => env[name]) }
    : { kind: 'module', file: resolve(cwd, stated) }
}

async function credentialsOf(
  provider: string,
  call: Call,
  { cwd, env }: Io,
  { settings }: Wiring,
): Promise<(isRefused: boolean) => Promise<Headers>> {
  const variable = (name: string): string | undefined => env[name]
  const given = list(call, 'header').map(field => resolveHeader(field, variable))
  const fixed = settledHeaders(provider, settings.connectors[provider], given, variable)
  const command = text(call, 'tokenCommand')
  if (command === undefined) return async isRefused => (isRefused ? [] : fixed)
  const { tokenOf } = await import('../edges/pact/token-command.ts')
  let token = await tokenOf(command, cwd, env)
  return async isRefused => {
    if (isRefused) token = await tokenOf(command, cwd, env)
    const others = fixed.filter(([name]) => name !== 'authorization')
    return [...others, ['authorization', `Bearer ${token}`]]
  }
}

/** A line for each interaction, once. */
function progressOf(all: number, { err }: Io): (asked: AskedInteraction) => void {
  const seen = new Set<string>()
  return ({ id, description }) => {
    if (seen.has(id)) return
    seen.add(id)
    err(`${seen.size} of ${all}  ${description}\n`)
  }
}
