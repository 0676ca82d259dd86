import { cp, mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { runInProcess } from './run-in-process.ts'

const order = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  $id: 'https://acme.example/schemas/order.json',
  type: 'object',
  required: ['id', 'item'],
  properties: { id: { type: 'string' }, item: { $ref: 'item.json#/definitions/item' } },
}
const item = {
  definitions: {
    item: { type: 'object', required: ['sku'], properties: { sku: { type: 'string' } } },
  },
}
const asked = ['--operations', 'GET /orders/{id} 200', 'POST /orders request']

let cwd: string
const run = (...args: string[]) => runInProcess(args, { cwd })
const write = (file: string, value: unknown): Promise<void> =>
  writeFile(join(cwd, file), JSON.stringify(value))

beforeEach(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'tidemark-schema-'))
  await write('order.json', order)
  await write('item.json', item)
})

const recording = (body: unknown): unknown => ({
  tidemarkRecording: 1,
  provider: 'acme',
  operation: 'GET /orders/{id}',
  exchanges: [
    {
      recordedAt: '2026-11-20',
      request: { method: 'GET', url: 'https://acme.example/orders/7', headers: {} },
      response: {
        status: 200,
        headers: { 'content-type': 'application/json' },
        json: body,
      },
    },
  ],
})

describe('a JSON Schema as a contract', () => {
  test('is pinned with the files that it names, and nothing of this machine', async () => {
    const pinned = await run('pin', 'order.json', '--name', 'acme', ...asked)
    expect(pinned).toMatchObject({ code: 0, stdout: '✓ JSON Schema 07, 2 operations, 2 pinned\n' })
    const text = await readFile(join(cwd, 'contracts/acme.pin.json'), 'utf8')
    expect(text).toContain('"sku"')
    expect(text).not.toContain(cwd)
    await write('item.json', {})
    expect((await run('diff', 'contracts/acme.pin.json', 'contracts/acme.pin.json')).code).toBe(0)
  })

  test('wants to know of which body', async () => {
    const refused = await run('pin', 'order.json', '--name', 'acme')
    expect(refused.code).toBe(2)
    expect(refused.stderr).toContain("--operations 'GET /orders 200'")
  })

  test('tells on update what changed in each body, and keeps the bodies', async () => {
    await run('pin', 'order.json', '--name', 'acme', ...asked)
    await write('order.json', { ...order, required: ['id'] })
    const updated = await run('pin', '--name', 'acme', '--update', '--format', 'json')
    expect(updated.stdout).toContain('response-property-became-optional')
    expect(updated.stdout).toContain('request-property-became-optional')
    expect((await run('diff', 'contracts/acme.pin.json', 'order.json')).code).toBe(0)
  })

  test('is what verify holds recordings against', async () => {
    await run('pin', 'order.json', '--name', 'acme', ...asked)
    await mkdir(join(cwd, 'recordings/acme'), { recursive: true })
    const file = 'recordings/acme/get-orders-id.json'
    await write(file, recording({ id: '7', item: { sku: 'a' } }))
    expect(await run('verify')).toMatchObject({ code: 0 })
    await write(file, recording({ id: '7', item: {} }))
    const broken = await run('verify', '--fail-on', 'warning')
    expect(broken.code).toBe(1)
    expect(broken.stdout).toContain('/item/sku')
  })
})

test('two JSON Schemas are compared as what is answered, or as asked', async () => {
  await cp(join(cwd, 'order.json'), join(cwd, 'base.json'))
  await write('order.json', { ...order, required: ['id'] })
  const answered = await run('diff', 'base.json', 'order.json', '--format', 'json')
  expect(answered).toMatchObject({ code: 1 })
  expect(answered.stdout).toContain('response-property-became-optional')
  const sent = await run('diff', 'base.json', 'order.json', '--as', 'request', '--format', 'json')
  expect(sent).toMatchObject({ code: 0 })
  expect(sent.stdout).toContain('request-property-became-optional')
})
