import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { gate as ask } from '../../src/client/gate.ts'
import { withWatchState } from '../../src/app/sync/with-watch-state.ts'
import { newGate, stepGate } from '../../src/core/sync/gate.ts'
import { openRegistry } from '../../src/edges/registry/open.ts'
import { mergeCounts } from '../edges/registry/counts.ts'
import { runInProcess } from './run-in-process.ts'

const folder = mkdtempSync(join(tmpdir(), 'tidemark-gate-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const config = `export default { gates: {
  'crm-sync': { reads: { acme: ['GET /v1/orders'] } },
  'bi-sync': { reads: { acme: ['**'] }, ifUnknown: 'hold' },
} }`

let cwd: string
beforeEach(() => {
  cwd = mkdtempSync(join(folder, 'repository-'))
  writeFileSync(join(cwd, 'tidemark.config.mjs'), config)
})

async function cli(line: string): Promise<{ code: number | null; out: string; err: string }> {
  const words = line.match(/"[^"]*"|\S+/g)?.map(word => word.replaceAll('"', '')) ?? []
  const { code, stdout, stderr } = await runInProcess(words, { cwd, env: { USER: 'ada' } })
  return { code, out: stdout, err: stderr }
}

/** A canary's look at crm-sync, as a watch writes it. */
async function look(...findings: readonly { id: string; because: string }[]): Promise<void> {
  const url = join(cwd, '.tidemark', 'registry.db')
  const registry = await openRegistry({ url, mergeTallies: mergeCounts })
  const at = Date.now()
  await withWatchState(registry.watch, ({ gates }) => {
    const before = gates['crm-sync'] ?? newGate(at)
    const { gate } = stepGate(before, { kind: 'looked', at, by: 'orders', findings })
    return { change: { gates: { 'crm-sync': gate } }, result: undefined }
  })
  await registry.close()
}

describe('tidemark gate', () => {
  test('lets an unknown stream run or not, as it is configured', async () => {
    expect(await cli('gate check crm-sync')).toMatchObject({ code: 0 })
    const held = await cli('gate check bi-sync')
    expect(held.code).toBe(1)
    expect(held.out).toBe('? bi-sync  unknown  no canary has looked yet, and ifUnknown says hold\n')
    expect((await cli('gate check crm-snc')).err).toContain("Did you mean 'crm-sync'?")
    expect(await ask('crm-sync', { cwd })).toMatchObject({ mayRun: true, state: 'unknown' })
    expect(await ask('bi-sync', { cwd })).toMatchObject({ mayRun: false, state: 'unknown' })
  })

  test('holds a stream for a finding, tests it, and lets it run again', async () => {
    await look({ id: 'f3a91c20b7e4', because: 'the total is gone' })
    const held = await cli('gate check crm-sync')
    expect(held.code).toBe(1)
    expect(held.out).toMatch(/^✗ crm-sync {2}held {2}orders: the total is gone\n/)
    expect(held.out).toContain('f3a91c20b7e4  orders: the total is gone')
    expect(held.err).toContain('npx tidemark explain f3a91c20b7e4')
    await look()
    expect(await cli('gate check crm-sync')).toMatchObject({
      code: 1,
      err: expect.stringContaining('next healthy look') as string,
    })
    expect(await ask('crm-sync', { cwd })).toMatchObject({ mayRun: false, state: 'testing' })
    await look()
    expect(await cli('gate check crm-sync')).toMatchObject({ code: 0 })
    expect(await ask('crm-sync', { cwd })).toMatchObject({ mayRun: true, state: 'running' })
  }, 60_000)

  test('holds and releases by hand, and says why to who asks', async () => {
    expect((await cli('gate hold crm-sync --because "CRM is migrated"')).out).toBe(
      '■ crm-sync  held  ada: CRM is migrated\n',
    )
    expect(await ask('crm-sync', { cwd })).toEqual({
      mayRun: false,
      state: 'held',
      reason: 'ada: CRM is migrated',
    })
    expect((await cli('gate check crm-sync')).code).toBe(1)
    expect((await cli('gate hold crm-sync --for 2h --because short')).out).toMatch(
      /held until .* UTC/,
    )
    expect((await cli('gate release crm-sync --because done')).code).toBe(0)
    expect((await cli('gate check crm-sync')).code).toBe(0)
    expect((await cli('gate release crm-sync --because done')).err).toContain('it was not held')
  }, 60_000)

  test('released in spite of a finding stays so while it lasts', async () => {
    const finding = { id: 'f3a91c20b7e4', because: 'the total is gone' }
    await look(finding)
    const released = await cli('gate release crm-sync --because "not needed"')
    expect(released.err).toContain('do not hold it again while they last')
    await look(finding)
    expect((await cli('gate check crm-sync')).code).toBe(0)
  }, 60_000)

  test('of a registry that cannot be read is unknown, not an error', async () => {
    writeFileSync(join(cwd, 'registry.db'), 'not a database')
    const env = { TIDEMARK_REGISTRY: join(cwd, 'registry.db') }
    const check = await runInProcess(['gate', 'check', 'bi-sync'], { cwd, env })
    expect(check.code).toBe(1)
    expect(check.stdout).toMatch(/unknown .*damaged.*ifUnknown says hold/)
    expect((await runInProcess(['gate', 'check', 'crm-sync'], { cwd, env })).code).toBe(0)
  }, 60_000)

  test.each([
    { line: 'gate', says: /Missing required argument/ },
    { line: 'gate chek crm-sync', says: /Did you mean 'check'\?/ },
    { line: 'gate hold crm-sync', says: /Say why/ },
    { line: 'gate check crm-sync --for 2h', says: /--for goes with gate hold only/ },
    { line: 'gate hold crm-sync --because x --for soon', says: /--for wants a duration/ },
  ])('refuses: $line', async ({ line, says }) => {
    const { code, out, err } = await cli(line)
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toMatch(says)
  })
})
