import { existsSync, watch, type FSWatcher } from 'node:fs'
import { dirname } from 'node:path'

/** Editors write a file in several steps. */
const SETTLE_MS = 300

/** Calls once for each burst of changes in a folder, or when the folder comes to be. @returns what ends it. */
export function watchFolder(folder: string, changed: () => void): () => void {
  let timer: NodeJS.Timeout | undefined
  let watcher: FSWatcher | undefined
  let isEnded = false
  const follow = (): void => {
    watcher?.close()
    if (isEnded) return
    try {
      watcher = watch(existsSync(folder) ? folder : dirname(folder), later)
      // A folder that is taken away: what is watched then is the one above.
      watcher.once('error', follow)
    } catch {
      // Neither is there: what was loaded goes on.
    }
  }
  const later = (): void => {
    clearTimeout(timer)
    timer = setTimeout(() => {
      follow()
      changed()
    }, SETTLE_MS)
  }
  follow()
  return () => {
    isEnded = true
    clearTimeout(timer)
    watcher?.close()
  }
}
