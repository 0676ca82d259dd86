import { basename, dirname, join, relative } from 'node:path'
import { isObject, property } from '../../core/json/json.ts'
import { parseJson } from '../../core/json/parse.ts'
import { recordingPath } from '../../core/recording/recording-path.ts'
import type { Settings } from '../../ports/config.ts'
import type { Files } from '../../ports/files.ts'
import { isPactPath } from '../repository/pact-paths.ts'
import { providerNamed } from '../repository/pacts-found.ts'

export interface Touched {
  readonly touched: readonly string[]
  /** Providers that nothing was changed of. */
  readonly left: readonly string[]
}

/**
 * The providers whose contracts, recordings or monitors are among the changed files. A change of the configuration
 * or of the ignores touches all; so does a monitor or a Pact that does not say whom it asks.
 *
 * @param changed absolute paths.
 * @param sources absolute paths that a provider's contract is made of, by provider.
 */
export async function touchedProviders(
  providers: readonly string[],
  changed: readonly string[],
  sources: ReadonlyMap<string, readonly string[]>,
  settings: Pick<Settings, 'file' | 'folder' | 'contracts' | 'recordings' | 'monitors'>,
  files: Pick<Files, 'read'>,
): Promise<Touched> {
  const touching = await Promise.all(changed.map(file => touchedBy(file)))
  const touched = new Set(touching.flat())
  return {
    touched: providers.filter(provider => touched.has(provider)),
    left: providers.filter(provider => !touched.has(provider)),
  }

  async function touchedBy(file: string): Promise<readonly string[]> {
    if (file === settings.file || file === join(settings.contracts, 'ignores.json'))
      return providers
    if (isIn(file, settings.monitors)) return ofMonitor(file)
    if (isPactPath(file, settings)) return ofPact(file)
    return providers.filter(
      provider =>
        (dirname(file) === settings.contracts && basename(file).startsWith(`${provider}.`)) ||
        isIn(file, recordingsOf(provider)) ||
        sources.get(provider)?.includes(file) === true,
    )
  }

  async function ofMonitor(file: string): Promise<readonly string[]> {
    const text = (await files.read(file)) ?? ''
    const named = providers.filter(
      name =>
        text.includes(`'${name}'`) || text.includes(`"${name}"`) || text.includes(`\`${name}\``),
    )
    return named.length === 0 ? providers : named
  }

  /** One that is gone, or cannot be read, may have been of any. */
  async function ofPact(file: string): Promise<readonly string[]> {
    const parsed = parseJson((await files.read(file)) ?? '')
    const pact = parsed.ok && isObject(parsed.value) ? parsed.value : {}
    const named = property(pact, 'provider')
    const name = isObject(named) ? property(named, 'name') : null
    const provider = typeof name === 'string' ? providerNamed(name, providers) : null
    return provider === null ? providers : [provider]
  }

  function recordingsOf(provider: string): string {
    const inRepository = relative('recordings', dirname(recordingPath(provider, 'GET /')))
    return join(settings.recordings, inRepository)
  }
}

function isIn(file: string, folder: string): boolean {
  const path = relative(folder, file)
  return path !== '' && path !== '..' && !path.startsWith('../') && !path.startsWith('..\\')
}
