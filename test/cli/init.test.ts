import {
  cpSync,
  statSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { loadConfig } from '../../src/edges/config/load-config.ts'
import { loadMonitors } from '../../src/edges/config/load-monitors.ts'
import { ordersSpec } from '../support/orders-spec.ts'
import { ordersVendor } from '../support/orders.ts'
import { startVendor, type Vendor } from '../support/vendor.ts'
import { runCommand } from '../run-command.ts'
import { runInProcess } from './run-in-process.ts'

const root = join(import.meta.dirname, '../..')
const token = 'tok_4f9a1c20b7e4d1'
const env = { ACME_TOKEN: token }
const field = ['-H', 'Authorization: Bearer env:ACME_TOKEN']

let vendor: Vendor
let cwd: string

beforeEach(async () => {
  vendor = await startVendor()
  vendor.handle(ordersVendor(token))
  cwd = mkdtempSync(join(tmpdir(), 'tidemark-init-'))
})
afterEach(async () => {
  await vendor.close()
  rmSync(cwd, { recursive: true, force: true })
})

const init = (...args: readonly string[]) => runInProcess(['init', ...args], { cwd, env })
const initAcme = (...more: readonly string[]) =>
  init(`${vendor.url}/v1/orders?limit=20`, '--name', 'acme', ...field, ...more)
const read = (path: string): string => readFileSync(join(cwd, path), 'utf8')
const written = (): readonly string[] =>
  readdirSync(cwd, { recursive: true, encoding: 'utf8' })
    .filter(path => !path.startsWith('.tidemark') && statSync(join(cwd, path)).isFile())
    .sort()

/** As `npm i tidemark` would. */
function install(): void {
  mkdirSync(join(cwd, 'node_modules'))
  symlinkSync(root, join(cwd, 'node_modules/tidemark'))
}

describe('tidemark init <url>', () => {
  test('writes modules that load, and no secret into any file', async () => {
    const run = await initAcme('--slack', 'env:SLACK_URL', '--email', 'team@shop.example')
    expect(run.code, run.stderr).toBe(0)
    const files = written()
    install()
    const settings = await loadConfig(cwd)
    expect(Object.keys(settings.receivers)).toEqual(['slack', 'email'])
    const [monitor] = await loadMonitors(settings.monitors)
    expect(monitor?.definition).toMatchObject({
      name: 'acme',
      target: { provider: 'acme', headers: { Authorization: 'Bearer env:ACME_TOKEN' } },
    })
    for (const path of files) {
      expect(read(path), path).not.toContain(token)
      expect(read(path), path).not.toContain('Lovelace')
    }
  })

  test('writes modules that the compiler takes', async () => {
    await initAcme('--slack', 'env:SLACK_URL', '--email', 'team@shop.example')
    install()
    writeFileSync(join(cwd, 'package.json'), '{ "type": "module" }')
    cpSync(join(root, 'tsconfig.json'), join(cwd, 'base.json'))
    const own = {
      extends: './base.json',
      compilerOptions: { types: [] },
      include: ['monitors', 'tidemark.config.ts'],
    }
    writeFileSync(join(cwd, 'tsconfig.json'), JSON.stringify(own))
    const tsc = join(root, 'node_modules/typescript/bin/tsc')
    const run = await runCommand(process.execPath, [tsc, '-p', cwd], { cwd, env: process.env })
    const mine = run.stdout.split('\n').filter(line => /^(?:monitors|tidemark)/.test(line))
    expect(mine).toEqual([])
    expect(run.stdout).not.toMatch(/TS5\d{3}|TS6\d{3}/)
  })

  test.each(['commonjs', 'module', undefined])(
    'writes modules that run in a package of type %s, without a warning',
    async type => {
      writeFileSync(join(cwd, 'package.json'), JSON.stringify({ name: 'shop', type }))
      await initAcme()
      const run = await runInProcess(['canary'], { cwd, env })
      expect(run).toMatchObject({ code: 0, stderr: '' })
    },
  )

  test('pins the operation where a document is near', async () => {
    vendor.handle(ordersVendor(token, ordersSpec))
    const run = await initAcme()
    expect(run.stdout).toContain('✓ OpenAPI 3.1 at /openapi.json, 84 operations, 1 pinned\n')
    expect(written()).toContain('contracts/acme.pin.json')
    const again = await runInProcess(['canary'], { cwd, env })
    expect(again.code, again.stdout + again.stderr).toBe(0)
  })

  test('finds the document that the answer links to, and gives other hosts no credential', async () => {
    const foreign = await startVendor({ openapi: '3.1.0' })
    const links = `<${foreign.url}/spec>; rel="service-desc", </docs/api.json>; rel="service-desc"`
    vendor.handle((request, response) => {
      response.setHeader('link', links.split(', ').toReversed().join(', '))
      if (request.url === '/docs/api.json') response.end(ordersSpec)
      else ordersVendor(token)(request, response)
    })
    const run = await initAcme()
    expect(run.stdout).toContain('at /docs/api.json')
    expect(foreign.requests).toEqual([])
    await foreign.close()
  })

  test('keeps what is there, says so, and shows what to add', async () => {
    await initAcme()
    const before = written().map(read)
    const run = await initAcme('--slack', 'env:SLACK_URL')
    expect(run.code).toBe(0)
    expect(run.stdout).toContain(
      'kept  tidemark.config.ts  monitors/acme.ts  contracts/acme.baseline.json  recordings/acme/get-orders.json',
    )
    expect(run.stdout).toContain("slack: { kind: 'slack', webhook: 'env:SLACK_URL' }")
    expect(written().map(read)).toEqual(before)
  })

  test.each([
    { before: null, after: '.tidemark/\n' },
    { before: 'dist', after: 'dist\n.tidemark/\n' },
    { before: '/.tidemark\n', after: '/.tidemark\n' },
  ])('leaves the folder of Tidemark out of git: $before', async ({ before, after }) => {
    if (before !== null) writeFileSync(join(cwd, '.gitignore'), before)
    await initAcme()
    expect(read('.gitignore')).toBe(after)
  })
})

describe('what cannot be watched', () => {
  test.each<{ name: string; args: readonly string[]; code: number; says: RegExp }>([
    {
      name: 'no credential',
      args: ['/v1/orders'],
      code: 3,
      says: /\(401\).*-H 'Authorization: Bearer env:ACME_TOKEN'/,
    },
    {
      name: 'a wrong credential',
      args: ['/v1/orders', '-H', 'Authorization: Bearer env:WRONG'],
      code: 3,
      says: /\(401\).*WRONG/,
    },
    {
      name: 'a variable that is not set',
      args: ['/v1/orders', '-H', 'Authorization: Bearer env:NONE'],
      code: 2,
      says: /NONE.*not set/,
    },
    {
      name: 'a literal secret',
      args: ['/v1/orders', '-H', `Authorization: Bearer ${token}`],
      code: 2,
      says: /env:NAME/,
    },
    {
      name: 'a literal webhook',
      args: ['/v1/orders', ...field, '--slack', 'https://hooks.example/T0/B0/xyz'],
      code: 2,
      says: /env:SLACK_URL/,
    },
    {
      name: 'no address',
      args: ['/v1/orders', ...field, '--email', 'nobody'],
      code: 2,
      says: /--email/,
    },
    { name: 'nothing there', args: ['/nothing', ...field], code: 3, says: /404/ },
    { name: 'a web page', args: ['/page', ...field], code: 3, says: /web page/ },
    {
      name: 'a name that is a path',
      args: ['/v1/orders', ...field, '--name', '../x'],
      code: 2,
      says: /--name/,
    },
  ])(
    '$name is one sentence, and nothing is written',
    async ({ args: [path, ...more], code, says }) => {
      vendor.handle((request, response) => {
        if (request.url === '/page') response.setHeader('content-type', 'text/html').end('<html>')
        else ordersVendor(token)(request, response)
      })
      const named = more.includes('--name') ? [] : ['--name', 'acme']
      const run = await runInProcess(['init', `${vendor.url}${path}`, ...named, ...more], {
        cwd,
        env: { ...env, WRONG: 'another-token' },
      })
      expect(run.code, run.stderr).toBe(code)
      expect(run.stderr).toMatch(says)
      expect(run.stderr.trimEnd().split('\n')).toHaveLength(1)
      expect(run.stderr).not.toContain(token)
      expect(run.stderr).not.toContain('hooks.example')
      expect(readdirSync(cwd)).toEqual([])
    },
  )

  test.each([
    { name: 'a dead host', url: 'http://127.0.0.1:1/v1/orders', code: 3, says: /refused/ },
    { name: 'no URL', url: 'orders', code: 2, says: /not an http or https URL/ },
  ])('$name is one sentence, and nothing is written', async ({ url, code, says }) => {
    const run = await init(url)
    expect(run.code).toBe(code)
    expect(run.stderr).toMatch(says)
    expect(readdirSync(cwd)).toEqual([])
  })
})
