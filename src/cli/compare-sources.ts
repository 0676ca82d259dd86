import type { Contract } from '../core/contract/contract.ts'
import { withSharedOperations } from '../core/contract/graphql/shared-operations.ts'
import { readPinHeader, type PinHeader } from '../core/contract/pin/pin-header.ts'
import { contractOfPin } from '../core/contract/pin/read-pin.ts'
import { readContract } from '../core/contract/read-any.ts'
import { diffAny } from '../core/diff/any-contracts.ts'
import { resolveHeader } from '../core/exchange/header-option.ts'
import type { Finding } from '../core/rules/finding.ts'
import type { Ignore } from '../core/rules/ignores.ts'
import { judge } from '../core/rules/judge.ts'
import type { SourceDocument } from '../core/shape/schema/schema.ts'
import { list, text, type Call } from './command.ts'
import { graphqlRequest } from './graphql-options.ts'
import type { Io } from './io.ts'
import { specNetwork, timeoutMs } from './network.ts'
import type { Wiring } from './wire.ts'

/** What `--as` names. Most who compare two schemas read what the API answers. */
export const bodies: Readonly<Record<string, readonly string[]>> = {
  response: ['response'],
  request: ['request'],
  both: ['request', 'response'],
}

export interface ComparedSources {
  readonly before: Contract
  readonly after: Contract
  readonly findings: readonly Finding[]
}

/** Loads two documents, or pins, and judges what the second announces. */
export async function compareSources(
  [base, revision]: readonly [base: string, revision: string],
  ignores: readonly Ignore[],
  call: Call,
  io: Io,
  wiring: Wiring,
): Promise<ComparedSources> {
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
    ignores,
  })
  return { before, after, findings }
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
  const selected = before?.selected ?? after?.selected ?? bodies[text(call, 'as') ?? 'response']
  const read = (document: SourceDocument, header: PinHeader | null): Promise<Contract> =>
    header === null
      ? readContract(document, '', selected && { selected })
      : contractOfPin(document.root, document.uri)
  const [from, to] = withSharedOperations(base, revision)
  return [await read(from, before), await read(to, after)]
}
