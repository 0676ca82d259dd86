import { defectFindings } from '../app/pin/defect-findings.ts'
import { preparePin, writePin, type PinRequest, type PreparedPin } from '../app/pin/pin.ts'
import { diffAny } from '../core/diff/any-contracts.ts'
import { resolveHeader } from '../core/exchange/header-option.ts'
import type { Finding } from '../core/rules/finding.ts'
import { judge } from '../core/rules/judge.ts'
import { levels } from '../core/rules/levels.ts'
import { loadDocument } from '../edges/specs/load-document.ts'
import { validateSpec } from '../edges/specs/validate-spec.ts'
import { UsageError } from '../errors.ts'
import type { LoadedDocument, LoadOptions } from '../ports/specs.ts'
import { flag, list, text, type Call, type Command } from './command.ts'
import { exitCode, findingOptions, formatOf, printFindings } from './finding-options.ts'
import type { Io } from './io.ts'
import { graphqlOptions, graphqlRequest } from './graphql-options.ts'
import { mend, tellPinned, tellWritten } from './pin-result.ts'
import { networkOptions, specNetwork, timeoutMs } from './network.ts'
import { wire, wireOptions, type Wiring } from './wire.ts'

export const pin: Command = {
  name: 'pin',
  parameters: '[source]',
  summary:
    'Freeze the operations in use of an OpenAPI document, a GraphQL schema or a JSON Schema in contracts/.',
  example:
    "tidemark pin https://api.acme.example/openapi.json --name acme --operations 'GET /v1/orders'\ntidemark pin --name acme --update\ntidemark pin --name acme --update --dry-run --fail-on error\ntidemark pin order.schema.json --name acme --operations 'GET /v1/orders/{id} 200'\ntidemark pin schema.graphql --name shop --documents src/queries",
  options: [
    { flags: '--name <provider>', description: 'the provider; names the file' },
    {
      flags: '--operations <operation...>',
      description:
        "'GET /v1/orders', an operationId, tag:orders, or with * (default: those of recordings, else all); of a JSON Schema the bodies: 'GET /v1/orders 200', 'POST /v1/orders request'",
    },
    {
      flags: '--overlay <file>',
      description: 'an OpenAPI overlay to apply first (may be given again)',
      repeats: true,
    },
    ...graphqlOptions,
    {
      flags: '--mend <file>',
      description: 'write an overlay there that mends what is wrong in the document',
    },
    { flags: '--update', description: 'fetch the source of the pin again and show what changed' },
    {
      flags: '--dry-run',
      description: 'show what would be pinned or has changed, and write nothing',
    },
    ...findingOptions.filter(({ flags }) => !flags.startsWith('--fail-on')),
    {
      flags: '--fail-on <level>',
      description:
        'with --update, exit with 1 where a change is of this level; the pin is written all the same (default: never)',
      choices: [...levels, 'never'],
    },
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
      validate: (loaded: LoadedDocument) =>
        validateSpec(loaded, {
          onTimeout: ms =>
            io.err(`not held against the schema of OpenAPI: it took longer than ${ms / 1000} s\n`),
        }),
      files: wiring.files,
      clock: io.clock,
      recordings: wiring.recordings,
    }
    const prepared = await preparePin(requestOf(call, io, wiring, name, source), deps)
    if (prepared.before !== null && !prepared.isSame && !flag(call, 'update')) {
      throw thereAlready(prepared, name, source, wiring)
    }
    const changes = flag(call, 'update') ? await announced(prepared, name, io, wiring) : null
    if (formatOf(call) === 'text') {
      if (changes !== null) await printFindings(call, io, wiring.files, { findings: changes })
    } else {
      const wrong = defectFindings(prepared.result.defects, { provider: name, hash: wiring.digest })
      const findings = [...(changes ?? []), ...wrong]
      await printFindings(call, io, wiring.files, { findings })
    }
    const isDry = flag(call, 'dryRun')
    if (!prepared.isSame && !isDry) await writePin(prepared, deps)
    // What tools read is nothing but what they asked for.
    tellPinned(prepared, formatOf(call) === 'text' ? io : { ...io, out: () => {} })
    if (!isDry) await mend(call, io, wiring, prepared)
    tellWritten(prepared, io, wiring, isDry)
    // Whoever updates a pin takes what comes, unless they say otherwise.
    return exitCode(call, { failOn: 'never' }, changes ?? [], false)
  },
}

function thereAlready(
  { result }: PreparedPin,
  name: string,
  source: string | undefined,
  { relative }: Wiring,
): UsageError {
  const again = `tidemark pin ${source === undefined ? '' : '<source> '}--name ${name} --update`
  return new UsageError(
    `${relative(result.file)} is there already and says something else. To see what changed and replace it: ${again}`,
  )
}

/** What changed since the pin that is there; null where there is none. */
async function announced(
  { before, after }: PreparedPin,
  provider: string,
  io: Io,
  wiring: Wiring,
): Promise<Finding[] | null> {
  if (before === null) return null
  return judge(await diffAny(before, after), {
    provider,
    scope: 'default',
    verdict: 'announced',
    hash: wiring.digest,
    now: io.clock.now(),
    ignores: await wiring.ignores(),
  })
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
    ...graphqlRequest(call),
  }
}
