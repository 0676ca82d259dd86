import { join, relative } from 'node:path'
import type { Contract } from '../../core/contract/contract.ts'
import type { Readers } from '../../core/rules/touch.ts'
import type { Baseline } from '../../core/shape/baseline/baseline.ts'
import type { Settings } from '../../ports/config.ts'
import type { Files } from '../../ports/files.ts'
import { pactPaths } from './pact-paths.ts'

/** The files in `contracts/`: what the user owns, reviews and commits. */
export interface Contracts {
  /** Null where the provider has none. Throws InputError for a broken file. */
  baseline(provider: string): Promise<Baseline | null>
  /** @returns the path it was written to, relative to the repository. */
  saveBaseline(baseline: Baseline): Promise<string>
  /** Null where the provider has none. */
  pin(provider: string): Promise<PinnedContract | null>
  /** Fails as `pin` does, and reads no more than it takes to know. */
  checkPin(provider: string): Promise<void>
  /** Providers with a pin or a baseline, sorted. */
  providers(): Promise<readonly string[]>
}

export interface PinnedContract {
  /** Path relative to the repository. */
  readonly file: string
  readonly contract: Contract
  /** Who reads what, by the Pacts in the repository; absent where there are none. */
  readonly readers?: Readers
}

const endings = { baseline: '.baseline.json', pin: '.pin.json' } as const

/** The contracts of a repository, their readers loaded where there is one to read. Paths in messages are relative to its folder. */
export function contractsIn(
  { folder: root, contracts: folder }: Pick<Settings, 'folder' | 'contracts'>,
  files: Files,
): Contracts {
  const named = (path: string): string => relative(root, path)
  const pathOf = (provider: string, ending: string): string => join(folder, `${provider}${ending}`)
  const pin = async (provider: string): Promise<PinnedContract | null> => {
    const path = pathOf(provider, endings.pin)
    const text = await files.read(path)
    if (text === null) return null
    const { readAnyPin } = await import('../../core/contract/pin/read-pin.ts')
    const contract = await readAnyPin(text, named(path))
    const pinned = { file: named(path), contract }
    const settings = { folder: root, contracts: folder }
    if ((await pactPaths(settings, files)).length === 0) return pinned
    const { readersByPacts } = await import('./readers-by-pacts.ts')
    return { ...pinned, readers: await readersByPacts(provider, contract, settings, files) }
  }
  return {
    async baseline(provider) {
      const path = pathOf(provider, endings.baseline)
      const text = await files.read(path)
      if (text === null) return null
      const { parseBaseline } = await import('../../core/shape/baseline/parse-baseline.ts')
      return parseBaseline(text, named(path))
    },
    async saveBaseline(baseline) {
      const path = pathOf(baseline.provider, endings.baseline)
      const { formatBaseline } = await import('../../core/shape/baseline/format-baseline.ts')
      await files.write(path, formatBaseline(baseline))
      return named(path)
    },
    pin,
    async checkPin(provider) {
      const text = await files.read(pathOf(provider, endings.pin))
      if (text === null) return
      const { isAsWritten } = await import('../../core/contract/pin/checksum.ts')
      if (!isAsWritten(text)) await pin(provider)
    },
    async providers() {
      const listed = await Promise.all(
        Object.values(endings).map(async ending =>
          (await files.list(folder, ending)).map(path =>
            relative(folder, path).slice(0, -ending.length),
          ),
        ),
      )
      return [...new Set(listed.flat())].sort()
    },
  }
}
