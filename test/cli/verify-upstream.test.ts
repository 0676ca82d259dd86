import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ordersSpec } from '../support/orders-spec.ts'
import { startVendor, type Vendor } from '../support/vendor.ts'
import { runInProcess } from './run-in-process.ts'

let vendor: Vendor
let cwd: string

beforeEach(async () => {
  vendor = await startVendor(JSON.parse(ordersSpec))
  cwd = mkdtempSync(join(tmpdir(), 'tidemark-upstream-'))
  await run('pin', `${vendor.url}/openapi.json`, '--name', 'acme', '--operations', 'GET /v1/orders')
})
afterEach(async () => {
  await vendor.close()
  rmSync(cwd, { recursive: true, force: true })
})

const run = (...args: readonly string[]) => runInProcess(args, { cwd })

describe('tidemark verify --upstream', () => {
  test('tells what the vendor announces, moves no pin, and leaves out what is ignored', async () => {
    const pin = readFileSync(join(cwd, 'contracts/acme.pin.json'), 'utf8')
    const changed = ordersSpec.replace(/("total": \{\s*"type": )"number"/, '$1"string"')
    vendor.answer(JSON.parse(changed))
    const told = await run('verify', '--upstream')
    expect(told.code, told.stderr).toBe(1)
    expect(told.stdout).toContain('`total`')
    const [, id = ''] = /tidemark ignore ([0-9a-f]{12}) --until/.exec(told.stdout) ?? []
    await run('ignore', id, '--until', '2999-01-01', '--because', 'known')
    expect((await run('verify', '--upstream')).code).toBe(0)
    expect(readFileSync(join(cwd, 'contracts/acme.pin.json'), 'utf8')).toBe(pin)
  })

  test('cannot say where the document cannot be fetched', async () => {
    vendor.answer('<html>', 503)
    const told = await run('verify', '--upstream')
    expect(told.code).toBe(3)
    expect(told.stdout).toContain('? acme  not compared\n')
  })

  test('names a provider that has no pin', async () => {
    const told = await run('verify', 'other', '--upstream')
    expect(told.code).toBe(2)
    expect(told.stderr).toContain('tidemark pin')
  })
})
