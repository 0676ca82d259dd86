import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { runInProcess } from './run-in-process.ts'
import { vendorAndMonitors } from './vendor-and-monitors.ts'

const here = vendorAndMonitors()

describe('tidemark canary with monitors', () => {
  test('runs all that are switched on, learns, and finds them healthy', async () => {
    here.monitor('orders')
    here.monitor('off', { enabled: false })
    const first = await runInProcess(['canary'], { cwd: here.cwd })
    expect(first.code, first.stderr).toBe(0)
    expect(first.stdout).toContain('learned')
    const second = await runInProcess(['canary'], { cwd: here.cwd })
    expect(second.stdout).toMatch(/acme GET \/v1\/orders {2}healthy/)
    expect(here.vendor.requests).toHaveLength(2)
    const status = await runInProcess(['status'], { cwd: here.cwd })
    expect(status.stdout).toContain('orders')
  })

  test('lists name, schedule, target and tags, and asks nothing', async () => {
    here.monitor('orders', {
      tags: ['prod', 'crm'],
      schedule: { cron: '0 6 * * *', timeZone: 'Europe/Berlin' },
    })
    const { code, stdout } = await runInProcess(['canary', '--list'], { cwd: here.cwd })
    expect(code).toBe(0)
    expect(stdout).toBe(
      `orders  cron 0 6 * * * Europe/Berlin  GET ${here.vendor.url}/v1/orders  prod crm\n`,
    )
    expect(here.vendor.requests).toHaveLength(0)
  })

  test.each([
    { words: ['b'], names: ['b'] },
    { words: ['--tags', 'x'], names: ['a'] },
    { words: ['--grep', '^[ab]$'], names: ['a', 'b'] },
    { words: ['--tags', 'x', '--grep', 'b'], names: [] },
  ])('chooses by $words', async ({ words, names }) => {
    here.monitor('a', { tags: ['x'] })
    here.monitor('b')
    here.monitor('cc')
    const { stdout } = await runInProcess(['canary', ...words, '--list'], { cwd: here.cwd })
    expect(stdout.split('\n').flatMap(line => line.split(' ')[0] || [])).toEqual(names)
  })

  test('a name that nobody has is exit 2, with the nearest', async () => {
    here.monitor('orders')
    const { code, stderr } = await runInProcess(['canary', 'order'], { cwd: here.cwd })
    expect(code).toBe(2)
    expect(stderr).toContain("Did you mean 'orders'?")
  })

  test.each([
    { name: 'status', expect: { status: 201 }, says: /expected-status/ },
    {
      name: 'header that is not there',
      expect: { headers: { 'x-trace': true } },
      says: /header:x-trace/,
    },
    {
      name: 'header with another text',
      expect: { headers: { 'Content-Type': 'text/csv' } },
      says: /header:content-type/,
    },
    {
      name: 'header that should not be there',
      expect: { headers: { 'content-type': false } },
      says: /header:content-type/,
    },
  ])('an expected $name that does not hold is exit 1', async ({ expect: expected, says }) => {
    here.monitor('orders', { expect: expected })
    const { code, stdout, stderr } = await runInProcess(['canary', '--learn'], { cwd: here.cwd })
    expect(code, stderr).toBe(1)
    expect(stdout).toMatch(says)
  })

  test('a check of its own may refuse, and one that exits harms no other monitor', async () => {
    const target = JSON.stringify(`${here.vendor.url}/v1/orders`)
    const write = (name: string, check: string): void =>
      writeFileSync(
        join(here.cwd, 'monitors', `${name}.ts`),
        `export default { name: '${name}', target: ${target}, expect: { check: ${check} } }\n`,
      )
    write(
      'strict',
      '(e: any) => e.response.body.value.items.length < 2 ? "too few orders" : undefined',
    )
    write('exits', '() => process.exit(3)')
    here.monitor('orders')
    const { code, stdout } = await runInProcess(['canary'], { cwd: here.cwd })
    expect(code).toBe(1)
    expect(stdout).toContain('too few orders')
    expect(stdout).toMatch(/its check ends the process/)
    expect(here.vendor.requests).toHaveLength(3)
  })

  test('expected statuses may be ones that usually say nothing', async () => {
    here.vendor.answer({ error: 'no' }, 401)
    here.monitor('closed', { expect: { status: 401, shape: 'off' } })
    const { code, stdout } = await runInProcess(['canary'], { cwd: here.cwd })
    expect(code, stdout).toBe(0)
  })

  test('secrets come from the environment, and one that is missing stops only its monitor', async () => {
    here.monitor('secret', {
      target: { url: `${here.vendor.url}/a`, headers: { Authorization: 'Bearer env:ACME' } },
    })
    here.monitor('orders')
    const missing = await runInProcess(['canary'], { cwd: here.cwd })
    expect(missing.code).toBe(2)
    expect(missing.stderr).toMatch(/secret: .*ACME.*not set/)
    expect(missing.stdout).toContain('learned')
    const there = await runInProcess(['canary', 'secret'], {
      cwd: here.cwd,
      env: { ACME: 'tok-1' },
    })
    expect(there.code, there.stderr).toBe(0)
    expect(here.vendor.requests.at(-1)?.headers.authorization).toBe('Bearer tok-1')
  })
})
