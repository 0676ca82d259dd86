import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { runInProcess } from './run-in-process.ts'
import { orderBaseline, orderRecording, ordersApi } from './verify-files.ts'

let cwd: string
beforeEach(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'tidemark-verify-'))
})
afterEach(() => rm(cwd, { recursive: true, force: true }))

const run = (args: readonly string[], env: Readonly<Record<string, string>> = {}) =>
  runInProcess(args, { cwd, env })

async function write(file: string, content: unknown): Promise<void> {
  const path = join(cwd, file)
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content, null, 2))
}

async function pin(): Promise<void> {
  await write('api.json', ordersApi())
  const pinned = await run(['pin', 'api.json', '--name', 'acme'])
  expect(pinned.code, pinned.stderr).toBe(0)
}

const file = 'recordings/acme/get-orders.json'

describe('tidemark verify', () => {
  test.each([
    { has: 'pin and recording', pinned: true, baseline: false, recorded: true, code: 0, ci: 0 },
    {
      has: 'baseline and recording',
      pinned: false,
      baseline: true,
      recorded: true,
      code: 0,
      ci: 0,
    },
    { has: 'all three', pinned: true, baseline: true, recorded: true, code: 0, ci: 0 },
    { has: 'a pin only', pinned: true, baseline: false, recorded: false, code: 3, ci: 3 },
    { has: 'a baseline only', pinned: false, baseline: true, recorded: false, code: 3, ci: 3 },
    { has: 'a recording only', pinned: false, baseline: false, recorded: true, code: 3, ci: 3 },
    { has: 'nothing', pinned: false, baseline: false, recorded: false, code: 3, ci: 3 },
  ])(
    'ends with $code where a provider has $has',
    async ({ pinned, baseline, recorded, code, ci }) => {
      if (pinned) await pin()
      if (baseline) await write('contracts/acme.baseline.json', orderBaseline)
      if (recorded) await write(file, orderRecording())
      const told = await run(['verify'])
      expect(told.code, told.stdout).toBe(code)
      expect(told.stdout.includes('nothing was verified')).toBe(code === 3)
      expect((await run(['verify'], { CI: 'true' })).code).toBe(ci)
    },
  )

  test('in CI lets nothing pass that it can hold against nothing, unless it is to learn', async () => {
    await pin()
    await write(file, orderRecording())
    await write('recordings/other/get-x.json', orderRecording({}, { provider: 'other' }))
    expect((await run(['verify'])).code).toBe(0)
    const told = await run(['verify'], { CI: 'true' })
    expect(told.code).toBe(3)
    expect(told.stdout).toContain('recordings/other/get-x.json belongs to no provider')
    expect((await run(['verify', '--learn'], { CI: 'true' })).code).toBe(0)
  })

  test('finds what must not be recorded, by file, place and kind, and never tells it', async () => {
    await pin()
    const token = 'ghp_0123456789abcdefghijABCDEFGHIJ012345'
    await write(
      file,
      orderRecording({ id: 1, total: 2, hook: token, contact: 'jane.roe@gmail.com' }),
    )
    const told = await run(['verify'])
    expect(told.code).toBe(1)
    expect(told.stdout).toContain('recording-holds-secret')
    expect(told.stdout).toContain(`vendor-token in ${file}`)
    expect(told.stdout).toContain('recording-holds-personal-data')
    expect(told.stdout).toContain('/*/contact')
    for (const format of ['text', 'json', 'markdown', 'html', 'junit', 'sarif', 'github']) {
      const { stdout, stderr } = await run(['verify', '--format', format])
      expect(stdout + stderr).not.toContain(token)
      expect(stdout + stderr).not.toContain('jane.roe')
    }
    const json = await run(['verify', '--format', 'json'])
    const { findings } = JSON.parse(json.stdout) as {
      readonly findings: readonly { readonly rule: string; readonly contract: unknown }[]
    }
    expect(findings.find(({ rule }) => rule === 'recording-holds-secret')?.contract).toEqual({
      file,
      pointer: '/exchanges/0/response/json/0/hook',
    })
  })

  test('finds secrets where nothing else can be verified', async () => {
    await write(file, orderRecording({ password: 'hunter two' }))
    const told = await run(['verify'])
    expect(told.code).toBe(1)
    expect(told.stdout).toContain('field named as a credential')
  })
})

const ignores = (...entries: readonly unknown[]): Promise<void> =>
  write('contracts/ignores.json', { ignores: entries })

describe('the ignores of a repository', () => {
  test('leave out what they are about, and say nothing then', async () => {
    await pin()
    await write(file, orderRecording({ id: 1 }))
    expect((await run(['verify', '--fail-on', 'warning'])).code).toBe(1)
    await ignores({
      rule: 'response-required-property-missing',
      reason: 'known',
      until: '2999-01-01',
    })
    const told = await run(['verify', '--fail-on', 'info'])
    expect(told, told.stdout).toMatchObject({ code: 0 })
  })

  test('are told with file and line when they ended, or leave nothing out', async () => {
    await pin()
    await write(file, orderRecording({ id: 1 }))
    await ignores(
      { rule: 'response-required-property-missing', reason: 'known', until: '2020-01-01' },
      { id: '0123456789ab', reason: 'went' },
      { rule: 'api-path-removed-without-deprecation', reason: 'only upstream tells it' },
    )
    const told = await run(['verify'])
    expect(told.code).toBe(0)
    expect(told.stdout).toContain(
      'contracts/ignores.json:3 ended on 2020-01-01; 1 finding is told again',
    )
    expect(told.stdout).toContain('contracts/ignores.json:8 leaves nothing out any more')
    expect(told.stdout).not.toContain('/ignores/2')
    expect((await run(['verify', '--fail-on', 'warning'])).code).toBe(1)
  })

  test('are never called unused where only a part was looked at', async () => {
    await pin()
    await write(file, orderRecording())
    await ignores({ id: '0123456789ab', reason: 'went' })
    expect((await run(['verify', 'acme'])).stdout).not.toContain('ignore-unused')
    expect((await run(['verify'])).stdout).toContain('ignore-unused')
  })
})

test('the example of a repository in git verifies without a secret', async () => {
  const root = join(import.meta.dirname, '../..')
  const { stdout } = await runInProcess(['verify', '--format', 'json'], { cwd: root })
  expect(stdout).not.toContain('recording-holds')
  expect(await readFile(join(root, 'contracts/github.pin.json'), 'utf8')).not.toBe('')
})
