import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { runInProcess } from './run-in-process.ts'
import { vendorAndMonitors } from './vendor-and-monitors.ts'

const here = vendorAndMonitors()

describe('tidemark doctor', () => {
  test('is content with a plain setup', async () => {
    here.monitor('orders')
    const { code, stdout } = await runInProcess(['doctor'], { cwd: here.cwd })
    expect(code, stdout).toBe(0)
    expect(stdout).toMatch(/node {2}\d+\./)
    expect(stdout).toMatch(/registry {2}\.tidemark\/registry\.db, version \d+/)
    expect(stdout).toContain('acme  1 monitor, 24 requests/day')
  })

  test('names what cannot work', async () => {
    here.monitor('orders', {
      expect: { errorRate: { above: 0.05, over: '1h' } },
      target: { url: `${here.vendor.url}/a`, headers: { Authorization: 'env:NOT_SET' } },
    })
    writeFileSync(join(here.cwd, 'monitors', 'bad.ts'), 'throw new Error("boom")\n')
    const { code, stdout } = await runInProcess(['doctor'], { cwd: here.cwd })
    expect(code).toBe(2)
    expect(stdout).toMatch(/errorRate > 5 % over 1 h can never be told/)
    expect(stdout).toMatch(/NOT_SET is not set/)
    expect(stdout).toMatch(/bad\.ts:1: throws: boom/)
  })

  test('a registry that cannot be read is exit 3', async () => {
    mkdirSync(join(here.cwd, '.tidemark'))
    writeFileSync(join(here.cwd, '.tidemark', 'registry.db'), 'not a database at all, '.repeat(500))
    const { code, stdout } = await runInProcess(['doctor'], { cwd: here.cwd })
    expect(code, stdout).toBe(3)
  })
})
