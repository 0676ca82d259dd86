import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startVendor, type Vendor } from '../support/vendor.ts'
import type { Ended } from '../run-command.ts'
import { runInProcess } from './run-in-process.ts'

const sdl =
  'type Query { me: User, order(id: ID!): Order } type User { name: String! } type Order { total: Float! }'
const queries = 'query Me { me { name } } query Order { order(id: 1) { total } }'
const healthy = { data: { me: { name: 'Ann' } } }
const drifted = { data: { me: { name: null } } }

let vendor: Vendor
let cwd: string
const run = (...args: string[]): Promise<Ended> => runInProcess(args, { cwd })

beforeEach(async () => {
  vendor = await startVendor(healthy)
  cwd = mkdtempSync(join(tmpdir(), 'tidemark-graphql-'))
  mkdirSync(join(cwd, 'monitors'))
  writeFileSync(join(cwd, 'schema.graphql'), sdl)
  writeFileSync(join(cwd, 'queries.graphql'), queries)
  await run('pin', 'schema.graphql', '--name', 'shop', '--documents', 'queries.graphql')
  const body = { operationName: 'Me', query: 'query Me { me { name } }' }
  const target = { url: `${vendor.url}/graphql`, provider: 'shop', method: 'POST', body }
  const source = `export default ${JSON.stringify({ name: 'me', target })}\n`
  writeFileSync(join(cwd, 'monitors/me.ts'), source)
})
afterEach(async () => {
  await vendor.close()
  rmSync(cwd, { recursive: true, force: true })
})

test('a canary learns each operation of a GraphQL endpoint by itself, and sees a drifted field', async () => {
  const learned = await run('canary')
  expect(learned.code, learned.stderr).toBe(0)
  const baseline = readFileSync(join(cwd, 'contracts/shop.baseline.json'), 'utf8')
  expect(baseline).toContain('"variant": "Me"')
  expect((await run('canary')).code).toBe(0)
  vendor.answer(drifted)
  const seen = await run('canary', '--format', 'json')
  expect(seen.stdout + seen.stderr).toContain('/data/me/name')
  expect(seen.code).toBe(1)
})
