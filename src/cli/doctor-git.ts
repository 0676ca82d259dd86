import { execFile } from 'node:child_process'

/** Whether git ignores what Tidemark keeps in a folder; null where the folder is in no repository, or there is no git. */
export function isIgnoredFolder(folder: string): Promise<boolean | null> {
  return new Promise(resolve => {
    execFile('git', ['-C', folder, 'check-ignore', '-q', '.tidemark/registry.db'], error => {
      if (error === null) resolve(true)
      else resolve(error.code === 1 ? false : null)
    })
  })
}
