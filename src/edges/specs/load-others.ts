import { relative, sep } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { Defect } from '../../core/contract/contract.ts'
import { contractKind } from '../../core/contract/contract-kind.ts'
import { anchorsOf } from '../../core/contract/openapi/anchors.ts'
import type { PartKind } from '../../core/contract/openapi/child-kind.ts'
import { referenceOf } from '../../core/contract/openapi/follow.ts'
import { selfOf } from '../../core/contract/openapi/self.ts'
import { walkObjects } from '../../core/contract/openapi/walk-objects.ts'
import { isArray, isObject, type Json } from '../../core/json/json.ts'
import { formatPointer } from '../../core/json/pointer.ts'
import type { Dialect, Origin, SourceDocument } from '../../core/shape/schema/schema.ts'
import { KnownError } from '../../errors.ts'
import { shownUrl } from './fetch-errors.ts'
import type { ParsedText } from './parse-text.ts'
import { addressesOf, type Addresses } from './reference-addresses.ts'

/** More files than this are not loaded for one document. */
const MAX_FILES = 200

/** Loads and parses one file that a reference names; tells its URL after redirects. Throws KnownError. */
export type LoadOther = (url: URL) => Promise<{ readonly text: ParsedText; readonly url: URL }>

export interface Others {
  readonly document: SourceDocument
  readonly warnings: readonly Defect[]
  /** How to find places in each file, by the file's name in origins. */
  readonly parsed: ReadonlyMap<string, ParsedText>
}

interface Waiting {
  readonly document: SourceDocument
  readonly others: Map<string, SourceDocument>
  readonly base: URL
  readonly kind: PartKind
}

interface Reference {
  /** As written, without its fragment. */
  readonly text: string
  readonly kind: PartKind
  readonly addresses: Addresses
  readonly origin: Origin
}

/**
 * Loads the files that the references of a document name, and the files that those name, each once.
 * What cannot be loaded is a warning: the rest of the document goes on working.
 */
export async function loadOthers(
  main: SourceDocument,
  base: URL,
  load: LoadOther,
  cwd = '.',
): Promise<Others> {
  const warnings: Defect[] = []
  const parsed = new Map<string, ParsedText>()
  const others = new Map<string, SourceDocument>()
  const document = { ...main, others }
  const byUrl = new Map<string, SourceDocument | null>([[base.href, document]])
  const isSchema = main.dialect.startsWith('json-schema')
  const start: Waiting = { document, others, base, kind: isSchema ? 'schema' : 'node' }
  // What looks like a reference in a Pact is data of its examples.
  const waiting: Waiting[] = main.dialect === 'pact' ? [] : [start]
  for (let from = waiting.shift(); from !== undefined; from = waiting.shift()) {
    for (const reference of externalReferences(from)) {
      const { urls, uri } = reference.addresses
      const target = await loadFirst(urls, reference)
      if (!target) continue
      if (!from.others.has(reference.text)) from.others.set(reference.text, target)
      for (const name of [...urls.map(url => url.href), ...(uri === null ? [] : [uri])]) {
        if (byUrl.get(name) === target || name === uri) from.others.set(name, target)
      }
    }
  }
  return { document: others.size === 0 ? main : document, warnings, parsed }

  /** What is found first; where nothing is, the first failure is a warning, told once. */
  async function loadFirst(
    urls: readonly URL[],
    reference: Reference,
  ): Promise<SourceDocument | null> {
    const problems = urls.length === 0 ? ['its address is malformed'] : []
    for (const url of urls) {
      if (!byUrl.has(url.href)) {
        const found = await loadOne(url, reference.kind)
        if (typeof found === 'string') problems.push(found)
        byUrl.set(url.href, typeof found === 'string' ? null : found)
      }
      const target = byUrl.get(url.href)
      if (target) return target
    }
    const [problem] = problems
    if (problem !== undefined) {
      const reason = `what the reference names was not loaded: ${problem.replace(/\.$/, '')}`
      warnings.push({ reason, origin: reference.origin })
    }
    return null
  }

  /** The document, or why there is none. */
  async function loadOne(url: URL, kind: PartKind): Promise<SourceDocument | string> {
    if (byUrl.size > MAX_FILES) return `more than ${MAX_FILES} files are named`
    try {
      const loaded = await load(url)
      const own = new Map<string, SourceDocument>()
      const { root } = loaded.text
      const other = { uri: nameOf(url, cwd), root, dialect: dialectOf(root, main), others: own }
      parsed.set(other.uri, loaded.text)
      waiting.push({ document: other, others: own, base: loaded.url, kind })
      return other
    } catch (error) {
      if (!(error instanceof KnownError)) throw error
      return error.message
    }
  }
}

/** Files of JSON Schema say each for itself which draft they are of. */
function dialectOf(root: Json, main: SourceDocument): Dialect {
  if (!main.dialect.startsWith('json-schema') || !isObject(root)) return main.dialect
  const kind = contractKind(root)
  const isStated = Object.hasOwn(root, '$schema') && 'dialect' in kind
  return isStated ? kind.dialect : main.dialect
}

/** References to other files, each once. Those to an `$id` inside the document are none. */
function externalReferences({ document, kind, base }: Waiting): Reference[] {
  const found = new Map<string, Reference>()
  if (!namesOthers(document.root)) return []
  walkObjects(document.root, kind, (value, objectKind, path) => {
    const reference = referenceOf(value)
    if (reference === undefined || reference.startsWith('#')) return
    const text = reference.replace(/#.*$/s, '')
    if (text === '' || text === selfOf(document)) return
    if (anchorsOf(document).has(text)) return
    const pointer = formatPointer(path)
    const addresses = addressesOf(document, { pointer, value }, text, base)
    const key = `${text} ${addresses?.uri ?? ''}`
    if (addresses === null || found.has(key)) return
    const origin = { file: document.uri, pointer }
    found.set(key, { text, kind: objectKind, addresses, origin })
  })
  return [...found.values()]
}

/** Whether a reference out of the document stands anywhere, in data or not: a look that costs a tenth of the walk. */
function namesOthers(value: Json): boolean {
  if (typeof value !== 'object' || value === null) return false
  if (isArray(value)) return value.some(namesOthers)
  const reference = value['$ref']
  if (typeof reference === 'string' && !reference.startsWith('#')) return true
  for (const key in value) {
    const member = value[key]
    if (typeof member === 'object' && member !== null && namesOthers(member)) return true
  }
  return false
}

/** A file as people name it: from the current folder. */
function nameOf(url: URL, cwd: string): string {
  if (url.protocol !== 'file:') return shownUrl(url)
  return relative(fileURLToPath(pathToFileURL(cwd)), fileURLToPath(url))
    .split(sep)
    .join('/')
}
