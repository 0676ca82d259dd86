import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { runInProcess } from './run-in-process.ts'
import { orderRecording, ordersApi } from './verify-files.ts'
import { vendorAndMonitors } from './vendor-and-monitors.ts'
import { broken, page } from './write-monitor.ts'

const here = vendorAndMonitors()

const run = (words: readonly string[], env: Readonly<Record<string, string>> = {}) =>
  runInProcess(['verify', ...words], { cwd: here.cwd, env })

describe('tidemark verify --live', () => {
  test('asks each monitor once, and judges the answers as canary does', async () => {
    here.monitor('orders')
    await run(['--live', '--learn'])
    here.vendor.answer(broken)
    const told = await run(['--live'])
    expect(told.code).toBe(1)
    expect(told.stdout).toContain('✗ acme GET /v1/orders')
    expect(told.stdout).toContain('/items/*/total')
    expect(told.stdout).not.toContain('offline')
    expect(here.vendor.requests).toHaveLength(2)
    here.vendor.answer(page)
    expect((await run(['acme', '--live'])).code).toBe(0)
  })

  test('in CI learns nothing by itself, and cannot say then', async () => {
    here.monitor('orders')
    const told = await run(['--live'], { CI: 'true' })
    expect(told.code).toBe(3)
    expect((await run(['--live', '--learn'], { CI: 'true' })).code).toBe(0)
    expect(readFileSync(join(here.cwd, 'contracts/acme.baseline.json'), 'utf8')).toContain(
      '/items/*/total',
    )
  })

  test('holds the recordings too, and the published document where asked', async () => {
    here.monitor('orders')
    mkdirSync(join(here.cwd, 'recordings/acme'), { recursive: true })
    writeFileSync(join(here.cwd, 'api.json'), JSON.stringify(ordersApi()))
    await runInProcess(['pin', 'api.json', '--name', 'acme', '--operations', '*'], {
      cwd: here.cwd,
    })
    writeFileSync(
      join(here.cwd, 'recordings/acme/get-orders.json'),
      JSON.stringify(orderRecording({ id: 1, total: 'x' })),
    )
    const told = await run(['--live', '--upstream'])
    expect(told.stdout).toContain('✓ acme  published spec still matches the pin')
    expect(told.stdout).toContain('✓ acme GET /v1/orders')
    expect(told.stdout).toContain('/*/total')
    writeFileSync(
      join(here.cwd, 'api.json'),
      JSON.stringify({ ...(ordersApi() as object), paths: {} }),
    )
    const announced = await run(['--upstream', '--coverage'])
    expect(announced.code).toBe(1)
    expect(announced.stdout).toContain('coverage  operations')
  })

  test('says whom it did not ask, and is not green then', async () => {
    mkdirSync(join(here.cwd, 'contracts'))
    here.monitor('off', { enabled: false })
    const told = await run(['--live'])
    expect(told.code).toBe(3)
    expect(here.vendor.requests).toHaveLength(0)
  })

  test('cannot say where nobody answers, and asks the others all the same', async () => {
    here.monitor('orders')
    await run(['--live', '--learn'])
    here.vendor.answer('<html>', 503)
    const told = await run(['--live'])
    expect(told.code).toBe(3)
    expect(told.stdout).toContain('? acme GET /v1/orders')
  })
})

describe('tidemark verify --coverage', () => {
  test('is never green where no recording matches a contract', async () => {
    writeFileSync(join(here.cwd, 'api.json'), JSON.stringify(ordersApi()))
    await runInProcess(['pin', 'api.json', '--name', 'acme', '--operations', '*'], {
      cwd: here.cwd,
    })
    const none = await run(['--coverage'])
    expect(none.code).toBe(3)
    expect(none.stdout).toContain('acme      0 of 3 (0 %)')
    mkdirSync(join(here.cwd, 'recordings/acme'), { recursive: true })
    writeFileSync(
      join(here.cwd, 'recordings/acme/get-orders.json'),
      JSON.stringify(orderRecording()),
    )
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
    await runInProcess(['pin', 'api.json', '--name', 'bolt', '--operations', '*'], {
      cwd: here.cwd,
    })
    expect((await run(['--coverage'])).code).toBe(3)
  })
})
