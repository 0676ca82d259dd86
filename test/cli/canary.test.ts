import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Vendor } from '../support/vendor.ts'
import { inWorld, type World } from './canary-world.ts'
import { runInProcess } from './run-in-process.ts'

const order = (n: number) => ({
  id: n,
  total: 10 + n,
  email: `user${n}@example.com`,
  placed_at: '2026-01-02T03:04:05Z',
  customer: {
    id: `cus_${n}aB3`,
    address: { city: 'Bremen', lines: [{ text: 'a' }, { text: 'b' }] },
  },
  tags: ['x'],
  note: null,
})
const page = () => ({ items: [order(1), order(2), order(3)], has_more: false })

const inShop = (meet: (world: World) => Promise<void>): Promise<void> => inWorld(meet, page())

describe.concurrent('tidemark canary <url> in an empty folder', () => {
  test('learns first, then finds the same answer healthy', () =>
    inShop(async ({ cwd, canary }) => {
      const first = await canary()
      expect(first.code, first.stderr).toBe(0)
      expect(first.stdout).toContain('GET /v1/orders')
      expect(first.stdout).toContain('learned')
      expect(readdirSync(join(cwd, 'contracts'))).toHaveLength(1)
      const second = await canary()
      expect(second.code, second.stdout).toBe(0)
      expect(second.stdout).toContain('healthy')
    }))

  test('other values of the same shape are healthy', () =>
    inShop(async ({ vendor, canary }) => {
      await canary()
      vendor.answer({
        has_more: true,
        items: [{ ...order(70), note: null }, order(8), order(9), order(10)],
      })
      const again = await canary()
      expect(again.code, again.stdout).toBe(0)
    }))

  test.each<{ name: string; change: (p: ReturnType<typeof page>) => unknown; place: string }>([
    { name: 'a field of the body', change: ({ items }) => ({ items }), place: '/has_more' },
    {
      name: 'a field of every item',
      change: p => ({ ...p, items: p.items.map(({ total: _, ...rest }) => rest) }),
      place: '/items/*/total',
    },
    {
      name: 'a field of one item of three',
      change: p => ({
        ...p,
        items: p.items.map(({ total, ...rest }) => (rest.id === 2 ? rest : { ...rest, total })),
      }),
      place: '/items/*/total',
    },
    {
      name: 'a field four levels down in a list',
      change: p => ({
        ...p,
        items: p.items.map(o => ({
          ...o,
          customer: {
            ...o.customer,
            address: { ...o.customer.address, lines: [{ text: 'a' }, {}] },
          },
        })),
      }),
      place: '/items/*/customer/address/lines/*/text',
    },
  ])('$name that was in every record and is missing is exit 1', ({ change, place }) =>
    inShop(async ({ vendor, canary }) => {
      await canary()
      vendor.answer(change(page()))
      const run = await canary()
      expect(run.code, run.stdout + run.stderr).toBe(1)
      expect(run.stdout).toContain(place)
      expect(run.stdout).toMatch(/accept [0-9a-f]{12}/)
    }),
  )

  test.each<{ name: string; change: (p: ReturnType<typeof page>) => unknown; place: string }>([
    {
      name: 'a number that became text',
      change: p => ({ ...p, items: p.items.map(o => ({ ...o, id: String(o.id) })) }),
      place: '/items/*/id',
    },
    {
      name: 'a field that turned null',
      change: p => ({ ...p, items: p.items.map(o => ({ ...o, email: null })) }),
      place: '/items/*/email',
    },
    {
      name: 'an object that became text',
      change: p => ({ ...p, items: p.items.map(o => ({ ...o, customer: 'cus_1' })) }),
      place: '/items/*/customer',
    },
    {
      name: 'the list that became an object',
      change: p => ({ ...p, items: { data: p.items } }),
      place: '/items',
    },
  ])('$name is exit 1', ({ change, place }) =>
    inShop(async ({ vendor, canary }) => {
      await canary()
      vendor.answer(change(page()))
      const run = await canary()
      expect(run.code, run.stdout + run.stderr).toBe(1)
      expect(run.stdout).toContain(place)
    }),
  )

  test('a bare list that got an envelope is exit 1', () =>
    inShop(async ({ vendor, canary }) => {
      vendor.answer(page().items)
      await canary()
      vendor.answer(page())
      expect((await canary()).code).toBe(1)
    }))

  test.each([
    {
      name: 'ids',
      a: { '8f14e45f-ceea-467f-a9b1-5b1d2a3c4d5e': 1 },
      b: { 'c9f0f895-fb98-4b91-8f7e-0d1e2f3a4b5c': 1 },
    },
    {
      name: 'versions',
      a: { '1.0.2': { ok: true } },
      b: { '1.1.0': { ok: true }, '2.0.0-beta.1': { ok: true } },
    },
    { name: 'addresses', a: { 'a.b@example.com': { n: 1 } }, b: { 'c@example.org': { n: 2 } } },
    { name: 'dates', a: { '2026-01-01': 5 }, b: { '2026-01-02': 6 } },
    { name: 'numbers', a: { '1001': { n: 1 } }, b: { '1002': { n: 1 }, '1003': { n: 1 } } },
    { name: 'names', a: { 'Ada Lovelace': 1 }, b: { 'Grace Hopper': 1 } },
  ])('keys that are data ($name) come and go without a word', ({ a, b }) =>
    inShop(async ({ vendor, canary }) => {
      vendor.answer({ by: a, total: 1 })
      await canary()
      vendor.answer({ by: b, total: 1 })
      const run = await canary()
      expect(run.code, run.stdout).toBe(0)
    }),
  )

  test('an empty list says nothing about its items', () =>
    inShop(async ({ vendor, canary }) => {
      await canary()
      vendor.answer({ items: [], has_more: false })
      expect((await canary()).code).not.toBe(1)
    }))

  test('with CI set a missing baseline is exit 3, unless --learn', () =>
    inShop(async ({ vendor, cwd }) => {
      const ci = { cwd, env: { CI: 'true' } }
      const url = `${vendor.url}/v1/orders`
      const refused = await runInProcess(['canary', url], ci)
      expect(refused.code).toBe(3)
      expect(refused.stdout + refused.stderr).toContain('--learn')
      expect((await runInProcess(['canary', url, '--learn'], ci)).code).toBe(0)
      expect((await runInProcess(['canary', url], ci)).code).toBe(0)
    }))

  test.each<{ name: string; handle: Parameters<Vendor['handle']>[0] }>([
    {
      name: 'an HTML page',
      handle: (_, r) => r.writeHead(200, { 'content-type': 'text/html' }).end('<html>down</html>'),
    },
    {
      name: 'an HTML page called JSON',
      handle: (_, r) => r.writeHead(200, { 'content-type': 'application/json' }).end('<html>'),
    },
    {
      name: 'a truncated body',
      handle: (_, r) =>
        r.writeHead(200, { 'content-type': 'application/json' }).end('{"items":[{"id":1'),
    },
    {
      name: 'a body 10,000 levels deep',
      handle: (_, r) =>
        r
          .writeHead(200, { 'content-type': 'application/json' })
          .end('['.repeat(10_000) + ']'.repeat(10_000)),
    },
    {
      name: 'an auth wall',
      handle: (_, r) =>
        r.writeHead(401, { 'content-type': 'application/json' }).end('{"message":"no"}'),
    },
    {
      name: 'a rate limit',
      handle: (_, r) => r.writeHead(429, { 'retry-after': '30' }).end('slow down'),
    },
    { name: 'a server error', handle: (_, r) => r.writeHead(503).end('') },
    {
      name: 'a connection cut half way',
      handle: (_, r) => {
        r.writeHead(200, { 'content-length': '1000' })
        r.write('{')
        setTimeout(() => r.destroy(), 20)
      },
    },
  ])('$name is never drift: exit 3, one sentence, baseline untouched', ({ handle }) =>
    inShop(async ({ vendor, cwd, canary }) => {
      await canary()
      const file = join(cwd, 'contracts', readdirSync(join(cwd, 'contracts'))[0] ?? '')
      const before = readFileSync(file, 'utf8')
      vendor.handle(handle)
      const run = await canary()
      expect(run.code, run.stdout + run.stderr).toBe(3)
      expect(run.stdout + run.stderr).not.toMatch(/\bat .*\.ts:\d+/)
      expect(readFileSync(file, 'utf8')).toBe(before)
    }),
  )

  test('garbage in the registry is one sentence, and the file stays as it was', () =>
    inShop(async ({ cwd, canary }) => {
      await canary()
      const registry = join(cwd, '.tidemark', 'registry.db')
      for (const suffix of ['-wal', '-shm']) rmSync(`${registry}${suffix}`, { force: true })
      writeFileSync(registry, 'not a database at all, '.repeat(500))
      const run = await canary()
      expect(run.code).toBe(3)
      expect(run.stdout + run.stderr).toContain('registry.db')
      expect(readFileSync(registry, 'utf8')).toContain('not a database')
    }))

  test('a broken baseline is one sentence with the file', () =>
    inShop(async ({ cwd, canary }) => {
      mkdirSync(join(cwd, 'contracts'))
      await canary()
      const file = readdirSync(join(cwd, 'contracts'))[0] ?? ''
      writeFileSync(join(cwd, 'contracts', file), '{"half": ')
      const run = await canary()
      expect(run.code).toBe(2)
      expect(run.stderr).toContain(file)
    }))
})
