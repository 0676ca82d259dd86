import type { Contract, Defect } from '../../core/contract/contract.ts'
import { withOperationsOf } from '../../core/contract/graphql/shared-operations.ts'
import { readContract } from '../../core/contract/read-any.ts'
import { pinContract } from '../../core/contract/pin/pin-contract.ts'
import { pinHeaderOf } from '../../core/contract/pin/pin-header.ts'
import { readAnyPin } from '../../core/contract/pin/read-pin.ts'
import type { Dialect } from '../../core/shape/schema/schema.ts'
import { InputError, UsageError } from '../../errors.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Files } from '../../ports/files.ts'
import type { LoadedDocument, LoadOptions } from '../../ports/specs.ts'
import type { Recordings } from '../repository/recordings.ts'
import { locateDefects, type LocatedDefect } from './locate-defects.ts'
import { recordedOperations } from './recorded-operations.ts'

export interface PinRequest extends LoadOptions {
  /** Path or URL; where the pin that is there came from, when left out. */
  readonly source?: string
  /** The provider: it names the file. */
  readonly name: string
  /**
   * Keys, paths, operationIds, `tag:` with a tag, or these with `*`. Left out: as in the pin that is there, else
   * those that recordings touch, else all.
   */
  readonly operations?: readonly string[]
  /** `contracts` when left out. */
  readonly folder?: string
}

export interface PinDeps {
  load(source: string, options: LoadOptions): Promise<LoadedDocument>
  /** What the official schema of OpenAPI says; nothing when that cannot be found out. */
  validate(loaded: LoadedDocument): Promise<readonly Defect[]>
  readonly files: Files
  readonly clock: Clock
  readonly recordings?: Pick<Recordings, 'ofProvider'>
}

export interface PinResult {
  readonly dialect: Dialect
  readonly operationsTotal: number
  readonly operationsPinned: number
  readonly webhooksPinned: number
  /** Whether the operations were chosen because recordings touch them. */
  readonly isByRecordings: boolean
  /** Of the whole document, by file and line. */
  readonly defects: readonly LocatedDefect[]
  readonly file: string
  /** Of the file, in UTF-8. */
  readonly bytes: number
  /** Of the source. */
  readonly sha256: string
}

/** A pin that is not written yet, to be compared with the one that is there. */
export interface PreparedPin {
  readonly result: PinResult
  /** The whole document, with what is wrong in it. */
  readonly contract: Contract
  /** The pin that is there, or null. */
  readonly before: Contract | null
  /** The new one, as it will be read. */
  readonly after: Contract
  /** Whether the pin that is there says the same, but for its date. */
  readonly isSame: boolean
  readonly text: string
}

/**
 * Loads, checks and reads a document and freezes the operations chosen.
 *
 * @throws InputError for a document that cannot be used, UsageError for operations that are not there.
 */
export async function preparePin(request: PinRequest, deps: PinDeps): Promise<PreparedPin> {
  const { name, folder = 'contracts' } = request
  if (!/^[a-z\d][\w.-]*$/i.test(name)) {
    throw new UsageError(`${name} cannot name a file. Use letters, digits, dots and hyphens.`)
  }
  const file = `${folder}/${name}.pin.json`
  const stored = await deps.files.read(file)
  const before = stored === null ? null : await readBefore(stored, file, request)
  const header = before && pinHeaderOf(before)
  const source = request.source ?? header?.source
  if (!source) {
    throw new UsageError(
      `There is no pin of ${name} yet. Say what to pin: tidemark pin <url> --name ${name}`,
    )
  }
  const overlays = request.overlays ?? header?.overlays.map(({ file }) => file) ?? []
  const found = await deps.load(source, { ...request, overlays })
  const loaded =
    before === null
      ? found
      : { ...found, document: withOperationsOf(found.document, before.document) }
  const asked = request.operations ?? header?.selected ?? undefined
  if (loaded.document.dialect.startsWith('json-schema') && !asked?.length) {
    throw new UsageError(
      `${source} is a JSON Schema: say which body it is the contract of, as in --operations 'GET /orders 200' or 'POST /orders request'.`,
    )
  }
  const contract = await readContract(loaded.document, name, {
    ...(asked && { selected: asked }),
  })
  const recorded =
    asked === undefined && before === null
      ? await recordedOperations(contract, deps.recordings)
      : null
  const operations = asked ?? recorded ?? undefined
  const text = pinContract(contract, {
    ...(operations && { operations }),
    ...(header && !request.operations && { before: [...header.operations, ...header.webhooks] }),
    source: loaded.document.uri,
    sha256: loaded.sha256,
    ...(loaded.overlays && { overlays: loaded.overlays }),
    pinnedAt: new Date(deps.clock.now()).toISOString(),
  })
  const after = await readAnyPin(text, file)
  const defects = locateDefects(loaded, contract, await deps.validate(loaded), after)
  const result = {
    dialect: contract.dialect,
    operationsTotal: contract.operations.length,
    operationsPinned: after.operations.length,
    webhooksPinned: after.webhooks.length,
    isByRecordings: recorded !== null,
    defects,
    file,
    bytes: new TextEncoder().encode(text).byteLength,
    sha256: loaded.sha256,
  }
  const isSame = stored !== null && undated(stored) === undated(text)
  return { result, contract, before, after, isSame, text }
}

export async function writePin(
  prepared: PreparedPin,
  { files }: Pick<PinDeps, 'files'>,
): Promise<void> {
  await files.write(prepared.result.file, prepared.text)
}

/** `preparePin` and `writePin` in one. */
export async function pin(request: PinRequest, deps: PinDeps): Promise<PinResult> {
  const prepared = await preparePin(request, deps)
  await writePin(prepared, deps)
  return prepared.result
}

/** Without what differs from one day to the next. */
function undated(pin: string): string {
  return pin.replace(/"checksum": "[^"]*"/, '').replace(/"pinnedAt": "[^"]*"/, '')
}

/** A damaged pin is in the way only when it is what tells the source. */
async function readBefore(
  text: string,
  file: string,
  { source }: PinRequest,
): Promise<Contract | null> {
  try {
    return await readAnyPin(text, file)
  } catch (error) {
    if (error instanceof InputError && source !== undefined) return null
    throw error
  }
}
