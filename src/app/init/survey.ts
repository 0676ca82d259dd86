import { join } from 'node:path'
import { providerName } from '../../connectors/provider-name.ts'
import { KnownError } from '../../errors.ts'
import type { Files } from '../../ports/files.ts'
import { callsIn } from './calls-in.ts'
import type { LoadSpec } from './find-spec.ts'

export interface SurveyDeps {
  walk(folder: string): Promise<readonly { readonly path: string; readonly bytes: number }[]>
  readonly files: Pick<Files, 'read'>
  readonly load: LoadSpec
}

/** What a repository has to do with APIs of others. */
export interface Survey {
  readonly specs: readonly { readonly path: string; readonly version: string }[]
  /** By how often they are called, most first. */
  readonly apis: readonly FoundApi[]
}

export interface FoundApi {
  readonly provider: string
  /** The longest of its addresses: most likely an operation and not a base. */
  readonly url: string
  readonly calls: number
  /** Where the first call stands: `src/orders.ts:12`. */
  readonly at: string
}

const MAX_SPECS = 10
const MAX_SOURCES = 3_000
const MAX_SOURCE_BYTES = 500_000
const MAX_SPEC_BYTES = 20_000_000

const source = /(?<!\.d|\.min)\.(?:[cm]?[jt]sx?|vue|svelte)$/
const tests = /(?:^|\/)(?:tests?|__tests__|spec|fixtures|mocks?)\/|\.(?:test|spec)\./
const document = /\.(?:json|ya?ml)$/i
const ours = /^(?:contracts|recordings|monitors)\/|(?:^|\/)tidemark\.config\./

/** Looks for OpenAPI documents and for calls by literal address. Nothing is written and nothing is asked. */
export async function survey(folder: string, deps: SurveyDeps): Promise<Survey> {
  const walked = (await deps.walk(folder)).filter(({ path }) => !ours.test(path))
  const candidates = walked.filter(
    ({ path, bytes }) =>
      document.test(path) &&
      bytes <= (/openapi|swagger|api/i.test(path) ? MAX_SPEC_BYTES : MAX_SOURCE_BYTES),
  )
  const specs: { path: string; version: string }[] = []
  for (const { path } of candidates) {
    if (specs.length >= MAX_SPECS) break
    const version = await specVersion(folder, path, deps)
    if (version !== null) specs.push({ path, version })
  }
  const sources = walked.filter(
    ({ path, bytes }) => source.test(path) && !tests.test(path) && bytes <= MAX_SOURCE_BYTES,
  )
  return { specs, apis: await apisIn(folder, sources.slice(0, MAX_SOURCES), deps) }
}

async function specVersion(folder: string, path: string, deps: SurveyDeps): Promise<string | null> {
  const text = await textOf(join(folder, path), deps)
  if (text === null || !/["']?(?:openapi|swagger)["']?\s*:/.test(text.slice(0, 4_000))) return null
  try {
    const { document } = await deps.load(join(folder, path), {})
    return document.dialect.replace('openapi-', '')
  } catch (error) {
    if (error instanceof KnownError) return null
    throw error
  }
}

async function apisIn(
  folder: string,
  sources: readonly { readonly path: string }[],
  deps: SurveyDeps,
): Promise<readonly FoundApi[]> {
  const found: { url: string; at: string }[] = []
  for (const { path } of sources) {
    const text = (await textOf(join(folder, path), deps)) ?? ''
    for (const { url, line } of callsIn(text)) found.push({ url, at: `${path}:${line}` })
  }
  const byHost = Map.groupBy(found, ({ url }) => new URL(url).origin)
  return [...byHost.values()]
    .map(calls => {
      const best = calls.reduce((a, b) => (b.url.length > a.url.length ? b : a))
      return { provider: providerName(best.url), ...best, calls: calls.length }
    })
    .sort((a, b) => b.calls - a.calls || (a.url < b.url ? -1 : 1))
}

/** What is not text, or may not be read, holds nothing for us. */
async function textOf(path: string, { files }: SurveyDeps): Promise<string | null> {
  try {
    return await files.read(path)
  } catch (error) {
    if (error instanceof KnownError) return null
    throw error
  }
}
