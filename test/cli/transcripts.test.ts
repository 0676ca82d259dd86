import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ordersSpec } from '../support/orders-spec.ts'
import { ordersVendor } from '../support/orders.ts'
import { startVendor, type Vendor } from '../support/vendor.ts'
import { runCli } from './run-cli.ts'

// The first ten minutes, as they are told: what is typed, and what is to be read then.

const ACME_TOKEN = 'tok_4f9a1c20b7e4'
const field = 'Authorization: Bearer env:ACME_TOKEN'

let vendor: Vendor
let slack: Vendor
let cwd: string

beforeEach(async () => {
  vendor = await startVendor()
  slack = await startVendor()
  slack.handle((_, response) => void response.end('ok'))
  cwd = mkdtempSync(join(tmpdir(), 'tidemark-transcript-'))
})
afterEach(async () => {
  await vendor.close()
  await slack.close()
  rmSync(cwd, { recursive: true, force: true })
})

/** What a run prints, result and talk, with all masked that differs from run to run. */
async function typed(...args: readonly string[]): Promise<readonly string[]> {
  const env = { ACME_TOKEN, SLACK_URL: `${slack.url}/services/hook` }
  const { stdout, stderr, code } = await runCli(args, { cwd, env })
  const told = `${stdout}${stderr}`.trimEnd().split('\n')
  return [...told.map(masked), `exit ${code}`]
}

/** The same of a command that runs until somebody presses ctrl-c, which happens after its first line. */
async function interrupted(...args: readonly string[]): Promise<readonly string[]> {
  const bin = join(import.meta.dirname, '../../src/cli/bin.ts')
  const env = { ...process.env, ACME_TOKEN, SLACK_URL: `${slack.url}/services/hook`, CI: '' }
  const child = spawn(process.execPath, ['--conditions=source', bin, ...args], { cwd, env })
  let told = ''
  const hear = (text: Buffer): void => {
    if (!told.includes('\n') && text.includes('\n')) child.kill('SIGINT')
    told += String(text)
  }
  child.stdout.on('data', hear)
  child.stderr.on('data', hear)
  const [code] = await once(child, 'close')
  // Should it be due in this very second, the run has a line of its own.
  const lines = told
    .trimEnd()
    .split('\n')
    .filter(line => !/^\d\d:\d\d:\d\d /.test(line))
  return [...lines.map(masked), `exit ${code}`]
}

function masked(line: string): string {
  return line
    .replaceAll(vendor.url, 'https://api.acme.example')
    .replaceAll(/\b\d+(?:\.\d+)? (?:ms|s)\b/g, '‹time›')
    .replaceAll(/\b\d+(?:\.\d)? K?B\b/g, '‹size›')
    .replaceAll(/\b(?:\d{4}-\d\d-\d\d )?\d\d:\d\d(?::\d\d)? UTC/g, '‹moment›')
    .replaceAll(/\b[0-9a-f]{12}\b/g, '‹id›')
    .replaceAll(/sha256 [0-9a-f]+…/g, 'sha256 ‹hash›')
    .replaceAll(/openapi\.json:\d+:\d+/g, 'openapi.json:‹at›')
    .replaceAll(/\d+ texts/g, '‹n› texts')
}

describe('the first ten minutes', () => {
  test('with a vendor without a spec', async () => {
    vendor.handle(ordersVendor(ACME_TOKEN))
    const url = `${vendor.url}/v1/orders?limit=20`
    expect(
      await typed('init', url, '--name', 'acme', '-H', field, '--slack', 'env:SLACK_URL'),
    ).toEqual([
      '✓ GET /v1/orders  200 JSON  ‹time›  20 orders, 31 places (25 always there, 6 optional)',
      '✓ no spec found: learned from this answer',
      'wrote tidemark.config.ts  monitors/acme.ts  contracts/acme.baseline.json',
      'wrote recordings/acme/get-orders.json  ‹size›, ‹n› texts replaced, token not stored',
      'next: npx tidemark canary',
      'exit 0',
    ])
    expect(await typed('canary')).toEqual([
      '✓ acme GET /v1/orders  healthy  ‹time›  1 request (4,998 of 5,000 left)',
      'exit 0',
    ])
    expect(await typed('canary', '--rehearse', 'remove /items/*/total')).toEqual([
      'REHEARSAL: nothing stored, nothing sent',
      'error    response-property-removed  acme GET /v1/orders 200',
      '  /items/*/total  number in 20 of 20 → absent in 20 of 20',
      '  read by  unknown',
      '  intended? npx tidemark accept ‹id› --because "…"',
      '1 error  would page slack',
      'exit 1',
    ])
    expect(await typed('notify', 'test')).toEqual(['✓ slack  delivered, ‹time›', 'exit 0'])
    expect(await interrupted('watch')).toEqual([
      'acme  hourly, next ‹moment›  24 requests/day  pages: confirmed errors only',
      'drained, nothing pending',
      'exit 0',
    ])
  })

  test('with a vendor that has an OpenAPI document', async () => {
    vendor.handle(ordersVendor(ACME_TOKEN, ordersSpec))
    const spec = `${vendor.url}/openapi.json`
    expect(await typed('pin', spec, '--name', 'acme', '--operations', 'GET /v1/orders')).toEqual([
      '✓ OpenAPI 3.1, 84 operations, 1 pinned',
      'warning  contract-wrong  openapi.json:‹at›  reference not found; read as any',
      'wrote contracts/acme.pin.json  ‹size›  sha256 ‹hash›',
      'exit 0',
    ])
    expect(
      await typed('record', `${vendor.url}/v1/orders?limit=20`, '--name', 'acme', '-H', field),
    ).toEqual(['✓ 1 exchange → recordings/acme/get-orders.json  ‹size›', 'exit 0'])
    expect(await typed('verify')).toEqual([
      'warning  contract-wrong  GET /v1/orders 200  /items/*/note',
      '  promised string, null in 3 of 20; no earlier answer, so not drift',
      'info     undocumented    /items/*/risk  in 20 of 20',
      '0 errors, 1 warning, 1 info  offline, ‹time›',
      'exit 0',
    ])
    expect(await typed('init', '--ci', 'github')).toEqual([
      'wrote .github/workflows/tidemark.yml',
      '  pull request: verify, offline, no secrets',
      '  hourly: canary, one issue per drift, needs ACME_TOKEN',
      'exit 0',
    ])
    expect(await typed('verify', '--upstream')).toEqual([
      '✓ acme  published spec still matches the pin',
      'exit 0',
    ])
  })
})
