import { readdir, stat } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { readTextFileIfAny } from './read-file.ts'

export interface WalkedFile {
  /** From the folder that was walked, with `/`. */
  readonly path: string
  readonly bytes: number
}

/** A repository can be endless: what lies beyond is not looked at. */
const MAX_FILES = 20_000
const MAX_DEPTH = 12

/** Made or fetched by tools, never written by the people of the repository. */
const foreign: ReadonlySet<string> = new Set(
  'node_modules dist build out coverage vendor target bower_components __pycache__'.split(' '),
)

/**
 * The files below a folder, nearest first. Hidden folders, links, what tools made, and names that `.gitignore` of
 * that folder lists plainly are left out; its patterns with paths are not understood. What cannot be read is left out.
 */
export async function walkFiles(root: string): Promise<readonly WalkedFile[]> {
  const isIgnored = ignoredNames((await readTextFileIfAny(join(root, '.gitignore'))) ?? '')
  const found: WalkedFile[] = []
  let level = [root]
  for (let depth = 0; depth < MAX_DEPTH && level.length > 0; depth++) {
    const below: string[] = []
    for (const folder of level) {
      for (const entry of await readdir(folder, { withFileTypes: true }).catch(() => [])) {
        if (found.length >= MAX_FILES) return found
        const { name } = entry
        if (name.startsWith('.') || isIgnored(name)) continue
        const path = join(folder, name)
        if (entry.isDirectory() && !foreign.has(name)) below.push(path)
        if (!entry.isFile()) continue
        const bytes = await stat(path).then(
          ({ size }) => size,
          () => null,
        )
        if (bytes !== null) found.push({ path: relative(root, path).replaceAll('\\', '/'), bytes })
      }
    }
    level = below.sort()
  }
  return found
}

/** Names, and names by their ending (`*.log`). */
function ignoredNames(gitignore: string): (name: string) => boolean {
  const lines = gitignore
    .split(/\r?\n/)
    .map(line => line.trim().replace(/^\/|\/$/g, ''))
    .filter(line => line !== '' && !/[#!/[\]?]/.test(line))
  const names = new Set(lines.filter(line => !line.includes('*')))
  const endings = lines.flatMap(line => /^\*(\.[\w.-]+)$/.exec(line)?.[1] ?? [])
  return name => names.has(name) || endings.some(ending => name.endsWith(ending))
}
