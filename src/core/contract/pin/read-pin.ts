import { InputError } from '../../../errors.ts'
import { isObject, property, type Json, type JsonObject } from '../../json/json.ts'
import { parseJson } from '../../json/parse.ts'
import type { Dialect, SourceDocument } from '../../shape/schema/schema.ts'
import type { Contract } from '../contract.ts'
import { contractKind } from '../contract-kind.ts'
import { readContract as readOpenApi } from '../openapi/read-contract.ts'
import { readContract, type ReadOptions } from '../read-any.ts'
import { PIN_FIELD, PIN_FORMAT, readPinHeader, type PinHeader } from './pin-header.ts'

const again = 'Restore it from git, or write it again with `tidemark pin`.'

interface Pinned {
  readonly header: PinHeader
  readonly document: SourceDocument
}

/**
 * Reads the text of a pin of OpenAPI. Every pointer is the one of the source.
 *
 * @param file path of the pin, as people name it.
 * @throws InputError when it is damaged, not a pin, or of a newer Tidemark.
 */
export function readPin(text: string, file: string): Contract {
  const { header, document } = pinnedIn(parsePin(text, file), file)
  return withoutHeader(readOpenApi(document, header.name, optionsOf(header).only))
}

/** Like `readPin`, for a pin of any kind of document. */
export async function readAnyPin(text: string, file: string): Promise<Contract> {
  return contractOfPin(parsePin(text, file), file)
}

/** Like `readAnyPin`, of what is parsed already. */
export async function contractOfPin(root: Json, file: string): Promise<Contract> {
  const { header, document } = pinnedIn(root, file)
  return withoutHeader(await readContract(document, header.name, optionsOf(header)))
}

function parsePin(text: string, file: string): Json {
  const parsed = parseJson(text)
  if (!parsed.ok) {
    throw new InputError(
      `${file}:${parsed.line}:${parsed.column}`,
      `the pin ${parsed.reason}`,
      again,
    )
  }
  return parsed.value
}

function pinnedIn(root: Json, file: string): Pinned {
  const header = readPinHeader(root)
  const raw = isObject(root) ? property(root, PIN_FIELD) : undefined
  if (header === null || !isObject(raw)) {
    throw new InputError(file, 'this is not a pin', 'Make one from it with `tidemark pin`.')
  }
  const format = property(raw, 'format')
  if (typeof format !== 'number' || format > PIN_FORMAT) {
    const remedy = 'Update Tidemark, or write the pin again with this version.'
    throw new InputError(file, 'the pin was written by a newer Tidemark', remedy)
  }
  const kind = contractKind(root)
  const stated = property(raw, 'dialect')
  const isSchema = typeof stated === 'string' && stated.startsWith('json-schema')
  if (!isSchema && !('dialect' in kind)) {
    throw new InputError(file, `the pin holds ${kind.looksLike}`, again)
  }
  const dialect = isSchema || !('dialect' in kind) ? (stated as Dialect) : kind.dialect
  return { header, document: documentOf(root, raw, dialect, file) }
}

function optionsOf({ operations, webhooks, selected }: PinHeader): ReadOptions {
  return { only: new Set([...operations, ...webhooks]), ...(selected && { selected }) }
}

function withoutHeader(contract: Contract): Contract {
  const { [PIN_FIELD]: _, ...extensions } = contract.extensions
  return { ...contract, extensions }
}

/** The main document, linked with the others that the pin carries. */
function documentOf(root: Json, header: JsonObject, dialect: Dialect, uri: string): SourceDocument {
  const documents = property(header, 'documents')
  if (!isObject(documents)) return { uri, root, dialect }
  const links = new Map<string, Map<string, SourceDocument>>([['', new Map()]])
  for (const name of Object.keys(documents)) links.set(name, new Map())
  const byName = new Map<string, SourceDocument>([
    ['', { uri, root, dialect, others: links.get('') ?? new Map() }],
  ])
  const references = new Map([['', property(header, 'references')]])
  for (const name of Object.keys(documents)) {
    const entry = property(documents, name)
    if (!isObject(entry)) continue
    const others = links.get(name) ?? new Map<string, SourceDocument>()
    byName.set(name, { uri: name, root: property(entry, 'root') ?? null, dialect, others })
    references.set(name, property(entry, 'references'))
  }
  for (const [name, names] of references) {
    for (const [text, target] of Object.entries(isObject(names) ? names : {})) {
      const other = typeof target === 'string' ? byName.get(target) : undefined
      if (other) links.get(name)?.set(text, other)
    }
  }
  return byName.get('') ?? { uri, root, dialect }
}
