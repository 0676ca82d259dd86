import { hash } from 'node:crypto'
import { dirname, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { Dispatcher } from 'undici'
import { contractKind } from '../../core/contract/contract-kind.ts'
import type { Json } from '../../core/json/json.ts'
import { InputError } from '../../errors.ts'
import type { LoadedDocument, LoadOptions } from '../../ports/specs.ts'
import { decodeText } from './decode-text.ts'
import { shownUrl } from './fetch-errors.ts'
import { fetchSpec } from './fetch-spec.ts'
import type { GraphqlSource } from './graphql-document.ts'
import { isGraphqlText } from './graphql-text.ts'
import { loadOthers, type LoadOther } from './load-others.ts'
import type { Overlaid } from './overlay-document.ts'
import { notOpenApi, parseText, type ParsedText } from './parse-text.ts'
import type { Lookup } from './private-address.ts'
import { MAX_BYTES, tooLarge } from './read-bounded.ts'
import { isInside, readFile } from './read-file.ts'

/** How requests leave; undici's and the system's own ways when left out. */
export interface Network {
  readonly dispatcher?: Dispatcher
  readonly lookup?: Lookup
}

/**
 * Loads an OpenAPI document, JSON or YAML, and the files that its references name. The version is told, not judged.
 *
 * @param source path or http(s) URL, as typed.
 * @throws InputError for what cannot be used, UnavailableError and NoResponseError where a server gave none now.
 */
export async function loadDocument(
  source: string,
  options: LoadOptions = {},
  network: Network = {},
): Promise<LoadedDocument> {
  const typed = /^https?:\/\//i.test(source) ? parseUrl(source) : null
  const where = typed ? shownUrl(typed) : source
  const path = resolve(options.cwd ?? '.', source)
  const fetched = typed
    ? await fetchTyped(typed, options, network)
    : { bytes: await readFile(path, where), url: pathToFileURL(path) }
  const text = decodeText(fetched.bytes, where)
  if (isGraphqlText(text, where)) return graphql({ where, text, bytes: fetched.bytes }, options)
  const parsed = parseText(text, where)
  const overlaid = await overlay(parsed.root, options)
  const root = overlaid?.root ?? parsed.root
  const kind = contractKind(root)
  if (!('dialect' in kind)) {
    if (kind.looksLike !== 'a GraphQL schema') throw notOpenApi(where, kind.looksLike)
    return graphql({ where, text, bytes: fetched.bytes, introspection: root }, options)
  }

  const main = { uri: where, root, dialect: kind.dialect }
  const others = await loadOthers(
    main,
    fetched.url,
    otherLoader(typed, fetched.url, options, network),
    options.cwd,
  )
  return {
    document: others.document,
    text,
    get sha256() {
      return hash('sha256', fetched.bytes)
    },
    format: parsed.format,
    ...(overlaid && { overlays: overlaid.overlays }),
    warnings: [...(overlaid?.warnings ?? []), ...others.warnings],
    locate: (pointer, file = where) => {
      if (file === where) return parsed.locate(overlaid?.sourcePointer(pointer) ?? pointer)
      const at = others.parsed.get(file) ?? overlaid?.parsed.get(file)
      return at?.locate(pointer) ?? { line: 1, column: 1 }
    },
  }
}

/** The package that reads GraphQL takes long to load. */
async function graphql(source: GraphqlSource, options: LoadOptions): Promise<LoadedDocument> {
  const { loadGraphql } = await import('./graphql-document.ts')
  return loadGraphql(source, options)
}

/** Nothing where there are no overlays; what applies them is loaded only then. */
async function overlay(
  root: Json,
  { overlays = [], cwd = '.' }: LoadOptions,
): Promise<Overlaid | undefined> {
  if (overlays.length === 0) return undefined
  const { overlayDocument } = await import('./overlay-document.ts')
  return overlayDocument(root, overlays, cwd)
}

function parseUrl(source: string): URL {
  const url = URL.parse(source)
  if (url) return url
  throw new InputError(
    'the address',
    'it is no URL',
    'Write it like https://api.example.com/openapi.json.',
  )
}

const DEFAULT_TIMEOUT_MS = 30_000

/** What was typed may be private, and so may another port of that host that it redirects to. */
function fetchTyped(
  typed: URL,
  { headers = [], timeoutMs = DEFAULT_TIMEOUT_MS }: LoadOptions,
  { dispatcher, lookup }: Network,
): ReturnType<typeof fetchSpec> {
  const isTrusted = (url: URL): boolean => url.hostname === typed.hostname
  const mayKnow = (url: URL): boolean => isSameOrUpgraded(url, typed)
  return fetchSpec(typed, { isTrusted, headers, mayKnow, timeoutMs, dispatcher, lookup })
}

/** The same origin, or the same host after the usual redirect from http to https. */
function isSameOrUpgraded(url: URL, typed: URL): boolean {
  const isUpgrade =
    typed.protocol === 'http:' && url.protocol === 'https:' && !typed.port && !url.port
  return url.origin === typed.origin || (isUpgrade && url.hostname === typed.hostname)
}

/** Loads what a reference names: public addresses, the origin that was typed, or files near the document. */
function otherLoader(
  typed: URL | null,
  base: URL,
  { headers = [], timeoutMs = DEFAULT_TIMEOUT_MS, cwd = '.' }: LoadOptions,
  { dispatcher, lookup }: Network,
): LoadOther {
  const isTyped = (url: URL): boolean => url.origin === typed?.origin
  const plan = { isTrusted: isTyped, headers, mayKnow: isTyped, timeoutMs, dispatcher, lookup }
  let left = MAX_BYTES
  const parsed = (bytes: Uint8Array, name: string): ParsedText => {
    left -= bytes.byteLength
    if (left < 0) throw tooLarge(name)
    return parseText(decodeText(bytes, name), name)
  }
  return async url => {
    if (url.protocol === 'http:' || url.protocol === 'https:') {
      const fetched = await fetchSpec(url, plan)
      return { text: parsed(fetched.bytes, shownUrl(url)), url: fetched.url }
    }
    const name = url.pathname.split('/').at(-1) ?? ''
    if (url.protocol !== 'file:' || url.host !== '' || base.protocol !== 'file:') {
      throw new InputError(
        name,
        'a document from the network names a local file',
        'It was not read.',
      )
    }
    const path = fileURLToPath(url)
    if (!(await isInside(path, [dirname(fileURLToPath(base)), resolve(cwd)]))) {
      const remedy = 'Run Tidemark in a folder that holds both.'
      throw new InputError(name, 'the file is outside the folders of the document', remedy)
    }
    return { text: parsed(await readFile(path, name), name), url }
  }
}
