import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { runCommand, type Ended } from '../run-command.ts'

const root = join(import.meta.dirname, '../..')
const script = join(root, '.ci/action-verify')

interface Step {
  readonly id?: string
  readonly if?: string
  readonly uses?: string
  readonly run?: string
  readonly shell?: string
  readonly env?: Readonly<Record<string, string>>
}

interface Action {
  readonly inputs: Readonly<Record<string, { readonly description: string }>>
  readonly outputs: Readonly<Record<string, { readonly value: string }>>
  readonly runs: { readonly using: string; readonly steps: readonly Step[] }
}

async function readAction(): Promise<Action> {
  return parse(await readFile(join(root, 'action.yml'), 'utf8')) as Action
}

describe('the action', () => {
  let folder = ''
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tidemark-action-'))
  })
  afterEach(async () => {
    await rm(folder, { recursive: true })
  })

  /** A pin that promises text where the only recording has a number. */
  async function project(type: string): Promise<void> {
    const schema = { type: 'object', properties: { total: { type } }, required: ['total'] }
    const response = { description: 'ok', content: { 'application/json': { schema } } }
    const document = {
      openapi: '3.0.3',
      info: { title: 'Acme', version: '1' },
      servers: [{ url: 'https://api.acme.example' }],
      paths: { '/orders': { get: { responses: { 200: response } } } },
    }
    await writeFile(join(folder, 'openapi.json'), JSON.stringify(document))
    await writeFile(join(folder, 'tidemark.config.ts'), 'export default {}\n')
    const pinned = await tidemark('pin', 'openapi.json', '--name', 'acme')
    expect(pinned.code, pinned.stderr).toBe(0)
    const recorded = await readFile(join(import.meta.dirname, 'orders.recording.json'), 'utf8')
    await mkdir(join(folder, 'recordings/acme'), { recursive: true })
    await writeFile(join(folder, 'recordings/acme/get-orders.json'), recorded)
  }

  function tidemark(...args: readonly string[]): Promise<Ended> {
    const main = join(root, 'src/cli/bin.ts')
    return runCommand(process.execPath, ['--conditions=source', main, ...args], {
      cwd: folder,
      env: { HOME: folder, PATH: process.env['PATH'] },
    })
  }

  /** As a runner starts the step; `npx tidemark` is the source of this checkout. */
  async function verify(more: Readonly<Record<string, string>> = {}): Promise<{
    readonly ended: Ended
    readonly outputs: Readonly<Record<string, string>>
  }> {
    const bin = join(folder, 'bin')
    await mkdir(bin)
    const npx = `#!/bin/sh\nshift 2\nexec "${process.execPath}" --conditions=source "${join(root, 'src/cli/bin.ts')}" "$@"\n`
    await writeFile(join(bin, 'npx'), npx)
    await chmod(join(bin, 'npx'), 0o755)
    const output = join(folder, 'outputs')
    const ended = await runCommand('bash', [script], {
      cwd: folder,
      env: {
        HOME: folder,
        PATH: `${bin}:${join(process.execPath, '..')}:/usr/bin:/bin`,
        RUNNER_TEMP: folder,
        GITHUB_OUTPUT: output,
        GITHUB_STEP_SUMMARY: join(folder, 'summary.md'),
        ...more,
      },
    })
    const lines = (await readFile(output, 'utf8')).trim().split('\n')
    return { ended, outputs: Object.fromEntries(lines.map(line => line.split('=', 2))) }
  }

  test('uses only inputs that it declares, and declares only what it uses', async () => {
    const action = await readAction()
    const body = JSON.stringify(action.runs)
    const used = new Set([...body.matchAll(/inputs\.([\w-]+)/g)].map(([, name]) => name))
    expect(used).toEqual(new Set(Object.keys(action.inputs)))
    expect(action.runs.using).toBe('composite')
    for (const { run, shell } of action.runs.steps)
      if (run !== undefined) expect(shell).toBe('bash')
  })

  test('never lets what a pull request says become part of a script', async () => {
    const { runs } = await readAction()
    for (const { run = '' } of runs.steps) expect(run).not.toContain('${{')
  })

  test('passes what holds, and has nothing to comment on', async () => {
    await project('number')
    const { ended, outputs } = await verify()
    expect(ended.code, ended.stderr).toBe(0)
    expect(outputs).toMatchObject({ 'exit-code': '0', conclusion: '0' })
    expect(await readFile(outputs['markdown-file'] ?? '', 'utf8')).toBe('')
  })

  test('annotates what does not, and leaves it as SARIF, as markdown and in the summary', async () => {
    await project('string')
    const { ended, outputs } = await verify({ TIDEMARK_FAIL_ON: 'warning' })
    expect(outputs).toMatchObject({ 'exit-code': '1', conclusion: '1' })
    expect(ended.stdout).toMatch(/^::(warning|error) .*::/m)
    const sarif = JSON.parse(await readFile(outputs['sarif-file'] ?? '', 'utf8')) as {
      runs: { results: object[] }[]
    }
    expect(sarif.runs[0]?.results).toHaveLength(1)
    expect(await readFile(outputs['markdown-file'] ?? '', 'utf8')).toContain('total')
    expect(await readFile(join(folder, 'summary.md'), 'utf8')).toContain('total')
  })

  test('is neutral on a fork where nothing could be checked, and fails elsewhere', async () => {
    await project('number')
    await rm(join(folder, 'recordings'), { recursive: true })
    const onFork = await verify({ FROM_FORK: 'true' })
    expect(onFork.ended.stdout).toContain('::notice title=tidemark::Could not check everything')
    expect(onFork.outputs).toMatchObject({ 'exit-code': '3', conclusion: '0' })
    for (const name of ['bin', 'outputs']) await rm(join(folder, name), { recursive: true })
    expect((await verify()).outputs).toMatchObject({ 'exit-code': '3', conclusion: '3' })
  })
})
