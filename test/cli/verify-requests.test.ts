import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Json, JsonObject } from '../../src/core/json/json.ts'
import { runInProcess } from './run-in-process.ts'
import { ordersApi } from './verify-files.ts'

let cwd: string
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'tidemark-requests-'))
  mkdirSync(join(cwd, 'recordings/acme'), { recursive: true })
  writeFileSync(join(cwd, 'api.json'), JSON.stringify(ordersApi()))
})
afterEach(() => rmSync(cwd, { recursive: true, force: true }))

const run = (args: readonly string[]) => runInProcess(args, { cwd })

interface Told {
  readonly rule: string
  readonly verdict: string
  readonly direction: string
  readonly at: string
}

async function verified(request: JsonObject, status = 201): Promise<readonly Told[]> {
  await run(['pin', 'api.json', '--name', 'acme', '--operations', '*'])
  const { method } = request
  const answered: Json = status === 201 || status === 200 ? { id: 1, total: 2 } : { error: 'no' }
  const recording = {
    tidemarkRecording: 1,
    provider: 'acme',
    operation: `${method === 'GET' ? 'GET' : 'POST'} /orders`,
    exchanges: [
      {
        recordedAt: '2026-11-20',
        request: { url: 'https://acme.example/orders', headers: {}, ...request },
        response: {
          status,
          headers: { 'content-type': 'application/json' },
          json: method === 'GET' ? [answered] : answered,
        },
      },
    ],
  }
  writeFileSync(join(cwd, 'recordings/acme/x.json'), JSON.stringify(recording))
  const { stdout } = await run(['verify', '--format', 'json'])
  const { findings } = JSON.parse(stdout) as { readonly findings: readonly Told[] }
  return findings.filter(({ direction }) => direction === 'request')
}

const post = { method: 'POST', headers: { 'content-type': 'application/json' } }

describe('what our code sends', () => {
  test.each<{ name: string; request: JsonObject; at: string }>([
    {
      name: 'a body without what it must have',
      request: { ...post, json: { id: 1 } },
      at: '/total',
    },
    {
      name: 'a value of another type',
      request: { ...post, json: { id: 'x', total: 1 } },
      at: '/id',
    },
    {
      name: 'a parameter beyond its bounds',
      request: { method: 'GET', url: 'https://acme.example/orders?limit=500' },
      at: 'query:limit',
    },
  ])('is held against the contract: $name', async ({ request, at }) => {
    const told = await verified(request, request['method'] === 'GET' ? 200 : 201)
    expect(told.map(finding => finding.at)).toEqual([at])
    expect(told[0]).toMatchObject({ verdict: 'ours', direction: 'request' })
  })

  test('is fine as it is asked for', async () => {
    expect(await verified({ ...post, json: { id: 1, total: 2 } })).toEqual([])
    expect(
      await verified({ method: 'GET', url: 'https://acme.example/orders?limit=20' }, 200),
    ).toEqual([])
  })

  test.each([
    { query: 'elcihq[lhsbtp]=elol', at: [] },
    { query: 'status=open', at: ['query:status'] },
  ])(
    'is told of parameters nobody knows, unless their names can be fakes: $query',
    async ({ query, at }) => {
      const told = await verified(
        { method: 'GET', url: `https://acme.example/orders?${query}` },
        200,
      )
      expect(told.map(finding => finding.at)).toEqual(at)
    },
  )

  test('may be wrong where it was sent to be refused', async () => {
    expect(await verified({ ...post, json: { id: 1 } }, 422)).toEqual([])
  })
})
