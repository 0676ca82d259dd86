import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { runInProcess } from './run-in-process.ts'
import { vendorAndMonitors } from './vendor-and-monitors.ts'

const here = vendorAndMonitors()

const kept = (): string[] => readdirSync(here.cwd, { recursive: true }).map(String).sort()

describe('--rehearse', () => {
  test.each(['url', 'monitor'])(
    'stores nothing, asks once, and shows what would happen: %s',
    async how => {
      if (how === 'monitor') here.monitor('orders')
      writeFileSync(
        join(here.cwd, 'tidemark.config.mjs'),
        `export default { receivers: { team: { kind: 'slack', webhook: 'env:SLACK' } }, gates: { crm: { reads: { acme: ['**'] } } } }\n`,
      )
      const before = kept()
      const asked = how === 'url' ? [`${here.vendor.url}/v1/orders`, '--name', 'acme'] : ['orders']
      const run = await runInProcess(['canary', ...asked, '--rehearse', 'remove /items/*/total'], {
        cwd: here.cwd,
      })
      expect(run.code, run.stderr).toBe(1)
      const lines = run.stdout.trimEnd().split('\n')
      expect(lines[0]).toBe('REHEARSAL: nothing stored, nothing sent')
      expect(run.stdout).toContain('/items/*/total')
      expect(lines.at(-1)).toBe('1 error  would page team, hold crm')
      expect(kept()).toEqual(before)
      expect(here.vendor.requests).toHaveLength(1)
    },
  )

  test.each([
    { change: ['status 503'], code: 3, says: /503/ },
    { change: ['slow 40s'], code: 3, says: /timeout/ },
    { change: ['null /items/*/email', 'remove /has_more'], code: 1, says: /2 errors/ },
    { change: ['remove /nowhere'], code: 2, says: /nothing in the answer is at \/nowhere/ },
    { change: ['explode /items'], code: 2, says: /Examples: remove/ },
  ])('$change is exit $code', async ({ change, code, says }) => {
    here.monitor('orders')
    const run = await runInProcess(['canary', '--rehearse', ...change, 'orders'], { cwd: here.cwd })
    expect(run.stdout + run.stderr).toMatch(says)
    expect(run.code).toBe(code)
    expect(existsSync(join(here.cwd, '.tidemark'))).toBe(false)
  })
})
