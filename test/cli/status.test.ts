import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { holdStream } from '../../src/app/sync/turn-by-hand.ts'
import { openRegistry } from '../../src/edges/registry/open.ts'
import { mergeCounts } from '../edges/registry/counts.ts'
import { delivery } from '../edges/registry/watch-samples.ts'
import { runInProcess } from './run-in-process.ts'

const cwd = mkdtempSync(join(tmpdir(), 'tidemark-status-'))
afterAll(() => rmSync(cwd, { recursive: true, force: true }))

test('tidemark status shows dead letters, late ones and held streams', async () => {
  const url = join(cwd, '.tidemark', 'registry.db')
  const registry = await openRegistry({ url, mergeTallies: mergeCounts })
  const { watch, outbox } = registry
  const at = Date.now() - 3 * 3_600_000
  const dead = delivery({ at })
  const late = delivery({ at, receiver: 'mail' })
  await watch.commit({ version: 0, deliveries: [dead, late] })
  await outbox.dead(dead.key, at, 'channel_not_found: trying again is of no use')
  await outbox.failed(late.key, at + 1, 'no answer, attempt 1 of 24')
  const by = { who: 'ada', because: 'CRM is migrated', at }
  await holdStream(watch, 'crm-sync', by, null)
  await holdStream(watch, 'bi-sync', by, at + 1)
  await registry.close()
  const { code, stdout } = await runInProcess(['status'], { cwd })
  expect(code).toBe(0)
  const lines = stdout.split('\n')
  expect(lines[0]).toBe(
    '✗ not told slack  firing, 1 alert  3 h ago  channel_not_found: trying again is of no use',
  )
  expect(lines[1]).toMatch(
    /^\? not yet told mail {2}no answer, attempt 1 of 24 {2}next try .* UTC$/,
  )
  expect(lines[2]).toBe('✗ crm-sync  held  ada: CRM is migrated')
  expect(lines[3]).toBe('nothing ran yet')
})
