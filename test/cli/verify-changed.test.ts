import { execFileSync } from 'node:child_process'
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { runInProcess } from './run-in-process.ts'
import { orderRecording, ordersApi } from './verify-files.ts'

let home: string
let cwd: string

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'tidemark-changed-'))
  cwd = join(home, 'repo')
  await mkdir(cwd)
})
afterEach(() => rm(home, { recursive: true, force: true }))

function git(...words: readonly string[]): string {
  const own = ['-c', 'user.name=t', '-c', 'user.email=t@test.example', '-c', 'commit.gpgsign=false']
  const env = { PATH: process.env['PATH'] ?? '', HOME: home, GIT_CONFIG_NOSYSTEM: '1' }
  return execFileSync('git', [...own, ...words], { cwd, env, encoding: 'utf8', stdio: 'pipe' })
}

async function write(file: string, content: unknown): Promise<void> {
  const path = join(cwd, file)
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content, null, 2))
}

const run = (args: readonly string[], env: Readonly<Record<string, string>> = {}) =>
  runInProcess(args, { cwd, env })

const recordingOf = (provider: string): string => `recordings/${provider}/get-orders.json`

async function startRepository(folder = ''): Promise<void> {
  await write(join(folder, 'api.json'), ordersApi())
  for (const provider of ['acme', 'bolt']) {
    const name = ['--name', provider, '--operations', '*']
    const at = join(cwd, folder)
    const pinned = await runInProcess(['pin', 'api.json', ...name], { cwd: at })
    expect(pinned.code, pinned.stderr).toBe(0)
    await write(join(folder, recordingOf(provider)), orderRecording({ id: 1 }, { provider }))
  }
  git('init', '-q', '-b', 'main')
  git('add', '.')
  git('commit', '-qm', 'start')
  git('checkout', '-qb', 'work')
}

const broken = { id: 'x' }

describe('tidemark verify --changed', () => {
  test.each([
    { name: 'a recording', file: recordingOf('acme'), content: orderRecording(broken) },
    {
      name: 'a new recording',
      file: 'recordings/acme/get-new.json',
      content: orderRecording(broken),
    },
    {
      name: 'a monitor',
      file: 'monitors/mine.ts',
      content: "export default { provider: 'acme' }\n",
    },
    {
      name: 'a Pact',
      file: 'contracts/web.pact.json',
      content: JSON.stringify({
        consumer: { name: 'web' },
        provider: { name: 'Acme' },
        interactions: [],
        metadata: { pactSpecification: { version: '4.0' } },
      }),
    },
  ])('looks only at the provider of which $name was changed', async ({ file, content }) => {
    await startRepository()
    await write(file, content)
    const told = await run(['verify', '--changed', '--format', 'json'])
    const { findings } = JSON.parse(told.stdout) as {
      readonly findings: readonly { readonly provider: string }[]
    }
    expect(new Set(findings.map(({ provider }) => provider))).toEqual(new Set(['acme']))
    const { stdout } = await run(['verify', '--changed'])
    expect(stdout).toMatch(/left out, as not changed since main \([0-9a-f]{12}\): bolt/)
  })

  test('sees what was committed, and what main did since then as not changed', async () => {
    await startRepository()
    await write(recordingOf('bolt'), orderRecording(broken, { provider: 'bolt' }))
    git('commit', '-qam', 'work')
    git('checkout', '-q', 'main')
    await write(recordingOf('acme'), orderRecording(broken))
    git('commit', '-qam', 'elsewhere')
    git('checkout', '-q', 'work')
    expect((await run(['verify', '--changed'])).stdout).toContain('): acme')
  })

  test('has nothing to do, and is fine, where nothing of ours was changed', async () => {
    await startRepository()
    await write('src/x.ts', 'export {}\n')
    const told = await run(['verify', '--changed'], { CI: 'true' })
    expect(told.code).toBe(0)
    expect(told.stdout).toContain('nothing to verify')
    expect(told.stdout).toContain('): acme, bolt')
  })

  test.each([
    { name: 'the configuration', file: 'tidemark.config.ts', content: 'export default {}\n' },
    { name: 'the ignores', file: 'contracts/ignores.json', content: { ignores: [] } },
    { name: 'a monitor that names nobody', file: 'monitors/x.ts', content: 'export default {}\n' },
    { name: 'the document of both pins', file: 'api.json', content: {} },
  ])('looks at all where $name was changed', async ({ file, content }) => {
    await startRepository()
    await write(file, content)
    expect((await run(['verify', '--changed'])).stdout).toContain('all providers are touched')
  })

  test.each([
    { by: 'its word', words: ['--changed=base'], env: {} },
    { by: 'GitHub', words: ['--changed'], env: { GITHUB_BASE_REF: 'base' } },
    { by: 'GitLab', words: ['--changed'], env: { CI_MERGE_REQUEST_TARGET_BRANCH_NAME: 'base' } },
  ])('takes the base that is named by $by', async ({ words, env }) => {
    await startRepository()
    await write(recordingOf('acme'), orderRecording(broken))
    git('commit', '-qam', 'one')
    git('branch', 'base')
    await write(recordingOf('bolt'), orderRecording(broken, { provider: 'bolt' }))
    const { stdout } = await run(['verify', ...words], env)
    expect(stdout).toMatch(/since base \([0-9a-f]{12}\): acme/)
  })

  test('looks at one package of many, and not at what is changed beside it', async () => {
    await startRepository('packages/one')
    await cp(join(cwd, 'packages/one'), join(cwd, 'packages/two'), { recursive: true })
    await write('packages/one/tidemark.config.ts', 'export default {}\n')
    await write('packages/two/tidemark.config.ts', 'export default {}\n')
    git('add', '.')
    git('commit', '-qm', 'two packages')
    git('branch', 'base')
    await write(join('packages/one', recordingOf('acme')), orderRecording(broken))
    const inOne = await runInProcess(['verify', '--changed=base'], {
      cwd: join(cwd, 'packages/one'),
    })
    expect(inOne.stdout).toContain('): bolt')
    const inTwo = await runInProcess(['verify', '--changed=base'], {
      cwd: join(cwd, 'packages/two'),
    })
    expect(inTwo).toMatchObject({ code: 0 })
    expect(inTwo.stdout).toContain('nothing to verify')
  })

  test('verifies all where a shallow clone does not reach the base, and says so', async () => {
    await startRepository()
    await write('x', '1')
    git('add', '.')
    git('commit', '-qm', 'more')
    git('clone', '-q', '--depth', '1', '--branch', 'work', `file://${cwd}`, join(home, 'clone'))
    cwd = join(home, 'clone')
    const told = await run(['verify', '--changed'], { GITHUB_BASE_REF: 'main' })
    expect(told.stdout).toContain(
      "everything was verified: this shallow clone does not reach 'main'",
    )
    expect(told.stdout).toContain('acme GET /orders')
    expect(told.stdout).toContain('bolt GET /orders')
  })

  test('takes a provider behind the option for a provider, and one that went for nothing to do', async () => {
    await startRepository()
    await write(recordingOf('acme'), orderRecording(broken))
    expect((await run(['verify', '--changed', 'bolt'])).stdout).toContain('): bolt')
    git('commit', '-qam', 'more')
    await rm(join(cwd, 'contracts/bolt.pin.json'))
    await rm(join(cwd, recordingOf('bolt')))
    const told = await run(['verify', '--changed=work'])
    expect(told.code).toBe(0)
    expect(told.stdout).toContain('): acme')
  })

  test('goes through a link to the repository', async () => {
    await startRepository()
    await write(recordingOf('acme'), orderRecording(broken))
    await symlink(cwd, join(home, 'link'))
    const told = await runInProcess(['verify', '--changed'], { cwd: join(home, 'link') })
    expect(told.stdout).toContain('): bolt')
  })

  test('is refused in one sentence without a repository, and for a base that is none', async () => {
    await write('contracts/ignores.json', { ignores: [] })
    const outside = await run(['verify', '--changed'])
    expect(outside.code).toBe(2)
    expect(outside.stderr).toContain('this is no git repository')
    await startRepository()
    for (const base of ['nowhere', '--output=x', 'main..work']) {
      const told = await run(['verify', `--changed=${base}`])
      expect(told.code).toBe(2)
      expect(told.stderr).toContain(`git knows no '${base}'`)
    }
  })
})
