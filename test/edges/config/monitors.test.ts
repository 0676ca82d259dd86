import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import type { Exchange } from '../../../src/core/exchange/exchange.ts'
import { monitorsIn } from '../../../src/edges/config/monitors.ts'

const home = mkdtempSync(join(tmpdir(), 'tidemark-modules-'))
afterAll(() => rmSync(home, { recursive: true, force: true }))

const good = "export default { name: 'good', target: 'https://acme.example/v1' }\n"
let folders = 0

function folder(files: Readonly<Record<string, string>>): string {
  const path = join(home, String(++folders))
  mkdirSync(path)
  for (const [name, source] of Object.entries(files)) writeFileSync(join(path, name), source)
  return path
}

const bad: readonly { name: string; source: string; says: RegExp }[] = [
  { name: 'throws', source: "throw new Error('boom')", says: /bad\.ts:1: throws: boom/ },
  {
    name: 'throws later',
    source: "await new Promise(() => setTimeout(() => { throw new Error('late') }, 5))",
    says: /bad\.ts throws: late/,
  },
  {
    name: 'rejects in the background',
    source:
      "void Promise.reject(new Error('lost')); await new Promise(() => setTimeout(() => {}, 500))",
    says: /bad\.ts throws: lost/,
  },
  {
    name: 'loops for ever',
    source: 'for (;;) {}',
    says: /bad\.ts did not come to an end within 3 s/,
  },
  {
    name: 'waits for ever',
    source: 'await new Promise(() => setInterval(() => {}, 50))',
    says: /did not come to an end within 3 s/,
  },
  {
    name: 'waits for nothing',
    source: 'await new Promise(() => {})',
    says: /bad\.ts waits for something that never comes/,
  },
  { name: 'exits the process', source: 'process.exit(0)', says: /bad\.ts ends the process/ },
  {
    name: 'fills the memory',
    source:
      'const all: string[][] = []; for (;;) all.push(Array.from({ length: 1e5 }, (_, i) => `x${i}`))',
    says: /bad\.ts/,
  },
  { name: 'does not parse', source: 'export default {', says: /bad\.ts:\d+: does not parse/ },
  { name: 'exports nothing', source: 'export {}', says: /bad\.ts: exports no monitor/ },
  {
    name: 'takes the name of another',
    source: good,
    says: /bad\.ts: the name good is taken by a\.ts/,
  },
]

describe('a module of monitors', () => {
  test.each(bad)('that $name harms no other, and it is said', async ({ source, says }) => {
    const path = folder({ 'a.ts': good, 'bad.ts': source })
    const { monitors, problems } = await monitorsIn(path, { loadTimeoutMs: 3_000 }).load()
    expect(monitors.map(({ definition }) => definition.name)).toEqual(['good'])
    expect(problems).toMatchObject([{ file: join(path, 'bad.ts'), harmless: false }])
    expect(problems[0]?.sentence).toMatch(says)
  })

  test('that leaves a timer works, and it is said', async () => {
    const source = `setInterval(() => {}, 10)\n${good}`
    const { monitors, problems } = await monitorsIn(folder({ 'a.ts': source })).load()
    expect(monitors).toHaveLength(1)
    expect(problems).toMatchObject([{ harmless: true }])
    expect(problems[0]?.sentence).toMatch(/leaves something running/)
  })

  test('prints nothing into our output, and is read anew each time', async () => {
    const path = folder({ 'a.ts': `console.log('noise')\n${good}` })
    const monitors = monitorsIn(path)
    expect((await monitors.load()).problems).toEqual([])
    writeFileSync(join(path, 'a.ts'), good.replace("'good'", "'better'"))
    const again = await monitors.load()
    expect(again.monitors.map(({ definition }) => definition.name)).toEqual(['better'])
  })

  test('none is there without a folder', async () => {
    const nowhere = monitorsIn(join(home, 'nowhere'))
    expect(await nowhere.load()).toEqual({ monitors: [], problems: [] })
  })
})

const exchange: Exchange = {
  id: 'call-1',
  provider: 'acme',
  scope: 'default',
  startedAt: 0,
  tookMs: 5,
  request: { method: 'GET', url: 'https://acme.example/v1', headers: [], body: { kind: 'none' } },
  response: { status: 200, headers: [], body: { kind: 'json', value: { n: 3 }, bytes: 7 } },
}

describe('the check of a monitor', () => {
  test.each([
    { name: 'says nothing', check: '() => undefined', is: { ok: true, sentences: [] } },
    {
      name: 'says a sentence',
      check: 'e => `n is ${e.response.body.value.n}`',
      is: { ok: true, sentences: ['n is 3'] },
    },
    {
      name: 'says several, later',
      check: "async () => ['one', 'two']",
      is: { ok: true, sentences: ['one', 'two'] },
    },
    {
      name: 'throws',
      check: "() => { throw new Error('boom') }",
      is: { ok: false, problem: 'its check throws: boom' },
    },
    {
      name: 'exits',
      check: '() => process.exit(1)',
      is: { ok: false, problem: expect.stringMatching(/its check ends the process/) },
    },
    {
      name: 'hangs',
      check: '() => { for (;;) {} }',
      is: { ok: false, problem: expect.stringMatching(/did not come to an end within 1500 ms/) },
    },
  ])('that $name', async ({ check, is }) => {
    const source = `export default { name: 'a', target: 'https://acme.example', expect: { check: ${check} } }\n`
    const monitors = monitorsIn(folder({ 'a.mjs': source }))
    const { monitors: found } = await monitors.load()
    const [monitor] = found
    if (!monitor) throw new Error('not found')
    expect(monitor).toMatchObject({ hasCheck: true })
    expect(await monitors.check(monitor, exchange, 1_500)).toEqual(is)
  })
})
