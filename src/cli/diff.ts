import { diffContracts } from '../core/diff/contracts.ts'
import { readContract } from '../core/contract/openapi/read-contract.ts'
import { resolveHeader } from '../core/exchange/header-option.ts'
import { judge } from '../core/rules/judge.ts'
import type { Contract } from '../core/contract/contract.ts'
import { list, type Call, type Command } from './command.ts'
import { exitCode, findingOptions, printFindings } from './finding-options.ts'
import type { Io } from './io.ts'
import { networkOptions, specNetwork, timeoutMs } from './network.ts'
import { wire, wireOptions, type Wiring } from './wire.ts'

export const diff: Command = {
  name: 'diff',
  parameters: '<base> <revision>',
  summary: 'Compare two API descriptions and judge what breaks.',
  example: 'tidemark diff contracts/acme.openapi.json https://api.acme.example/openapi.json',
  options: [...networkOptions, ...findingOptions, ...wireOptions],
  async run(call, io) {
    await using wiring = await wire(call, io)
    const [base = '', revision = ''] = call.args
    const started = io.clock.mark()
    const before = await contractFrom(base, call, io, wiring)
    const after = await contractFrom(revision, call, io, wiring)
    const findings = judge(diffContracts(before, after), {
      provider: '',
      scope: 'default',
      verdict: 'announced',
      hash: wiring.digest,
      now: io.clock.now(),
      ignores: await wiring.ignores(),
    })
    const elapsedMs = io.clock.mark() - started
    await printFindings(call, io, wiring.files, { findings, elapsedMs })
    return exitCode(call, wiring.settings, findings, false)
  },
}

/** A pin, or a document from a file or a URL. */
async function contractFrom(
  source: string,
  call: Call,
  io: Io,
  { settings }: Wiring,
): Promise<Contract> {
  const { loadDocument } = await import('../edges/specs/load-document.ts')
  const headers = list(call, 'header').map(field => resolveHeader(field, name => io.env[name]))
  const options = { cwd: io.cwd, headers, timeoutMs: timeoutMs(call, settings) }
  const { document } = await loadDocument(source, options, await specNetwork(call, io))
  return readContract(document, '')
}
