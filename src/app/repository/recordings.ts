import { join, relative } from 'node:path'
import type { Recording } from '../../core/recording/recording.ts'
import { recordingPath, recordingPaths } from '../../core/recording/recording-path.ts'
import type { Settings } from '../../ports/config.ts'
import type { Files } from '../../ports/files.ts'

/** A recording and the file that it lies in, relative to the repository. */
export interface StoredRecording {
  readonly file: string
  readonly recording: Recording
}

/** Files open at once. */
const AT_ONCE = 16

/** The files in `recordings/`: a folder per provider, a file per operation. */
export interface Recordings {
  /** Null where the operation has none. Throws InputError for a broken file. */
  read(provider: string, operation: string): Promise<StoredRecording | null>
  /** Every one of a provider, by file name. */
  ofProvider(provider: string): Promise<readonly StoredRecording[]>
  /** The same a few at a time, since all of them together can be more than the memory. */
  eachOfProvider(provider: string): AsyncIterable<StoredRecording>
  /** Those of providers that are not named here, a few at a time. */
  eachOfOthers(providers: readonly string[]): AsyncIterable<StoredRecording>
  /** The file, and its size in bytes; `unchanged` where it was written so already. */
  save(recording: Recording): Promise<{ file: string; bytes: number; unchanged: boolean }>
}

export function recordingsIn(
  { folder: root, recordings }: Pick<Settings, 'folder' | 'recordings'>,
  files: Files,
): Recordings {
  const named = (path: string): string => relative(root, path)
  // The path of a recording names the usual folder first; a configured one stands in for it.
  const inRepository = (path: string): string => join(recordings, relative('recordings', path))
  const load = async (path: string): Promise<StoredRecording | null> => {
    const text = await files.read(path)
    if (text === null) return null
    const { parseRecording } = await import('../../core/recording/parse-recording.ts')
    return { file: named(path), recording: parseRecording(text, named(path)) }
  }
  const folderOf = (provider: string): string =>
    join(inRepository(recordingPath(provider, 'GET /')), '..')
  async function* inFolder(folder: string): AsyncGenerator<StoredRecording> {
    const paths = await files.list(folder, '.json')
    for (let from = 0; from < paths.length; from += AT_ONCE) {
      const loaded = await Promise.all(paths.slice(from, from + AT_ONCE).map(load))
      yield* loaded.filter(stored => stored !== null)
    }
  }
  /** Its own file, or else the first that no other operation has. */
  const placeOf = async (
    provider: string,
    operation: string,
  ): Promise<{ readonly path: string; readonly stored: StoredRecording | null }> => {
    const paths = recordingPaths(provider, operation).map(inRepository)
    const loaded = await Promise.all(
      paths.map(async path => {
        return { path, stored: await load(path) }
      }),
    )
    const own = loaded.find(({ stored }) => stored?.recording.operation === operation)
    const free = loaded.find(({ stored }) => stored === null)
    const last = { path: paths.at(-1) ?? '', stored: null }
    return own ?? free ?? last
  }
  return {
    read: async (provider, operation) => (await placeOf(provider, operation)).stored,
    async ofProvider(provider) {
      const all: StoredRecording[] = []
      for await (const stored of inFolder(folderOf(provider))) all.push(stored)
      return all
    },
    eachOfProvider: provider => inFolder(folderOf(provider)),
    async *eachOfOthers(providers) {
      const known = new Set(providers.map(folderOf))
      const folders = [recordings, ...(await files.folders(recordings))]
      for (const folder of folders) if (!known.has(folder)) yield* inFolder(folder)
    },
    async save(recording) {
      const { path } = await placeOf(recording.provider, recording.operation)
      const { formatRecording } = await import('../../core/recording/format-recording.ts')
      const text = formatRecording(recording)
      const unchanged = (await files.read(path)) === text
      if (!unchanged) await files.write(path, text)
      return { file: named(path), bytes: new TextEncoder().encode(text).length, unchanged }
    },
  }
}
