import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { inWorld } from './canary-world.ts'
import { runInProcess } from './run-in-process.ts'

const [before, after] = [{ items: [{ id: 1, total: 2.5 }] }, { items: [{ id: 1 }] }]

describe('tidemark accept', () => {
  test('with --dry-run says what the baseline would be, and then moves it there', () =>
    inWorld(async ({ vendor, cwd, canary }) => {
      await canary()
      const [file = ''] = readdirSync(join(cwd, 'contracts'))
      const read = (): string => readFileSync(join(cwd, 'contracts', file), 'utf8')
      const learned = read()
      vendor.answer(after)
      const [, id = ''] = /accept ([0-9a-f]{12})/.exec((await canary()).stdout) ?? []
      const words =
        /baseline {2}GET \/v1\/orders 200 {2}\/items\/\*\/total {2}number in 1 of 1 → absent in 1 of 1\n/

      const dry = await runInProcess(['accept', id, '--dry-run'], { cwd })
      expect(dry.code, dry.stderr).toBe(0)
      expect(dry.stdout).toMatch(/^would be /)
      expect(dry.stdout).toMatch(words)
      expect(dry.stderr).toContain('nothing was written')
      expect(read()).toBe(learned)

      const done = await runInProcess(['accept', id, '--because', 'known'], { cwd })
      expect(done.stdout).toMatch(words)
      expect(done.stderr).toContain(`wrote contracts/${file}`)
      expect(read()).not.toBe(learned)
      expect((await canary()).code).toBe(0)
    }, before))

  test('asks why, but for a dry run', async () => {
    const told = await runInProcess(['accept', 'f3a91c20b7e4'], { cwd: '/nowhere' })
    expect(told.code).toBe(2)
    expect(told.stderr).toContain('--because')
  })
})
