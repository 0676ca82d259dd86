import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Ended } from '../run-command.ts'
import { startVendor } from '../support/vendor.ts'
import { answers } from './hostile/answers.ts'
import { body, type Case } from './hostile/case.ts'
import { descriptions } from './hostile/descriptions.ts'
import { folders } from './hostile/folders.ts'
import { words } from './hostile/words.ts'
import { runInProcess } from './run-in-process.ts'

describe.concurrent.each([
  ['answers', answers],
  ['folders', folders],
  ['descriptions', descriptions],
  ['words', words],
])('bad %s', (_, cases) => {
  test.each(cases)('$name: one sentence, no drift, nothing lost', async given => {
    const { ended, before, after } = await meet(given)
    const said = ended.stdout + ended.stderr
    expect(ended.code, said).toBe(given.exit)
    expect(said).toMatch(given.says)
    expect(said).not.toMatch(/^\s+at |\bat \S+:\d+:\d+|node:internal|Something broke/m)
    expect(said).not.toContain('hidden')
    expect(said.trim().split('\n').length, said).toBeLessThanOrEqual(3)
    expect(after).toEqual(before)
  })
})

async function meet(given: Case): Promise<{ ended: Ended; before: unknown; after: unknown }> {
  const vendor = await startVendor(body)
  const cwd = mkdtempSync(join(tmpdir(), 'tidemark-hostile-'))
  const url = `${vendor.url}/v1/orders`
  try {
    if (!given.fresh) expect((await runInProcess(['canary', url], { cwd })).code).toBe(0)
    for (const [path, content] of Object.entries(given.files ?? {})) {
      mkdirSync(dirname(join(cwd, path)), { recursive: true })
      writeFileSync(join(cwd, path), content)
    }
    given.spoil?.(cwd)
    if (given.handle !== undefined) vendor.handle(given.handle)
    const before = committed(cwd)
    const args = (given.args ?? 'canary URL')
      .split(' ')
      .map(word => word.replace('URL', url).replace('HOST', new URL(url).host))
    const ended = await runInProcess(args, { cwd, env: given.env ?? {} })
    return { ended, before, after: committed(cwd) }
  } finally {
    await vendor.close()
    rmSync(cwd, { recursive: true, force: true })
  }
}

/** What a person has committed, or will: every file outside `.tidemark`. */
function committed(cwd: string): Record<string, string> {
  const files = readdirSync(cwd, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name))
    .filter(path => !path.includes('.tidemark'))
  return Object.fromEntries(files.map(path => [path, readFileSync(path, 'latin1')]))
}
