import { preparePin, writePin, type PinRequest, type PinResult } from '../app/pin/pin.ts'
import { diffAny } from '../core/diff/any-contracts.ts'
import { resolveHeader } from '../core/exchange/header-option.ts'
import { judge } from '../core/rules/judge.ts'
import { loadDocument } from '../edges/specs/load-document.ts'
import { validateSpec } from '../edges/specs/validate-spec.ts'
import { UsageError } from '../errors.ts'
import type { LoadOptions } from '../ports/specs.ts'
import { flag, list, text, type Call, type Command } from './command.ts'
import { printFindings } from './finding-options.ts'
import type { Io } from './io.ts'
import { count, size } from './phrases.ts'
import { networkOptions, specNetwork, timeoutMs } from './network.ts'
import { wire, wireOptions, type Wiring } from './wire.ts'

/** More are counted, not listed: a document of a large vendor can have hundreds. */
const MAX_DEFECTS = 10

export const pin: Command = {
  name: 'pin',
  parameters: '[source]',
  summary: 'Freeze the operations in use of an OpenAPI document, or a JSON Schema, in contracts/.',
  example:
    "tidemark pin https://api.acme.example/openapi.json --name acme --operations 'GET /v1/orders'\ntidemark pin --name acme --update\ntidemark pin order.schema.json --name acme --operations 'GET /v1/orders/{id} 200'",
  options: [
    { flags: '--name <provider>', description: 'the provider; names the file' },
    {
      flags: '--operations <operation...>',
      description:
        "'GET /v1/orders', an operationId, or with * (default: all); of a JSON Schema the bodies: 'GET /v1/orders 200', 'POST /v1/orders request'",
    },
    {
      flags: '--overlay <file>',
      description: 'an OpenAPI overlay to apply first (may be given again)',
      repeats: true,
    },
    { flags: '--update', description: 'fetch the source of the pin again and show what changed' },
    ...networkOptions,
    ...wireOptions,
  ],
  async run(call, io) {
    const name = text(call, 'name')
    if (name === undefined) throw new UsageError('Say whose contract it is: --name acme')
    const [source] = call.args
    if (source === undefined && !flag(call, 'update')) {
      throw new UsageError(
        'Say what to pin, a file or a URL, or take the source of the pin again with --update.',
      )
    }
    await using wiring = await wire(call, io)
    const network = await specNetwork(call, io)
    const deps = {
      load: (from: string, options: LoadOptions) =>
        loadDocument(from, { ...options, cwd: io.cwd }, network),
      validate: validateSpec,
      files: wiring.files,
      clock: io.clock,
    }
    const prepared = await preparePin(requestOf(call, io, wiring, name, source), deps)
    if (flag(call, 'update') && prepared.before !== null) {
      const findings = judge(await diffAny(prepared.before, prepared.after), {
        provider: name,
        scope: 'default',
        verdict: 'announced',
        hash: wiring.digest,
        now: io.clock.now(),
        ignores: await wiring.ignores(),
      })
      await printFindings(call, io, wiring.files, { findings })
    }
    await writePin(prepared, deps)
    tell(prepared.result, io, wiring)
    return 0
  },
}

function requestOf(
  call: Call,
  { env }: Io,
  { settings }: Wiring,
  name: string,
  source: string | undefined,
): PinRequest {
  const operations = list(call, 'operations')
  const overlays = list(call, 'overlay')
  return {
    name,
    folder: settings.contracts,
    headers: list(call, 'header').map(field => resolveHeader(field, variable => env[variable])),
    timeoutMs: timeoutMs(call, settings),
    ...(source === undefined ? {} : { source }),
    ...(operations.length === 0 ? {} : { operations }),
    ...(overlays.length === 0 ? {} : { overlays }),
  }
}

function tell(result: PinResult, { out, err, paint }: Io, { relative }: Wiring): void {
  const dialect = result.dialect
    .replace('openapi-', 'OpenAPI ')
    .replace('json-schema-', 'JSON Schema ')
  const total = count(result.operationsTotal, 'operation')
  out(`${paint.green('✓')} ${dialect}, ${total}, ${result.operationsPinned} pinned\n`)
  const pinned = result.defects.filter(({ isPinned }) => isPinned)
  for (const { file, line, column, reason } of pinned.slice(0, MAX_DEFECTS)) {
    // Whoever typed the address knows the rest of it.
    const name = file.replace(/^https?:.*\/(?=[^/])/, '')
    out(`${paint.yellow('warning')}  contract-wrong  ${name}:${line}:${column}  ${reason}\n`)
  }
  const more = pinned.length - MAX_DEFECTS
  if (more > 0) out(`         … and ${count(more, 'more defect')} of what is pinned\n`)
  const elsewhere = result.defects.length - pinned.length
  if (elsewhere > 0) err(`${count(elsewhere, 'defect')} elsewhere in the document\n`)
  err(
    `wrote ${relative(result.file)}  ${size(result.bytes)}  sha256 ${result.sha256.slice(0, 8)}…\n`,
  )
}
