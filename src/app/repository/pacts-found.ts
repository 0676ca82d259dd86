import { relative } from 'node:path'
import type { Pact } from '../../core/contract/pact/pact.ts'
import { isPact } from '../../core/contract/pact/pact-version.ts'
import { readPact } from '../../core/contract/pact/read-pact.ts'
import { isObject, type JsonObject } from '../../core/json/json.ts'
import { parseJson } from '../../core/json/parse.ts'
import { InputError } from '../../errors.ts'
import type { Settings } from '../../ports/config.ts'
import type { Files } from '../../ports/files.ts'
import { pactPaths } from './pact-paths.ts'

type Folders = Pick<Settings, 'folder' | 'contracts'>

/** A Pact as it was written, and as we read it. */
export interface ReadPact {
  readonly root: JsonObject
  readonly pact: Pact
}

/**
 * The Pacts of a repository, each with the text it was read from.
 *
 * @throws InputError for a file that is no Pact.
 */
export async function readPacts(
  settings: Folders,
  files: Pick<Files, 'list' | 'read'>,
): Promise<readonly ReadPact[]> {
  const paths = await pactPaths(settings, files)
  return Promise.all(
    paths.map(async path => {
      const uri = relative(settings.folder, path)
      const parsed = parseJson((await files.read(path)) ?? '')
      const remedy = 'Give a file that a Pact library wrote.'
      if (!parsed.ok) {
        throw new InputError(`${uri}:${parsed.line}:${parsed.column}`, parsed.reason, remedy)
      }
      const root = parsed.value
      if (!isObject(root) || !isPact(root)) throw new InputError(uri, 'is not a Pact file', remedy)
      return { root, pact: readPact({ uri, root, dialect: 'pact' }) }
    }),
  )
}

/** The same, as read alone. */
export async function pactsFound(
  settings: Folders,
  files: Pick<Files, 'list' | 'read'>,
): Promise<readonly Pact[]> {
  return (await readPacts(settings, files)).map(({ pact }) => pact)
}

export function providerOf({ provider }: Pact, providers: readonly string[]): string | null {
  return providerNamed(provider, providers)
}

/** The provider of `contracts/` that a Pact means: names differ in case and in what stands between words. */
export function providerNamed(provider: string, providers: readonly string[]): string | null {
  const exact = providers.find(name => name === provider)
  return exact ?? providers.find(name => plain(name) === plain(provider)) ?? null
}

function plain(name: string): string {
  return name.toLowerCase().replaceAll(/[\s._-]+/g, '')
}
