import { diffAny } from '../core/diff/any-contracts.ts'
import { readContract } from '../core/contract/read-any.ts'
import { resolveHeader } from '../core/exchange/header-option.ts'
import { judge } from '../core/rules/judge.ts'
import type { Contract } from '../core/contract/contract.ts'
import { withSharedOperations } from '../core/contract/graphql/shared-operations.ts'
import { readPinHeader, type PinHeader } from '../core/contract/pin/pin-header.ts'
import { contractOfPin } from '../core/contract/pin/read-pin.ts'
import type { SourceDocument } from '../core/shape/schema/schema.ts'
import { list, text, type Call, type Command } from './command.ts'
import { exitCode, findingOptions, printFindings } from './finding-options.ts'
import { graphqlOptions, graphqlRequest } from './graphql-options.ts'
import type { Io } from './io.ts'
import { networkOptions, specNetwork, timeoutMs } from './network.ts'
import { wire, wireOptions, type Wiring } from './wire.ts'

/** Most who compare two schemas read what the API answers. */
const asBodies: Readonly<Record<string, readonly string[]>> = {
  response: ['response'],
  request: ['request'],
  both: ['request', 'response'],
}

export const diff: Command = {
  name: 'diff',
  parameters: '<base> <revision>',
  summary:
    'Compare two API descriptions, GraphQL schemas or JSON Schema files and judge what breaks.',
  example:
    'tidemark diff contracts/acme.openapi.json https://api.acme.example/openapi.json\ntidemark diff old.yaml new.yaml --format html --output changes.html',
  options: [
    {
      flags: '--as <side>',
      description: 'what two JSON Schema files are the body of (default: response)',
      choices: Object.keys(asBodies),
    },
    ...graphqlOptions,
    ...networkOptions,
    ...findingOptions,
    ...wireOptions,
  ],
  async run(call, io) {
    await using wiring = await wire(call, io)
    const [base = '', revision = ''] = call.args
    const started = io.clock.mark()
    const [before, after] = await readBoth(
      await load(base, call, io, wiring),
      await load(revision, call, io, wiring),
      call,
    )
    const findings = judge(await diffAny(before, after), {
      provider: '',
      scope: 'default',
      verdict: 'announced',
      hash: wiring.digest,
      now: io.clock.now(),
      ignores: await wiring.ignores(),
    })
    const elapsedMs = io.clock.mark() - started
    await printFindings(call, io, wiring.files, {
      findings,
      elapsedMs,
      compared: { base: before.info, revision: after.info },
      document: base,
    })
    return exitCode(call, wiring.settings, findings, false)
  },
}

/** A pin, or a document from a file or a URL. */
async function load(
  source: string,
  call: Call,
  io: Io,
  { settings }: Wiring,
): Promise<SourceDocument> {
  const { loadDocument } = await import('../edges/specs/load-document.ts')
  const headers = list(call, 'header').map(field => resolveHeader(field, name => io.env[name]))
  const options = {
    cwd: io.cwd,
    headers,
    timeoutMs: timeoutMs(call, settings),
    ...graphqlRequest(call),
  }
  const { document } = await loadDocument(source, options, await specNetwork(call, io))
  return document
}

/** What a pin says of itself holds for the document that it is compared with too. */
async function readBoth(
  base: SourceDocument,
  revision: SourceDocument,
  call: Call,
): Promise<readonly [Contract, Contract]> {
  const [before, after] = [readPinHeader(base.root), readPinHeader(revision.root)]
  const selected = before?.selected ?? after?.selected ?? asBodies[text(call, 'as') ?? 'response']
  const read = (document: SourceDocument, header: PinHeader | null): Promise<Contract> =>
    header === null
      ? readContract(document, '', selected && { selected })
      : contractOfPin(document.root, document.uri)
  const [from, to] = withSharedOperations(base, revision)
  return [await read(from, before), await read(to, after)]
}
