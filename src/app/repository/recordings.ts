import { join, relative } from 'node:path'
import { formatRecording } from '../../core/recording/format-recording.ts'
import { parseRecording } from '../../core/recording/parse-recording.ts'
import type { Recording } from '../../core/recording/recording.ts'
import { recordingPath, recordingPaths } from '../../core/recording/recording-path.ts'
import type { Settings } from '../../ports/config.ts'
import type { Files } from '../../ports/files.ts'

/** A recording and the file that it lies in, relative to the repository. */
export interface StoredRecording {
  readonly file: string
  readonly recording: Recording
}

/** The files in `recordings/`: a folder per provider, a file per operation. */
export interface Recordings {
  /** Null where the operation has none. Throws InputError for a broken file. */
  read(provider: string, operation: string): Promise<StoredRecording | null>
  /** Every one of a provider, by file name. */
  ofProvider(provider: string): Promise<readonly StoredRecording[]>
  /** Those of providers that are not named here. */
  ofOthers(providers: readonly string[]): Promise<readonly StoredRecording[]>
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
    return text === null
      ? null
      : { file: named(path), recording: parseRecording(text, named(path)) }
  }
  const folderOf = (provider: string): string =>
    join(inRepository(recordingPath(provider, 'GET /')), '..')
  const inFolder = async (folder: string): Promise<readonly StoredRecording[]> => {
    const loaded = await Promise.all((await files.list(folder, '.json')).map(load))
    return loaded.filter(stored => stored !== null)
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
    ofProvider: provider => inFolder(folderOf(provider)),
    async ofOthers(providers) {
      const known = new Set(providers.map(folderOf))
      const folders = [recordings, ...(await files.folders(recordings))]
      const others = folders.filter(folder => !known.has(folder))
      return (await Promise.all(others.map(inFolder))).flat()
    },
    async save(recording) {
      const { path } = await placeOf(recording.provider, recording.operation)
      const text = formatRecording(recording)
      const unchanged = (await files.read(path)) === text
      if (!unchanged) await files.write(path, text)
      return { file: named(path), bytes: new TextEncoder().encode(text).length, unchanged }
    },
  }
}
