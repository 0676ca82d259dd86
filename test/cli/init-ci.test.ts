import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { commands } from '../../src/cli/commands.ts'
import { runInProcess } from './run-in-process.ts'

let cwd: string

beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'tidemark-init-ci-'))
  mkdirSync(join(cwd, 'monitors'))
  const target = "{ url: 'https://api.acme.example/v1', headers: { 'x-key': 'env:ACME_TOKEN' } }"
  writeFileSync(
    join(cwd, 'monitors/acme.ts'),
    `export default { name: 'acme', target: ${target} }\n`,
  )
})
afterEach(() => rmSync(cwd, { recursive: true, force: true }))

const init = (...args: readonly string[]) => runInProcess(['init', ...args], { cwd })
const read = (path: string): string => readFileSync(join(cwd, path), 'utf8')

interface Step {
  readonly run?: string
  readonly env?: Readonly<Record<string, string>>
}

describe('tidemark init --ci', () => {
  test('writes a workflow for GitHub in which verify sees no secret', async () => {
    const run = await init('--ci', 'github')
    expect(run.code, run.stderr).toBe(0)
    const text = read('.github/workflows/tidemark.yml')
    const { on, jobs } = parse(text) as {
      on: Record<string, unknown>
      jobs: Record<'verify' | 'canary', { if: string; steps: readonly Step[] }>
    }
    expect(Object.keys(on)).toEqual(['pull_request', 'schedule', 'workflow_dispatch'])
    expect(JSON.stringify(jobs.verify)).not.toContain('secrets.')
    const asking = jobs.canary.steps.find(step => step.run?.includes('canary --format'))
    expect(asking?.env).toEqual({ ACME_TOKEN: '${{ secrets.ACME_TOKEN }}' })
    expectKnownCommands(text)
  })

  test('writes a pipeline for GitLab', async () => {
    await init('--ci', 'gitlab')
    const text = read('.gitlab-ci.tidemark.yml')
    const pipeline = parse(text) as Record<string, { script?: readonly string[] }>
    expect(pipeline['tidemark-verify']?.script).toEqual([
      'npx tidemark verify --write junit=tidemark.xml',
    ])
    expectKnownCommands(text)
  })

  test('writes where git looks, and names the folder of a part', async () => {
    mkdirSync(join(cwd, '.git'))
    writeFileSync(join(cwd, '.git/HEAD'), 'ref: refs/heads/main\n')
    mkdirSync(join(cwd, 'packages/shop'), { recursive: true })
    writeFileSync(
      join(cwd, 'packages/shop/tidemark.config.ts'),
      "import { defineConfig } from 'tidemark'\nexport default defineConfig({})\n",
    )
    const run = await runInProcess(['init', '--ci', 'github'], { cwd: join(cwd, 'packages/shop') })
    expect(run.stdout).toContain('wrote ../../.github/workflows/tidemark.yml')
    const { defaults } = parse(read('.github/workflows/tidemark.yml')) as { defaults: unknown }
    expect(defaults).toEqual({ run: { 'working-directory': 'packages/shop' } })
  })

  test('keeps a pipeline that is there', async () => {
    writeFileSync(join(cwd, '.gitlab-ci.tidemark.yml'), 'mine: {}\n')
    const run = await init('--ci', 'gitlab')
    expect(run.stdout).toContain('kept  .gitlab-ci.tidemark.yml')
    expect(read('.gitlab-ci.tidemark.yml')).toBe('mine: {}\n')
  })
})

function expectKnownCommands(text: string): void {
  const called = [...text.matchAll(/npx tidemark ([a-z]+)/g)].map(([, name]) => name)
  expect(called.length).toBeGreaterThan(1)
  for (const name of called) expect(commands.map(command => command.name)).toContain(name)
}
