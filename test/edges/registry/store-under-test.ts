import { afterEach, beforeEach } from 'vitest'
import { openRegistry } from '../../../src/edges/registry/open.ts'
import type { Registry } from '../../../src/ports/registry.ts'
import { decodeCounts, mergeCounts, type Counts } from './counts.ts'

export interface StoreUnderTest {
  readonly name: string
  /** The URL of an empty store. */
  newUrl(): Promise<string>
  /** Runs SQL past the registry, to break it. Unqualified names are those of the registry. */
  tamper(url: string, sql: string): Promise<void>
}

/** The registry of the test that is running. */
export interface Opened {
  url: string
  registry: Registry
  /** Another connection to the same store. */
  again(): Promise<Registry>
  /** What the first window counts. */
  total(): Promise<Counts | undefined>
}

/** Gives each test a store of its own. */
export function openForEachTest(store: StoreUnderTest): Opened {
  const opened: Omit<Opened, 'registry'> & { registry: Registry | null } = {
    url: '',
    registry: null,
    again: () => openRegistry({ url: opened.url, mergeTallies: mergeCounts }),
    async total() {
      const [window] = (await opened.registry?.tallies.windows({})) ?? []
      return window && decodeCounts(window.tally)
    },
  }
  beforeEach(async () => {
    opened.url = await store.newUrl()
    opened.registry = await opened.again()
  })
  afterEach(() => opened.registry?.close())
  return opened as Opened
}
