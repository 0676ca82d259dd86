import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { startVendor, type Vendor } from '../support/vendor.ts'
import { runInProcess } from './run-in-process.ts'
import { orderRecording, ordersApi } from './verify-files.ts'
import { broken, page, writeMonitor } from './write-monitor.ts'

let vendor: Vendor
let cwd: string

beforeEach(async () => {
  vendor = await startVendor(page)
  cwd = mkdtempSync(join(tmpdir(), 'tidemark-live-'))
  mkdirSync(join(cwd, 'monitors'))
})
afterEach(async () => {
  await vendor.close()
  rmSync(cwd, { recursive: true, force: true })
})

const run = (words: readonly string[], env: Readonly<Record<string, string>> = {}) =>
  runInProcess(['verify', ...words], { cwd, env })

describe('tidemark verify --live', () => {
  test('asks each monitor once, and judges the answers as canary does', async () => {
    writeMonitor(cwd, vendor, 'orders')
    await run(['--live', '--learn'])
    vendor.answer(broken)
    const told = await run(['--live'])
    expect(told.code).toBe(1)
    expect(told.stdout).toContain('✗ acme GET /v1/orders')
    expect(told.stdout).toContain('/items/*/total')
    expect(told.stdout).not.toContain('offline')
    expect(vendor.requests).toHaveLength(2)
    vendor.answer(page)
    expect((await run(['acme', '--live'])).code).toBe(0)
  })

  test('in CI learns nothing by itself, and cannot say then', async () => {
    writeMonitor(cwd, vendor, 'orders')
    const told = await run(['--live'], { CI: 'true' })
    expect(told.code).toBe(3)
    expect((await run(['--live', '--learn'], { CI: 'true' })).code).toBe(0)
    expect(readFileSync(join(cwd, 'contracts/acme.baseline.json'), 'utf8')).toContain(
      '/items/*/total',
    )
  })

  test('holds the recordings too, and the published document where asked', async () => {
    writeMonitor(cwd, vendor, 'orders')
    mkdirSync(join(cwd, 'recordings/acme'), { recursive: true })
    writeFileSync(join(cwd, 'api.json'), JSON.stringify(ordersApi()))
    await runInProcess(['pin', 'api.json', '--name', 'acme', '--operations', '*'], { cwd })
    writeFileSync(
      join(cwd, 'recordings/acme/get-orders.json'),
      JSON.stringify(orderRecording({ id: 1, total: 'x' })),
    )
    const told = await run(['--live', '--upstream'])
    expect(told.stdout).toContain('✓ acme  published spec still matches the pin')
    expect(told.stdout).toContain('✓ acme GET /v1/orders')
    expect(told.stdout).toContain('/*/total')
    writeFileSync(join(cwd, 'api.json'), JSON.stringify({ ...(ordersApi() as object), paths: {} }))
    const announced = await run(['--upstream', '--coverage'])
    expect(announced.code).toBe(1)
    expect(announced.stdout).toContain('coverage  operations')
  })

  test('says whom it did not ask, and is not green then', async () => {
    mkdirSync(join(cwd, 'contracts'))
    writeMonitor(cwd, vendor, 'off', { enabled: false })
    const told = await run(['--live'])
    expect(told.code).toBe(3)
    expect(vendor.requests).toHaveLength(0)
  })

  test('cannot say where nobody answers, and asks the others all the same', async () => {
    writeMonitor(cwd, vendor, 'orders')
    await run(['--live', '--learn'])
    vendor.answer('<html>', 503)
    const told = await run(['--live'])
    expect(told.code).toBe(3)
    expect(told.stdout).toContain('? acme GET /v1/orders')
  })
})

describe('tidemark verify --coverage', () => {
  test('is never green where no recording matches a contract', async () => {
    writeFileSync(join(cwd, 'api.json'), JSON.stringify(ordersApi()))
    await runInProcess(['pin', 'api.json', '--name', 'acme', '--operations', '*'], { cwd })
    const none = await run(['--coverage'])
    expect(none.code).toBe(3)
    expect(none.stdout).toContain('acme      0 of 3 (0 %)')
    mkdirSync(join(cwd, 'recordings/acme'), { recursive: true })
    writeFileSync(join(cwd, 'recordings/acme/get-orders.json'), JSON.stringify(orderRecording()))
    const some = await run(['--coverage'])
    expect(some.code).toBe(0)
    expect(some.stdout.indexOf('GET /items')).toBeLessThan(some.stdout.indexOf('1 of 3 (33 %)'))
    const json = await run(['--coverage', '--format', 'json'])
    expect(JSON.parse(json.stdout)).toMatchObject({
      coverage: [
        {
          provider: 'acme',
          operations: { covered: 1, of: 3, missing: ['GET /items', 'POST /orders'] },
        },
      ],
    })
    await runInProcess(['pin', 'api.json', '--name', 'bolt', '--operations', '*'], { cwd })
    expect((await run(['--coverage'])).code).toBe(3)
  })
})
