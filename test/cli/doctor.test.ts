import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { startVendor, type Vendor } from '../support/vendor.ts'
import { runInProcess } from './run-in-process.ts'
import { page, writeMonitor } from './write-monitor.ts'

let vendor: Vendor
let cwd: string

beforeEach(async () => {
  vendor = await startVendor(page)
  cwd = mkdtempSync(join(tmpdir(), 'tidemark-'))
  mkdirSync(join(cwd, 'monitors'))
})
afterEach(async () => {
  await vendor.close()
  rmSync(cwd, { recursive: true, force: true })
})
const monitor = (name: string, more?: Readonly<Record<string, unknown>>): void =>
  writeMonitor(cwd, vendor, name, more)

describe('tidemark doctor', () => {
  test('is content with a plain setup', async () => {
    monitor('orders')
    const { code, stdout } = await runInProcess(['doctor'], { cwd })
    expect(code, stdout).toBe(0)
    expect(stdout).toMatch(/node {2}\d+\./)
    expect(stdout).toMatch(/registry {2}\.tidemark\/registry\.db, version \d+/)
    expect(stdout).toContain('acme  1 monitor, 24 requests/day')
  })

  test('names what cannot work', async () => {
    monitor('orders', {
      expect: { errorRate: { above: 0.05, over: '1h' } },
      target: { url: `${vendor.url}/a`, headers: { Authorization: 'env:NOT_SET' } },
    })
    writeFileSync(join(cwd, 'monitors', 'bad.ts'), 'throw new Error("boom")\n')
    const { code, stdout } = await runInProcess(['doctor'], { cwd })
    expect(code).toBe(2)
    expect(stdout).toMatch(/errorRate > 5 % over 1 h can never be told/)
    expect(stdout).toMatch(/NOT_SET is not set/)
    expect(stdout).toMatch(/bad\.ts:1: throws: boom/)
  })

  test('a registry that cannot be read is exit 3', async () => {
    mkdirSync(join(cwd, '.tidemark'))
    writeFileSync(join(cwd, '.tidemark', 'registry.db'), 'not a database at all, '.repeat(500))
    const { code, stdout } = await runInProcess(['doctor'], { cwd })
    expect(code, stdout).toBe(3)
  })
})
