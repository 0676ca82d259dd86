import { verifyUpstream, type UpstreamResult } from '../app/verify/upstream.ts'
import { resolveHeader } from '../core/exchange/header-option.ts'
import { splitIgnored } from '../core/rules/ignores.ts'
import { loadDocument } from '../edges/specs/load-document.ts'
import { validateSpec } from '../edges/specs/validate-spec.ts'
import { list, type Call } from './command.ts'
import { formatOf } from './finding-options.ts'
import type { Io } from './io.ts'
import { specNetwork, timeoutMs } from './network.ts'
import type { VerifyPart } from './verify-part.ts'
import type { VerifyScope } from './verify-scope.ts'
import type { Wiring } from './wire.ts'

/** Fetches what the vendors publish and tells, for each, whether the pin still says the same. */
export async function upstreamPart(
  scope: VerifyScope,
  call: Call,
  io: Io,
  wiring: Wiring,
): Promise<VerifyPart> {
  const network = await specNetwork(call, io)
  const variable = (name: string): string | undefined => io.env[name]
  const options = {
    headers: list(call, 'header').map(field => resolveHeader(field, variable)),
    timeoutMs: timeoutMs(call, wiring.settings),
  }
  const names = call.args.length > 0 ? scope.providers : await pinned(scope.providers, wiring)
  const results =
    names.length === 0
      ? []
      : await verifyUpstream(names, options, {
          load: (source, given) => loadDocument(source, { ...given, cwd: io.cwd }, network),
          validate: validateSpec,
          files: wiring.files,
          clock: io.clock,
          contracts: wiring.contracts,
          folder: wiring.settings.contracts,
          // All parts together are parted by the ignores, so that none of them seems to be of no use.
          ignores: [],
          digest: wiring.digest,
        })
  if (formatOf(call) === 'text') await tell(results, io, wiring)
  const none = 'nothing was compared: there is no pin in contracts/'
  return {
    findings: results.flatMap(({ findings }) => findings),
    isSettled: false,
    held: results.filter(({ reason }) => reason === '').length,
    isUnchecked: results.length === 0 || results.some(({ reason }) => reason !== ''),
    notes: [...results.flatMap(({ notes }) => notes), ...(results.length === 0 ? [none] : [])],
  }
}

async function pinned(
  providers: readonly string[],
  { contracts }: Wiring,
): Promise<readonly string[]> {
  const pins = await Promise.all(providers.map(provider => contracts.pin(provider)))
  return providers.filter((_, i) => pins[i] !== null)
}

async function tell(results: readonly UpstreamResult[], io: Io, wiring: Wiring): Promise<void> {
  const { paint } = io
  const ignores = await wiring.ignores()
  for (const { provider, findings, reason } of results) {
    const { kept } = splitIgnored(findings, ignores, io.clock.now())
    if (reason !== '') io.out(`${paint.yellow('?')} ${provider}  not compared\n  ${reason}\n`)
    else if (kept.length === 0)
      io.out(`${paint.green('✓')} ${provider}  published spec still matches the pin\n`)
  }
}
