import { join } from 'node:path'
import type { Files } from '../../ports/files.ts'

/** What Tidemark keeps for itself: windows, keys, raw records. Never part of a commit. */
const FOLDER = '.tidemark/'

/** Adds the folder to `.gitignore`, unless a line there covers it. What stands there stays. */
export async function ignoreFolder(folder: string, files: Files): Promise<void> {
  const path = join(folder, '.gitignore')
  const text = (await files.read(path)) ?? ''
  const isCovered = text.split(/\r?\n/).some(line => /^(?:\*\*)?\/?\.tidemark\/?\s*$/.test(line))
  if (isCovered) return
  const end = text === '' || text.endsWith('\n') ? '' : '\n'
  await files.write(path, `${text}${end}${FOLDER}\n`)
}
