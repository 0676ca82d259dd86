import { verifyUpstream } from '../app/verify/upstream.ts'
import { resolveHeader } from '../core/exchange/header-option.ts'
import { loadDocument } from '../edges/specs/load-document.ts'
import { validateSpec } from '../edges/specs/validate-spec.ts'
import { list, type Call, type ExitCode } from './command.ts'
import { exitCode, formatOf, printFindings } from './finding-options.ts'
import type { Io } from './io.ts'
import { specNetwork, timeoutMs } from './network.ts'
import type { Wiring } from './wire.ts'

/** Fetches what the vendors publish and tells, for each, whether the pin still says the same. */
export async function tellUpstream(call: Call, io: Io, wiring: Wiring): Promise<ExitCode> {
  const { paint } = io
  const network = await specNetwork(call, io)
  const variable = (name: string): string | undefined => io.env[name]
  const options = {
    headers: list(call, 'header').map(field => resolveHeader(field, variable)),
    timeoutMs: timeoutMs(call, wiring.settings),
  }
  const results = await verifyUpstream(call.args, options, {
    load: (source, given) => loadDocument(source, { ...given, cwd: io.cwd }, network),
    validate: validateSpec,
    files: wiring.files,
    clock: io.clock,
    contracts: wiring.contracts,
    folder: wiring.settings.contracts,
    ignores: await wiring.ignores(),
    digest: wiring.digest,
  })
  const findings = results.flatMap(result => result.findings)
  if (formatOf(call) === 'text') {
    for (const { provider, findings, reason, notes } of results) {
      if (reason !== '') io.out(`${paint.yellow('?')} ${provider}  not compared\n  ${reason}\n`)
      else if (findings.length === 0)
        io.out(`${paint.green('✓')} ${provider}  published spec still matches the pin\n`)
      for (const note of notes) io.err(`info  ${note}\n`)
    }
  }
  if (findings.length > 0 || formatOf(call) !== 'text') {
    await printFindings(call, io, wiring.files, { findings })
  }
  if (results.length === 0) io.err('nothing was compared: there is no pin in contracts/\n')
  const isUnchecked = results.length === 0 || results.some(({ reason }) => reason !== '')
  return exitCode(call, wiring.settings, findings, isUnchecked)
}
