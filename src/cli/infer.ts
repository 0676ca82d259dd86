import { resolve } from 'node:path'
import type { InferredPact } from '../core/infer/pact/pact-of-recordings.ts'
import type { Recording } from '../core/recording/recording.ts'
import { InputError, UsageError } from '../errors.ts'
import { list, text, type Command } from './command.ts'
import type { Io } from './io.ts'
import { count, size } from './phrases.ts'
import { wire, wireOptions, type Wiring } from './wire.ts'

const kinds = ['pact'] as const

export const infer: Command = {
  name: 'infer',
  parameters: '<recordings...>',
  summary: 'Write the contract that recordings bear out.',
  example:
    "tidemark infer recordings/acme --to pact --consumer crm --output contracts/crm.pact.json\ntidemark infer recordings/acme/get-orders.json --to pact --consumer crm --reads '/items/*/total' '/items/*/customer/email'",
  options: [
    { flags: '--to <kind>', description: 'what to write', choices: kinds },
    { flags: '--consumer <name>', description: 'of a Pact: who expects it' },
    {
      flags: '--reads <place...>',
      description:
        "of a Pact: only what the consumer reads, as '/items/*/total' (default: all of it)",
    },
    { flags: '--output <file>', description: 'write it there instead of to stdout' },
    ...wireOptions,
  ],
  async run(call, io) {
    if (text(call, 'to') === undefined) {
      throw new UsageError(`Say what to write: --to ${kinds.join('|')}`)
    }
    const consumer = text(call, 'consumer')?.trim() ?? ''
    if (consumer === '') throw new UsageError('Say who expects it: --consumer crm')
    await using wiring = await wire(call, io)
    const recordings = await recordingsAt(call.args, io, wiring)
    const provider = onlyProvider(recordings)
    const reads = list(call, 'reads')
    const { pactOfRecordings } = await import('../core/infer/pact/pact-of-recordings.ts')
    const options = { consumer, provider, reads: reads.length === 0 ? null : reads }
    const inferred = pactOfRecordings(recordings, options)
    tellLeft(inferred, io)
    if (inferred.interactions === 0) {
      throw new UsageError('Nothing was recorded that a Pact could expect. Record some answers.')
    }
    const written = `${JSON.stringify(inferred.document, null, 2)}\n`
    const file = text(call, 'output')
    if (file === undefined) io.out(written)
    else {
      await wiring.files.write(resolve(io.cwd, file), written)
      const bytes = new TextEncoder().encode(written).length
      io.err(`wrote ${file}  ${count(inferred.interactions, 'interaction')}  ${size(bytes)}\n`)
    }
    return 0
  },
}

/** Files, and the files of folders. */
async function recordingsAt(
  paths: readonly string[],
  { cwd }: Io,
  { files }: Wiring,
): Promise<readonly Recording[]> {
  const { parseRecording } = await import('../core/recording/parse-recording.ts')
  const found = new Map<string, Recording>()
  for (const path of paths) {
    const absolute = resolve(cwd, path)
    const listed = path.endsWith('.json') ? [absolute] : await below(absolute, files)
    for (const file of listed) {
      const stored = await files.read(file)
      if (stored === null) {
        throw new InputError(path, 'there is no such file', 'Give recordings, or their folder.')
      }
      found.set(file, parseRecording(stored, path))
    }
    if (listed.length === 0) {
      throw new InputError(path, 'there are no recordings', 'Make some: tidemark record <url>')
    }
  }
  return [...found.values()]
}

/** Of a provider, or of all that `recordings/` holds. */
async function below(folder: string, files: Wiring['files']): Promise<readonly string[]> {
  const inner = await Promise.all(
    (await files.folders(folder)).map(each => files.list(each, '.json')),
  )
  return [...(await files.list(folder, '.json')), ...inner.flat()]
}

function onlyProvider(recordings: readonly Recording[]): string {
  const providers = [...new Set(recordings.map(({ provider }) => provider))].sort()
  const [first = '', second] = providers
  if (second === undefined) return first
  throw new UsageError(
    `A Pact has one provider, and these are recordings of ${providers.join(', ')}. Give those of one, as recordings/${first}.`,
  )
}

function tellLeft({ left }: InferredPact, { err }: Io): void {
  for (const { answer, exchanges, reason } of left) {
    err(`left out ${answer}, ${count(exchanges, 'exchange')}: ${reason}\n`)
  }
}
