import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { decide } from '../../src/core/alert/decide.ts'
import { noAlerts } from '../../src/core/alert/alert-state.ts'
import { readPolicy } from '../../src/core/alert/read-policy.ts'
import { openRegistry } from '../../src/edges/registry/open.ts'
import { mergeCounts } from '../edges/registry/counts.ts'
import { runInProcess } from './run-in-process.ts'

const folder = mkdtempSync(join(tmpdir(), 'tidemark-silence-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
let cwd: string
beforeEach(() => {
  cwd = mkdtempSync(join(folder, 'repository-'))
})

async function cli(...words: string[]): Promise<{ code: number | null; out: string; err: string }> {
  const { code, stdout, stderr } = await runInProcess(words, { cwd, env: { USER: 'ada' } })
  return { code, out: stdout, err: stderr }
}

describe('tidemark silence', () => {
  test('keeps a finding quiet until its end, and lists who said so', async () => {
    const made = await cli('silence', 'F3A91C20B7E4', '--until', '7d', '--because', 'mended soon')
    expect(made.code).toBe(0)
    expect(made.out).toMatch(/^✓ s[0-9a-f]{8} {2}finding="f3a91c20b7e4" {2}until .* UTC\n$/)
    expect(made.err).toContain('no alert that fires now is meant')
    const listed = await cli('silence', '--list')
    expect(listed.out).toMatch(/^s[0-9a-f]{8} {2}finding="f3a91c20b7e4" .* ada: mended soon\n$/)
  })

  test('says how many alerts it silences, and a watch obeys it', async () => {
    const url = join(cwd, '.tidemark', 'registry.db')
    const read = readPolicy({ receivers: ['slack'], defaults: { groupWait: '1m' } })
    if (!read.ok) throw new Error(read.problem)
    const labels = { alertname: 'provider-down', provider: 'acme', severity: 'page' }
    const at = Date.now()
    const event = { kind: 'raise', labels, annotations: {}, forMs: 0, reason: 'down' } as const
    const before = await openRegistry({ url, mergeTallies: mergeCounts })
    await before.watch.commit({
      version: 0,
      alerts: decide(read.value, noAlerts, event, at).state,
    })
    await before.close()
    const made = await cli('silence', 'provider=~"ac.*"', '--until', '1h', '--because', 'work')
    expect(made.err).toBe('1 firing alert: provider-down\n')
    const after = await openRegistry({ url, mergeTallies: mergeCounts })
    const { alerts, version } = await after.watch.load()
    expect(version).toBe(2)
    expect(decide(read.value, alerts, { kind: 'tick' }, at + 120_000).deliveries).toEqual([])
    const told = decide(read.value, alerts, { kind: 'tick' }, at + 2 * 3_600_000).deliveries
    expect(told).toHaveLength(1)
    expect((await after.watch.log({})).map(({ decision, reason }) => [decision, reason])).toEqual([
      ['silenced', 'ada: work'],
    ])
    await after.close()
  })

  test('lists nothing where nothing is silenced', async () => {
    expect(await cli('silence', '--list')).toEqual({
      code: 0,
      out: '',
      err: 'nothing is silenced\n',
    })
  })

  const rest = ['--until', '1h', '--because', 'work']
  test.each([
    { words: [], says: /Say what to silence/ },
    { words: ['provider=acme', '--because', 'work'], says: /Say when it ends/ },
    { words: ['provider=acme', '--until', '1h'], says: /Say why/ },
    { words: ['provider=acme', '--until', '2020-01-01', '--because', 'x'], says: /over already/ },
    { words: ['provider=acme', '--until', '2027-02-30', '--because', 'x'], says: /--until wants/ },
    { words: ['provider=', ...rest], says: /it would silence everything/ },
    { words: ['provider=~"("', ...rest], says: /neither the id of a finding nor a matcher/ },
    { words: ['nonsense!', ...rest], says: /neither the id of a finding nor a matcher/ },
    { words: ['--list', 'provider=acme'], says: /--list takes nothing else/ },
  ])('refuses: $words', async ({ words, says }) => {
    const { code, out, err } = await cli('silence', ...words)
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toMatch(says)
  })
})
