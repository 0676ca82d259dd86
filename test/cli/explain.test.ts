import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Json } from '../../src/core/json/json.ts'
import type { Finding } from '../../src/core/rules/finding.ts'
import { runInProcess } from './run-in-process.ts'
import { ordersApi } from './verify-files.ts'

let cwd: string
beforeEach(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'tidemark-explain-'))
  await write('api.json', ordersApi())
  expect((await run('pin', 'api.json', '--name', 'acme')).code).toBe(0)
})
afterEach(() => rm(cwd, { recursive: true, force: true }))

const run = (...args: readonly string[]) => runInProcess(args, { cwd, env: {} })

async function write(file: string, content: Json): Promise<void> {
  const path = join(cwd, file)
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, JSON.stringify(content, null, 2))
}

/** Totals that were recorded on these days. */
async function record(totals: Readonly<Record<string, Json>>): Promise<void> {
  const exchanges = Object.entries(totals).map(([recordedAt, total]) => ({
    recordedAt,
    request: { method: 'GET', url: 'https://acme.example/orders', headers: {} },
    response: {
      status: 200,
      headers: { 'content-type': 'application/json' },
      json: [{ id: 1, total }],
    },
  }))
  const operation = 'GET /orders'
  const recording = { tidemarkRecording: 1, provider: 'acme', operation, exchanges }
  await write('recordings/acme/get-orders.json', recording)
}

async function findings(): Promise<readonly Finding[]> {
  const { stdout } = await run('verify', '--format', 'json')
  return (JSON.parse(stdout) as { readonly findings: readonly Finding[] }).findings
}

describe('tidemark explain', () => {
  test.each([
    {
      name: 'a contract that is wrong',
      totals: { '2019-10-10': null, '2024-01-01': null, '2026-11-01': null },
      verdict: 'contract-wrong',
      because: 'contract wrong: 3 recordings from 2019 to 2026 all show null',
    },
    {
      name: 'a recording that is stale',
      totals: { '2019-10-10': null, '2024-01-01': 2.5 },
      verdict: 'stale-recording',
      because:
        'recording stale: 1 recording of 2019-10-10 shows null, and 1 newer recording of 2024-01-01 keeps the promise',
    },
    {
      name: 'a vendor that drifted',
      totals: { '2019-10-10': 2.5, '2024-01-01': null },
      verdict: 'drift',
      because:
        'drift: 1 recording of 2019-10-10 keeps the promise, and 1 newer recording of 2024-01-01 shows null',
    },
  ])('says why it is $name that verify finds', async ({ totals, verdict, because }) => {
    await record(totals)
    const [finding, ...others] = await findings()
    expect(others).toEqual([])
    expect(finding).toMatchObject({ verdict, because })
    const told = await run('explain', (finding?.id ?? '').slice(0, 6))
    expect(told.stdout).toContain(`  ${because}\n`)
    expect(told.stdout).toContain('told by:     npx tidemark verify')
    // No run saw it, so there is nothing that a baseline could be moved to.
    expect(told.stdout).not.toContain('accept it')
    expect(told.stdout).toContain(`npx tidemark ignore ${finding?.id}`)
    expect(told.code).toBe(0)
  })

  test('calls what an auth wall breaks inconclusive, never drift', async () => {
    const response = {
      status: 401,
      headers: { 'content-type': 'application/json' },
      json: { message: 'Bad credentials' },
    }
    const request = { method: 'GET', url: 'https://acme.example/orders', headers: {} }
    await write('recordings/acme/get-orders.json', {
      tidemarkRecording: 1,
      provider: 'acme',
      operation: 'GET /orders',
      exchanges: [{ recordedAt: '2024-01-01', request, response }],
    })
    expect(await findings()).toMatchObject([
      { rule: 'response-status-undocumented', verdict: 'inconclusive', level: 'warning' },
    ])
  })

  test('says that nothing is known under another id', async () => {
    const told = await run('explain', 'ffffffffffff')
    expect(told.code).toBe(2)
    expect(told.stderr).toContain("Nothing is known under 'ffffffffffff'")
  })

  test('says why a finding of a diff is milder than its rule, and that it is ignored', async () => {
    const api = JSON.stringify(ordersApi())
    const either = '"total":{"anyOf":[{"type":"number"},{"type":"integer"}]}'
    await write('old.json', JSON.parse(api))
    await write('new.json', JSON.parse(api.replaceAll('"total":{"type":"number"}', either)))
    const { stdout } = await run('diff', 'old.json', 'new.json', '--format', 'json')
    const { findings: found } = JSON.parse(stdout) as { readonly findings: readonly Finding[] }
    const milder = found.find(({ message }) => message.includes('proven harmless'))
    const id = milder?.id ?? ''
    await run('ignore', id, '--until', '2999-01-01', '--because', 'as agreed')
    const told = await run('explain', id.slice(0, 6), 'old.json', 'new.json')
    expect(told.code, told.stderr).toBe(0)
    expect(told.stdout).toMatch(
      / {2}info, where the rule says error: what both schemas admit was compared, and /,
    )
    expect(told.stdout).toContain('  ignored until 2999-01-01: as agreed\n')
    expect(told.stdout).toContain('told by:     npx tidemark diff old.json new.json')
    const other = await run('explain', 'ffffff', 'old.json', 'new.json')
    expect(other).toMatchObject({ code: 2, stdout: '' })
    expect(other.stderr).toContain("has no finding 'ffffff'")
  })
})
