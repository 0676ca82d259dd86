import { InputError } from '../../../errors.ts'
import { isObject, property, type Json, type JsonObject } from '../../json/json.ts'
import { parseJson, type Parsed } from '../../json/parse.ts'
import type { Dialect, SourceDocument } from '../../shape/schema/schema.ts'
import type { Contract } from '../contract.ts'
import { contractKind } from '../contract-kind.ts'
import { readContract as readOpenApi } from '../openapi/read-contract.ts'
import { readContract, type ReadOptions } from '../read-any.ts'
import { isUntouched } from './checksum.ts'
import { expander, expandLazily, type Expand } from './expand.ts'
import { isLazy, lazyContract } from './lazy-contract.ts'
import { PIN_FIELD, PIN_FORMAT, readPinHeader, type PinHeader } from './pin-header.ts'
import { pinnedDocument } from './pinned-document.ts'
import { keysIn, type PinnedKey } from './pinned-keys.ts'

const again = 'Restore it from git, or write it again with `tidemark pin`.'

interface Pinned {
  readonly header: PinHeader
  readonly document: SourceDocument
  /** The contract, where each operation can be read by itself. */
  readonly lazy: Contract | null
}

/**
 * Reads the text of a pin of OpenAPI. Every pointer is the one of the source.
 *
 * @param file path of the pin, as people name it.
 * @throws InputError when it is damaged, changed by hand, not a pin, or of a newer Tidemark.
 */
export function readPin(text: string, file: string): Contract {
  const { header, document, lazy } = pinnedIn(parsePin(text, file), file)
  return withoutHeader(lazy ?? readOpenApi(document, header.name, optionsOf(header).only))
}

/** Like `readPin`, for a pin of any kind of document. */
export async function readAnyPin(text: string, file: string): Promise<Contract> {
  return contractOfPin(parsePin(text, file), file)
}

/** Like `readAnyPin`, of what is parsed already. */
export async function contractOfPin(root: Json, file: string): Promise<Contract> {
  const { header, document, lazy } = pinnedIn(root, file)
  return withoutHeader(lazy ?? (await readContract(document, header.name, optionsOf(header))))
}

function parsePin(text: string, file: string): Json {
  const isOurs = isUntouched(text)
  const parsed = (isOurs ? parseOwn(text) : null) ?? parseJson(text)
  if (!parsed.ok) {
    throw new InputError(
      `${file}:${parsed.line}:${parsed.column}`,
      `the pin ${parsed.reason}`,
      again,
    )
  }
  const header = rawHeader(parsed.value)
  if (header !== undefined && property(header, 'format') === PIN_FORMAT && !isOurs) {
    const problem =
      'the pin was changed since it was written, by hand, by a merge or by a formatter'
    throw new InputError(file, problem, again)
  }
  return parsed.value
}

/** What was written here is no deeper than what was read then: a second look at each character is saved. */
function parseOwn(text: string): Parsed | null {
  try {
    return { ok: true, value: JSON.parse(text) as Json }
  } catch {
    return null
  }
}

function rawHeader(root: Json): JsonObject | undefined {
  const raw = isObject(root) ? property(root, PIN_FIELD) : undefined
  return isObject(raw) ? raw : undefined
}

function pinnedIn(root: Json, file: string): Pinned {
  const header = readPinHeader(root)
  const raw = rawHeader(root)
  if (header === null || raw === undefined || !isObject(root)) {
    throw new InputError(file, 'this is not a pin', 'Make one from it with `tidemark pin`.')
  }
  const format = property(raw, 'format')
  if (typeof format !== 'number' || format > PIN_FORMAT) {
    const remedy = 'Update Tidemark, or write the pin again with this version.'
    throw new InputError(file, 'the pin was written by a newer Tidemark', remedy)
  }
  const dialect = dialectOf(root, raw, file)
  if (format < 2) {
    const document = pinnedDocument({ uri: file, root, dialect }, raw, value => value)
    return { header, document, lazy: null }
  }
  return expanded(root, raw, dialect, file)
}

function dialectOf(root: JsonObject, header: JsonObject, file: string): Dialect {
  const kind = contractKind(root)
  const stated = property(header, 'dialect')
  if (typeof stated === 'string' && stated.startsWith('json-schema')) return stated as Dialect
  if ('dialect' in kind) return kind.dialect
  throw new InputError(file, `the pin holds ${kind.looksLike}`, again)
}

function expanded(root: JsonObject, raw: JsonObject, dialect: Dialect, file: string): Pinned {
  const { [PIN_FIELD]: _, ...rest } = root
  const { shared, ...own } = raw
  const damaged = (): InputError => new InputError(file, 'the pin is damaged', again)
  const expand = expander(isObject(shared) ? shared : {}, damaged)
  const found = keysIn(root, shared)
  const operations = listed(found.operations, property(raw, 'operations'))
  const webhooks = listed(found.webhooks, property(raw, 'webhooks'))
  const whole = {
    ...(dialect.startsWith('openapi') ? expandLazily(rest, expand) : wholeOf(rest, expand)),
    [PIN_FIELD]: { ...own, operations: operations.keys, webhooks: webhooks.keys },
  }
  const document = pinnedDocument({ uri: file, root: whole, dialect }, raw, expand)
  const header = readPinHeader(whole) as PinHeader
  if (!isLazy(document) || !operations.known || !webhooks.known) {
    return { header, document, lazy: null }
  }
  const known = { operations: operations.known, webhooks: webhooks.known }
  const lazy = lazyContract({ name: header.name, document, ...known })
  return { header, document, lazy }
}

function wholeOf(root: JsonObject, expand: Expand): JsonObject {
  const value = expand(root)
  return isObject(value) ? value : {}
}

interface Listed {
  readonly keys: readonly string[]
  /** Null where one of them does not stand in the paths themselves. */
  readonly known: readonly PinnedKey[] | null
}

function listed(found: readonly PinnedKey[], list: Json | undefined): Listed {
  if (!Array.isArray(list)) return { keys: found.map(({ key }) => key), known: found }
  const keys = list.filter(key => typeof key === 'string')
  const byKey = new Map(found.map(each => [each.key, each]))
  const known = keys.flatMap(key => byKey.get(key) ?? [])
  return { keys, known: known.length === keys.length ? known : null }
}

function optionsOf({ operations, webhooks, selected }: PinHeader): ReadOptions {
  return { only: new Set([...operations, ...webhooks]), ...(selected && { selected }) }
}

/** Without making what a contract makes only when it is asked for. */
function withoutHeader(contract: Contract): Contract {
  const { [PIN_FIELD]: _, ...extensions } = contract.extensions
  const fields = Object.getOwnPropertyDescriptors(contract)
  return Object.defineProperties({} as Contract, {
    ...fields,
    extensions: { value: extensions, enumerable: true },
  })
}
