import { relative } from 'node:path'
import { readPact } from '../../core/contract/pact/read-pact.ts'
import type { Pact } from '../../core/contract/pact/pact.ts'
import { parseJson } from '../../core/json/parse.ts'
import { InputError } from '../../errors.ts'
import type { Settings } from '../../ports/config.ts'
import type { Files } from '../../ports/files.ts'
import { pactPaths } from './pact-paths.ts'

type Folders = Pick<Settings, 'folder' | 'contracts'>

/** @throws InputError for a file that is no Pact. */
export async function pactsFound(
  settings: Folders,
  files: Pick<Files, 'list' | 'read'>,
): Promise<readonly Pact[]> {
  const pacts: Pact[] = []
  for (const path of await pactPaths(settings, files)) {
    const text = await files.read(path)
    if (text === null) continue
    const file = relative(settings.folder, path)
    const parsed = parseJson(text)
    if (!parsed.ok) {
      const where = `${file} line ${parsed.line}`
      throw new InputError(where, parsed.reason, 'Give a file that a Pact library wrote.')
    }
    pacts.push(readPact({ uri: file, root: parsed.value, dialect: 'pact' }))
  }
  return pacts
}

/** The provider of `contracts/` that a Pact means: names differ in case and in what stands between words. */
export function providerOf({ provider }: Pact, providers: readonly string[]): string | null {
  const exact = providers.find(name => name === provider)
  return exact ?? providers.find(name => plain(name) === plain(provider)) ?? null
}

function plain(name: string): string {
  return name.toLowerCase().replaceAll(/[\s._-]+/g, '')
}
