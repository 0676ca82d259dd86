import { isObject, type Json } from '../../json/json.ts'
import type { SourceDocument } from '../../shape/schema/schema.ts'
import type { Contract, Operation } from '../contract.ts'
import { withChecksum } from './checksum.ts'
import { compact } from './compact.ts'
import { formatPin } from './format-pin.ts'
import { copyKept, newKeep } from './keep.ts'
import { PIN_FIELD, PIN_FORMAT, type PinnedOverlay } from './pin-header.ts'
import { keysIn, type PinnedKey } from './pinned-keys.ts'
import { reachOf } from './reach.ts'
import { otherReach } from './other-reach.ts'
import { pinnedName, selectOperations } from './select-operations.ts'

export interface PinOptions {
  /** Keys, paths, operationIds, or these with `*`; all operations and webhooks when left out. */
  readonly operations?: readonly string[]
  /**
   * Keys of what was pinned before, on an update: it stays pinned under whatever operationId, and what is no
   * longer there is passed over.
   */
  readonly before?: readonly string[]
  /** Where the document came from, as people name it: without query, user or password. */
  readonly source: string
  /** Of the source's bytes, hexadecimal. */
  readonly sha256: string
  /** ISO 8601. */
  readonly pinnedAt: string
  /** The overlays that were applied to the source, in order. */
  readonly overlays?: readonly PinnedOverlay[]
}

/**
 * The text of `contracts/<provider>.pin.json`: the document with only the operations chosen and what they reach,
 * each at its original pointer, without descriptions and examples. What recurs is written once, and schemas that
 * say one type or name another are a word. The same contract and options give the same text, whatever the
 * order of keys was.
 *
 * @throws UsageError naming the nearest operations when one is not there.
 */
export function pinContract(contract: Contract, options: PinOptions): string {
  // Of a JSON Schema the wishes say what it is the contract of.
  const isSchema = contract.dialect.startsWith('json-schema')
  const operations = isSchema ? new Set(contract.operations) : chosenIn(contract, options)
  const isWhole = !options.operations?.length || options.operations.includes('*')
  const isOpenApi = contract.dialect.startsWith('openapi')
  const reach = isOpenApi
    ? reachOf(contract, operations, isWhole)
    : otherReach(contract, operations)
  const kept = (document: SourceDocument): Json =>
    copyKept(document.root, reach.get(document) ?? newKeep())
  const others = [...reach.keys()].filter(document => document !== contract.document)
  const { values, shared } = compact([contract.document, ...others].map(kept))
  const [main = null, ...rest] = values
  const keysOf = (list: Contract['operations']): string[] =>
    list.filter(operation => operations.has(operation)).map(pinnedName)

  const header: Json = {
    format: PIN_FORMAT,
    checksum: '',
    name: contract.name,
    source: options.source,
    sha256: options.sha256,
    pinnedAt: options.pinnedAt,
    ...(options.overlays?.length
      ? { overlays: options.overlays.map(({ file, sha256 }) => ({ file, sha256 })) }
      : {}),
    dialect: contract.dialect,
    selected: options.operations?.length ? [...options.operations] : null,
    total: contract.operations.length,
    ...listedKeys(main, keysOf(contract.operations), keysOf(contract.webhooks)),
    ...(others.length === 0
      ? {}
      : {
          references: namesIn(contract.document, reach),
          documents: Object.fromEntries(
            others.map((document, index) => [
              document.uri,
              { references: namesIn(document, reach), root: rest[index] ?? null },
            ]),
          ),
        }),
    ...(Object.keys(shared).length === 0 ? {} : { shared }),
  }
  return withChecksum(
    formatPin({ ...(isObject(main) ? main : {}), [PIN_FIELD]: header }, PIN_FIELD),
  )
}

function chosenIn(contract: Contract, { operations, before }: PinOptions): ReadonlySet<Operation> {
  const isUpdate = before !== undefined && operations !== undefined && operations.length > 0
  const wishes = isUpdate ? [...operations, ...before] : operations
  return selectOperations(contract, wishes, isUpdate)
}

/** Nothing where the pinned operations are all those that stand in the paths of the pin, as is usual. */
function listedKeys(
  main: Json,
  operations: string[],
  webhooks: string[],
): { [list: string]: Json } {
  const found = keysIn(main)
  return {
    ...(isSameList(found.operations, operations) ? {} : { operations }),
    ...(isSameList(found.webhooks, webhooks) ? {} : { webhooks }),
  }
}

function isSameList(found: readonly PinnedKey[], keys: readonly string[]): boolean {
  return found.length === keys.length && found.every(({ key }, index) => key === keys[index])
}

/** The other documents by the text of the references to them; the main one has the empty name. */
function namesIn(document: SourceDocument, reach: ReadonlyMap<SourceDocument, unknown>): Json {
  const [main] = reach.keys()
  const names = [...(document.others ?? [])].filter(
    // An absolute path says where the file lay on one machine only.
    ([text, other]) => reach.has(other) && !text.startsWith('file:'),
  )
  return Object.fromEntries(names.map(([text, other]) => [text, other === main ? '' : other.uri]))
}
