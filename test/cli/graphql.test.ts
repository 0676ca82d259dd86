import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildSchema, getIntrospectionQuery, graphqlSync } from 'graphql'
import { beforeEach, describe, expect, test } from 'vitest'
import type { Ended } from '../run-command.ts'
import { runInProcess } from './run-in-process.ts'

const sdl = `type Query { order(id: ID!): Order }
type Order { id: ID! total: Float! note: String state: State! }
enum State { OPEN PAID }
`
const getOrder = 'query GetOrder($id: ID!) { order(id: $id) { id total state } }'

let cwd: string
const run = (...args: string[]): Promise<Ended> => runInProcess(args, { cwd })
const write = async (file: string, text: string): Promise<void> => {
  await mkdir(join(cwd, file, '..'), { recursive: true })
  await writeFile(join(cwd, file), text)
}
const recording = (data: unknown, name = 'GetOrder'): string =>
  JSON.stringify({
    tidemarkRecording: 1,
    provider: 'shop',
    operation: 'POST /graphql',
    exchanges: [
      {
        recordedAt: '2026-11-20',
        request: {
          method: 'POST',
          url: 'https://shop.example/graphql',
          headers: {},
          json: { operationName: name, query: 'xxxxx', variables: { id: '7' } },
        },
        response: { status: 200, headers: { 'content-type': 'application/json' }, json: { data } },
      },
    ],
  })

beforeEach(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'tidemark-graphql-'))
  await write('schema.graphql', sdl)
  await write('queries/order.graphql', getOrder)
})

const pin = (...more: string[]): Promise<Ended> =>
  run('pin', 'schema.graphql', '--name', 'shop', '--documents', 'queries', ...more)
const pinFile = (): Promise<string> => readFile(join(cwd, 'contracts/shop.pin.json'), 'utf8')

describe('a GraphQL API as a contract', () => {
  test('is pinned with the operations that are sent', async () => {
    expect(await pin()).toMatchObject({ code: 0, stdout: '✓ GraphQL, 1 operation, 1 pinned\n' })
    expect(await pinFile()).toContain('"GetOrder"')
    expect(await run('diff', 'contracts/shop.pin.json', 'schema.graphql')).toMatchObject({
      code: 0,
    })
  })

  test('is pinned with those operations alone that are chosen, by their names, also on an update', async () => {
    await write('queries/all.graphql', 'query All { order(id: 1) { note } }')
    const chosen = await pin('--operations', 'POST /graphql GetOrder')
    expect(chosen.stdout, chosen.stderr).toBe('✓ GraphQL, 2 operations, 1 pinned\n')
    expect(await pinFile()).toContain('"operations": ["POST /graphql GetOrder"]')
    await write('schema.graphql', sdl.replace('total: Float!', 'total: Float'))
    const updated = await run('pin', '--name', 'shop', '--update', '--documents', 'queries')
    expect(updated.stdout, updated.stderr).toContain('✓ GraphQL, 2 operations, 1 pinned\n')
    expect(await pinFile()).toContain('"operations": ["POST /graphql GetOrder"]')
  })

  test("tells the vendor's change with those that it hits, and keeps the operations", async () => {
    await pin()
    await rm(join(cwd, 'queries'), { recursive: true })
    await write(
      'schema.graphql',
      sdl.replace('total: Float!', 'total: Float').replace('note: String', ''),
    )
    const upstream = await run('verify', '--upstream', '--format', 'json')
    const { findings } = JSON.parse(upstream.stdout) as { findings: readonly unknown[] }
    expect(findings).toMatchObject([
      { rule: 'graphql-field-became-nullable', at: 'type:Order.total', usedBy: ['GetOrder'] },
    ])
    await run('pin', '--name', 'shop', '--update')
    expect((await run('diff', 'contracts/shop.pin.json', 'schema.graphql')).code).toBe(0)
    expect(await pinFile()).toContain('"GetOrder"')
  })

  test('is what recordings of its one endpoint are held against, each to its operation', async () => {
    await pin()
    const file = 'recordings/shop/post-graphql.json'
    await write(file, recording({ order: { id: '7', total: 1.5, state: 'OPEN' } }))
    expect(await run('verify')).toMatchObject({ code: 0 })
    await write(file, recording({ order: { id: '7', total: null, state: 'OPEN' } }))
    const broken = await run('verify', '--format', 'json', '--fail-on', 'warning')
    const { findings } = JSON.parse(broken.stdout) as { findings: readonly unknown[] }
    expect(findings).toMatchObject([
      { rule: 'response-property-null-not-allowed', at: '/data/order/total', path: '/graphql' },
    ])
    expect(broken.code).toBe(1)
    await write(file, recording({ anything: 1 }, 'Unknown'))
    expect((await run('verify')).stdout).toContain('belongs to no pinned or learned operation')
  })

  test('is the same as an introspection answer', async () => {
    const answer = graphqlSync({ schema: buildSchema(sdl), source: getIntrospectionQuery() })
    await write('schema.json', JSON.stringify(answer))
    await write('bare.json', JSON.stringify(answer.data))
    for (const file of ['schema.json', 'bare.json']) {
      expect(await run('diff', 'schema.graphql', file)).toMatchObject({ code: 0 })
      expect((await run('diff', file, 'schema.graphql')).stdout).toContain('no findings')
    }
  })

  test('takes operations from a manifest, by the key that stands for each', async () => {
    await write(
      'manifest.json',
      JSON.stringify({ abc123: getOrder, def: 'query B { order(id: 1) { id } }' }),
    )
    const pinned = await run(
      'pin',
      'schema.graphql',
      '--name',
      'shop',
      '--documents',
      'manifest.json',
    )
    expect(pinned.stdout).toContain('2 operations')
    expect(await pinFile()).toContain('"abc123"')
  })

  test('passes by an operation that the schema does not admit, and says where it is wrong', async () => {
    await write('queries/bad.graphql', 'query Bad {\n  order(id: 1) { nope }\n}\n')
    const pinned = await pin()
    expect(pinned.code).toBe(0)
    expect(pinned.stdout).toContain('1 operation')
    expect(pinned.stdout).toMatch(/contract-wrong {2}queries\/bad\.graphql:2:18 .*nope/)
  })
})

describe('what cannot be read as GraphQL', () => {
  test.each([
    {
      name: 'a schema that is not closed',
      file: 'a.graphql',
      text: 'type Query {\n  a: Int\n',
      says: 'a.graphql:3:1: ',
    },
    {
      name: 'an unknown type',
      file: 'a.graphql',
      text: 'type Query { a: Nope }',
      says: 'a.graphql:1:17: ',
    },
    { name: 'an operation', file: 'a.graphql', text: '\nquery A { a }', says: 'a.graphql:2:1: ' },
    {
      name: 'half an introspection',
      file: 'a.json',
      text: '{"data":{"__schema":{}}}',
      says: 'a.json: ',
    },
    {
      name: 'a megabyte of braces',
      file: 'a.graphql',
      text: `query ${'{a'.repeat(500_000)}`,
      says: 'a.graphql: the GraphQL schema nests too deep',
    },
    {
      name: 'a megabyte of lists',
      file: 'a.graphql',
      text: `type Query { a: ${'['.repeat(500_000)}`,
      says: 'nests too deep',
    },
  ])('is one sentence for $name', async ({ file, text, says }) => {
    await write(file, text)
    const refused = await run('diff', file, 'schema.graphql')
    expect(refused).toMatchObject({ code: 2, stdout: '' })
    expect(refused.stderr).toContain(says)
    expect(refused.stderr.trim().split('\n')).toHaveLength(1)
  })

  test.each([
    { name: 'is not closed', text: 'query A {\n', code: 2, says: 'queries/bad.graphql:2:1: ' },
    {
      name: 'nests too deep',
      text: `query A { order(id: 1) ${'{ a '.repeat(300_000)}`,
      code: 2,
      says: 'nests too deep',
    },
    {
      name: 'is a ring',
      text: 'query A { ...F } fragment F on Query { ...F }',
      code: 0,
      says: '1 operation',
    },
    {
      name: 'is a ring through a field',
      text: 'query A { order(id: 1) { ...F } } fragment F on Order { id ...G } fragment G on Order { ...F }',
      code: 0,
      says: '1 operation',
    },
  ])('holds for an operation that $name', async ({ text, code, says }) => {
    await write('queries/bad.graphql', text)
    const pinned = await pin()
    expect(pinned.code).toBe(code)
    expect(pinned.stdout + pinned.stderr).toContain(says)
  })
})
