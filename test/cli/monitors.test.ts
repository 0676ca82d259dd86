import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { startVendor, type Vendor } from '../support/vendor.ts'
import { runCli } from './run-cli.ts'

const page = { items: [{ id: 1, total: 10, email: 'a@example.com' }], has_more: false }
const broken = { items: [{ id: 1, email: 'a@example.com' }], has_more: false }

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

function monitor(name: string, more: Readonly<Record<string, unknown>> = {}): void {
  const whole = {
    name,
    target: { url: `${vendor.url}/v1/orders?limit=3`, provider: 'acme' },
    ...more,
  }
  writeFileSync(join(cwd, 'monitors', `${name}.ts`), `export default ${JSON.stringify(whole)}\n`)
}

describe('tidemark canary with monitors', () => {
  test('runs all that are switched on, learns, and finds them healthy', async () => {
    monitor('orders')
    monitor('off', { enabled: false })
    const first = await runCli(['canary'], { cwd })
    expect(first.code, first.stderr).toBe(0)
    expect(first.stdout).toContain('learned')
    const second = await runCli(['canary'], { cwd })
    expect(second.stdout).toMatch(/acme GET \/v1\/orders {2}healthy/)
    expect(vendor.requests).toHaveLength(2)
    const status = await runCli(['status'], { cwd })
    expect(status.stdout).toContain('orders')
  })

  test('lists name, schedule, target and tags, and asks nothing', async () => {
    monitor('orders', {
      tags: ['prod', 'crm'],
      schedule: { cron: '0 6 * * *', timeZone: 'Europe/Berlin' },
    })
    const { code, stdout } = await runCli(['canary', '--list'], { cwd })
    expect(code).toBe(0)
    expect(stdout).toBe(
      `orders  cron 0 6 * * * Europe/Berlin  GET ${vendor.url}/v1/orders  prod crm\n`,
    )
    expect(vendor.requests).toHaveLength(0)
  })

  test.each([
    { words: ['b'], names: ['b'] },
    { words: ['--tags', 'x'], names: ['a'] },
    { words: ['--grep', '^[ab]$'], names: ['a', 'b'] },
    { words: ['--tags', 'x', '--grep', 'b'], names: [] },
  ])('chooses by $words', async ({ words, names }) => {
    monitor('a', { tags: ['x'] })
    monitor('b')
    monitor('cc')
    const { stdout } = await runCli(['canary', ...words, '--list'], { cwd })
    expect(stdout.split('\n').flatMap(line => line.split(' ')[0] || [])).toEqual(names)
  })

  test('a name that nobody has is exit 2, with the nearest', async () => {
    monitor('orders')
    const { code, stderr } = await runCli(['canary', 'order'], { cwd })
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
    monitor('orders', { expect: expected })
    const { code, stdout, stderr } = await runCli(['canary', '--learn'], { cwd })
    expect(code, stderr).toBe(1)
    expect(stdout).toMatch(says)
  })

  test('a check of its own may refuse, and one that exits harms no other monitor', async () => {
    const target = JSON.stringify(`${vendor.url}/v1/orders`)
    const write = (name: string, check: string): void =>
      writeFileSync(
        join(cwd, 'monitors', `${name}.ts`),
        `export default { name: '${name}', target: ${target}, expect: { check: ${check} } }\n`,
      )
    write(
      'strict',
      '(e: any) => e.response.body.value.items.length < 2 ? "too few orders" : undefined',
    )
    write('exits', '() => process.exit(3)')
    monitor('orders')
    const { code, stdout } = await runCli(['canary'], { cwd })
    expect(code).toBe(1)
    expect(stdout).toContain('too few orders')
    expect(stdout).toMatch(/its check ends the process/)
    expect(vendor.requests).toHaveLength(3)
  })

  test('expected statuses may be ones that usually say nothing', async () => {
    vendor.answer({ error: 'no' }, 401)
    monitor('closed', { expect: { status: 401, shape: 'off' } })
    const { code, stdout } = await runCli(['canary'], { cwd })
    expect(code, stdout).toBe(0)
  })

  test('secrets come from the environment, and one that is missing stops only its monitor', async () => {
    monitor('secret', {
      target: { url: `${vendor.url}/a`, headers: { Authorization: 'Bearer env:ACME' } },
    })
    monitor('orders')
    const missing = await runCli(['canary'], { cwd })
    expect(missing.code).toBe(2)
    expect(missing.stderr).toMatch(/secret: .*ACME.*not set/)
    expect(missing.stdout).toContain('learned')
    const there = await runCli(['canary', 'secret'], { cwd, env: { ACME: 'tok-1' } })
    expect(there.code, there.stderr).toBe(0)
    expect(vendor.requests.at(-1)?.headers.authorization).toBe('Bearer tok-1')
  })
})

describe('--rehearse', () => {
  const kept = (): string[] => readdirSync(cwd, { recursive: true }).map(String).sort()

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
      const run = await runCli(['canary', ...asked, '--rehearse', 'remove /items/*/total'], { cwd })
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
    const run = await runCli(['canary', '--rehearse', ...change, 'orders'], { cwd })
    expect(run.stdout + run.stderr).toMatch(says)
    expect(run.code).toBe(code)
    expect(existsSync(join(cwd, '.tidemark'))).toBe(false)
  })
})

describe('tidemark watch', () => {
  test('runs monitors, beats, confirms and tells drift, follows changes of monitors, and drains', async () => {
    const beats = await startVendor({})
    monitor('orders', { schedule: { every: '1s' } })
    writeFileSync(join(cwd, 'tidemark.config.mjs'), `export default { heartbeat: 'env:BEAT' }\n`)
    writeFileSync(join(cwd, 'monitors', 'bad.ts'), 'process.exit(1)\n')
    const root = join(import.meta.dirname, '../..')
    const child = spawn(
      process.execPath,
      ['--conditions=source', join(root, 'src/cli/bin.ts'), 'watch'],
      { cwd, env: { PATH: process.env['PATH'], HOME: cwd, BEAT: `${beats.url}/alive` } },
    )
    let said = ''
    const ended = new Promise(resolve => child.once('close', resolve))
    const hears = async (words: RegExp): Promise<void> => {
      for (let tries = 0; !words.test(said); tries++) {
        if (tries > 300) throw new Error(`never said ${words}: ${said}`)
        await new Promise(resolve => setTimeout(resolve, 50))
      }
    }
    child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text))
    child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text))
    try {
      await hears(/bad\.ts ends the process/)
      await hears(
        /orders {2}every 1s, next \d\d:\d\d:\d\d UTC {2}86,400 requests\/day {2}pages: confirmed errors only/,
      )
      await hears(/✓ orders {2}(learned|healthy)/)
      vendor.answer(broken)
      await hears(/raised {2}page {2}response-property-removed {2}\/items\/\*\/total/)
      vendor.answer(page)
      await hears(/resolved/)
      monitor('second', { schedule: { every: '1h' } })
      await hears(/second {2}hourly, next/)
      writeFileSync(join(cwd, 'monitors', 'second.ts'), 'export default {')
      await hears(/second goes on as it was/)
      rmSync(join(cwd, 'monitors', 'second.ts'))
      await hears(/second {2}no longer watched/)
    } finally {
      child.kill('SIGTERM')
    }
    expect(await ended).toBe(0)
    expect(said).toMatch(/drained, nothing pending\n$/)
    expect(beats.requests.length).toBeGreaterThan(1)
    await beats.close()
  })

  test('says that there is nothing to watch', async () => {
    const { code, stderr } = await runCli(['watch'], { cwd })
    expect(code).toBe(2)
    expect(stderr).toMatch(/nothing to watch: monitors\/ is empty/)
  })
})

describe('tidemark doctor', () => {
  test('is content with a plain setup', async () => {
    monitor('orders')
    const { code, stdout } = await runCli(['doctor'], { cwd })
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
    const { code, stdout } = await runCli(['doctor'], { cwd })
    expect(code).toBe(2)
    expect(stdout).toMatch(/errorRate > 5 % over 1 h can never be told/)
    expect(stdout).toMatch(/NOT_SET is not set/)
    expect(stdout).toMatch(/bad\.ts:1: throws: boom/)
  })

  test('a registry that cannot be read is exit 3', async () => {
    mkdirSync(join(cwd, '.tidemark'))
    writeFileSync(join(cwd, '.tidemark', 'registry.db'), 'not a database at all, '.repeat(500))
    const { code, stdout } = await runCli(['doctor'], { cwd })
    expect(code, stdout).toBe(3)
  })
})
