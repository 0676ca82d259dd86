import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export interface Loaded {
  readonly value?: unknown
  readonly name?: string
  readonly message?: string
}

export type Sources = Readonly<Record<string, string>>

/** Writes each set of files into a folder of its own, and has Node load them all. */
export function loadFiles(
  what: 'config' | 'monitors',
  home: string,
  sets: readonly Sources[],
): Loaded[] {
  const folders = sets.map((sources, index) => {
    const folder = join(home, `${what}-${index}`)
    mkdirSync(folder, { recursive: true })
    for (const [name, source] of Object.entries(sources)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true })
      writeFileSync(join(folder, name), source)
    }
    return folder
  })
  const script = fileURLToPath(new URL('./load.ts', import.meta.url))
  const child = spawnSync(process.execPath, [script, what, ...folders], { encoding: 'utf8' })
  const lines = child.stdout.trimEnd().split('\n')
  if (child.status !== 0 || lines.length !== sets.length) throw new Error(child.stderr)
  return lines.map(line => JSON.parse(line) as Loaded)
}
