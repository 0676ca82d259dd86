import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
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

const kept = (): string[] => readdirSync(cwd, { recursive: true }).map(String).sort()

describe('--rehearse', () => {
  test.each(['url', 'monitor'])(
    'stores nothing, asks once, and shows what would happen: %s',
    async how => {
      if (how === 'monitor') monitor('orders')
      writeFileSync(
        join(cwd, 'tidemark.config.mjs'),
        `export default { receivers: { team: { kind: 'slack', webhook: 'env:SLACK' } }, gates: { crm: { reads: { acme: ['**'] } } } }\n`,
      )
      const before = kept()
      const asked = how === 'url' ? [`${vendor.url}/v1/orders`, '--name', 'acme'] : ['orders']
      const run = await runInProcess(['canary', ...asked, '--rehearse', 'remove /items/*/total'], {
        cwd,
      })
      expect(run.code, run.stderr).toBe(1)
      const lines = run.stdout.trimEnd().split('\n')
      expect(lines[0]).toBe('REHEARSAL: nothing stored, nothing sent')
      expect(run.stdout).toContain('/items/*/total')
      expect(lines.at(-1)).toBe('1 error  would page team, hold crm')
      expect(kept()).toEqual(before)
      expect(vendor.requests).toHaveLength(1)
    },
  )

  test.each([
    { change: ['status 503'], code: 3, says: /503/ },
    { change: ['slow 40s'], code: 3, says: /timeout/ },
    { change: ['null /items/*/email', 'remove /has_more'], code: 1, says: /2 errors/ },
    { change: ['remove /nowhere'], code: 2, says: /nothing in the answer is at \/nowhere/ },
    { change: ['explode /items'], code: 2, says: /Examples: remove/ },
  ])('$change is exit $code', async ({ change, code, says }) => {
    monitor('orders')
    const run = await runInProcess(['canary', '--rehearse', ...change, 'orders'], { cwd })
    expect(run.stdout + run.stderr).toMatch(says)
    expect(run.code).toBe(code)
    expect(existsSync(join(cwd, '.tidemark'))).toBe(false)
  })
})
