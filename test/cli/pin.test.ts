import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { startVendor, type Vendor } from '../support/vendor.ts'
import { runInProcess } from './run-in-process.ts'

const get = (schema: object, more = {}) => ({
  get: {
    responses: { 200: { description: '', content: { 'application/json': { schema } } } },
    ...more,
  },
})
const order = { type: 'object', properties: { id: { type: 'string' } }, required: ['id'] }
const spec = {
  openapi: '3.1.0',
  info: { title: 'Shop', version: '1' },
  paths: {
    '/orders': get(
      { type: 'array', items: order },
      { operationId: 'listOrders', tags: ['orders'] },
    ),
    '/orders/{id}': {
      parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
      ...get(order, { tags: ['orders'] }),
    },
    '/files': get({ type: 'object' }),
  },
}
const { '/orders': _list, ...others } = spec.paths

let vendor: Vendor
let cwd: string

beforeEach(async () => {
  vendor = await startVendor(spec)
  cwd = mkdtempSync(join(tmpdir(), 'tidemark-pin-'))
})
afterEach(async () => {
  await vendor.close()
  rmSync(cwd, { recursive: true, force: true })
})

const run = (...args: readonly string[]) => runInProcess(args, { cwd })
const pin = (...args: readonly string[]) =>
  run('pin', `${vendor.url}/openapi.json`, '--name', 'shop', ...args)
const file = (): string => readFileSync(join(cwd, 'contracts/shop.pin.json'), 'utf8')

describe('tidemark pin', () => {
  test.each([
    { wishes: ['listOrders'], pinned: 1 },
    { wishes: ['tag:orders'], pinned: 2 },
    { wishes: ['GET /orders*'], pinned: 2 },
    { wishes: ['GET /orders/{any}', '/files'], pinned: 2 },
    { wishes: ['*'], pinned: 3 },
  ])('$wishes pins $pinned of 3', async ({ wishes, pinned }) => {
    const told = await pin('--operations', ...wishes)
    expect(told.code, told.stderr).toBe(0)
    expect(told.stdout).toContain(`3 operations, ${pinned} pinned`)
  })

  test('names the nearest operation where one is not there', async () => {
    const told = await pin('--operations', 'listOrder')
    expect(told).toMatchObject({ code: 2, stdout: '' })
    expect(told.stderr).toContain('The nearest are: listOrders')
  })

  test('takes the operations that recordings touch, and all with a star', async () => {
    vendor.handle((request, response) => {
      response.setHeader('content-type', 'application/json')
      response.end(JSON.stringify(request.url?.endsWith('openapi.json') ? spec : [{ id: 'a' }]))
    })
    const recorded = await run('record', `${vendor.url}/orders`, '--name', 'shop')
    expect(recorded.code, recorded.stderr).toBe(0)
    const told = await pin()
    expect(told.stdout).toContain('3 operations, 1 pinned')
    expect(told.stderr).toContain('those that recordings touch')
    expect(file()).toContain('"selected": ["GET /orders"]')
    expect((await pin('--operations', '*', '--update')).stdout).toContain('3 operations, 3 pinned')
  })

  test('replaces no other pin unless --update says so, and leaves the same one as it is', async () => {
    await pin()
    const before = file()
    const again = await pin()
    expect(again.code, again.stderr).toBe(0)
    expect(again.stderr).toContain('unchanged: contracts/shop.pin.json')
    vendor.answer({ ...spec, paths: others })
    const refused = await pin()
    expect(refused.code).toBe(2)
    expect(refused.stderr).toContain('contracts/shop.pin.json is there already')
    expect(file()).toBe(before)
    const updated = await run('pin', '--name', 'shop', '--update')
    expect(updated.code, updated.stderr).toBe(0)
    expect(updated.stdout).toContain('api-path-removed-without-deprecation')
    expect(file()).not.toBe(before)
  })

  test('shows with --dry-run what changed, and writes nothing', async () => {
    const first = await pin('--dry-run')
    expect(first.code, first.stderr).toBe(0)
    expect(first.stderr).toContain('would write contracts/shop.pin.json')
    expect(existsSync(join(cwd, 'contracts/shop.pin.json'))).toBe(false)
    await pin()
    const before = file()
    vendor.answer({ ...spec, paths: others })
    const told = await run('pin', '--name', 'shop', '--update', '--dry-run', '--mend', 'm.json')
    expect(told.code, told.stderr).toBe(0)
    expect(told.stdout).toContain('api-path-removed-without-deprecation')
    expect(told.stderr).toContain('nothing was written')
    expect(file()).toBe(before)
    expect(readdirSync(cwd)).toEqual(['contracts'])
  })

  test.each([
    { level: 'error', paths: others, code: 1 },
    { level: 'never', paths: others, code: 0 },
    { level: 'error', paths: { ...spec.paths, '/a': get({}) }, code: 0 },
  ])('--update --fail-on $level ends with $code', async ({ level, paths, code }) => {
    await pin()
    const before = file()
    vendor.answer({ ...spec, paths })
    const told = await run('pin', '--name', 'shop', '--update', '--fail-on', level)
    expect(told.code, told.stderr).toBe(code)
    expect(file()).not.toBe(before)
  })

  test.each([
    { status: 429, code: 3 },
    { status: 503, code: 3 },
    { status: 404, code: 2 },
  ])('ends with $code where the source answers $status', async ({ status, code }) => {
    vendor.answer({}, status, { 'retry-after': '60' })
    const told = await pin()
    expect(told).toMatchObject({ code, stdout: '' })
    expect(told.stderr.includes('Try again in 60 s')).toBe(code === 3)
  })

  test('says so where a pin was changed by hand', async () => {
    await pin()
    writeFileSync(join(cwd, 'contracts/shop.pin.json'), file().replace('~string', '~integer'))
    const told = await run('verify')
    expect(told.code).toBe(2)
    expect(told.stderr).toContain('the pin was changed since it was written')
    expect((await pin()).code).toBe(0)
  })
})

describe('tidemark verify --upstream', () => {
  test('tells that a pinned operation is gone, and counts once what is new', async () => {
    await pin('--operations', 'listOrders', '/files')
    vendor.answer({ ...spec, paths: others })
    const gone = await run('verify', '--upstream')
    expect(gone.code, gone.stderr + gone.stdout).toBe(1)
    expect(gone.stdout).toContain('api-path-removed-without-deprecation')
    const renamed = get({ type: 'array', items: order }, { operationId: 'list' })
    vendor.answer({ ...spec, paths: { ...spec.paths, '/orders': renamed } })
    const other = await run('verify', '--upstream')
    expect(other.stdout).toContain('operation id from `listOrders` to `list`')
    expect(other.stdout).not.toContain('api-path-removed')
    vendor.answer({ ...spec, paths: { ...spec.paths, '/a': get({}), '/b': get({}) } })
    const more = await run('verify', '--upstream')
    expect(more).toMatchObject({ code: 0 })
    expect(more.stdout).toContain('✓ shop  published spec still matches the pin')
    expect(more.stderr.match(/2 new operations are not pinned/g)).toHaveLength(1)
  })

  test.each([
    { name: 'is busy', body: {}, status: 429 },
    { name: 'is down', body: {}, status: 503 },
    { name: 'is gone', body: {}, status: 404 },
    { name: 'is a page to log in', body: '<html>', status: 200 },
  ])('cannot say where the document $name', async ({ body, status }) => {
    await pin()
    vendor.answer(body, status)
    const told = await run('verify', '--upstream')
    expect(told.code).toBe(3)
    expect(told.stdout).toContain('? shop  not compared\n')
  })
})
