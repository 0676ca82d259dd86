import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { recordAnswer } from '../../../src/app/record/record-answer.ts'
import { recordingsIn, type Recordings } from '../../../src/app/repository/recordings.ts'
import type { Exchange } from '../../../src/core/exchange/exchange.ts'
import type { Json } from '../../../src/core/json/json.ts'
import { keyedHash } from '../../../src/core/text/siphash.ts'
import { systemFiles } from '../../../src/edges/files/files.ts'

let folder: string
let recordings: Recordings

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tidemark-recordings-'))
  recordings = recordingsIn({ folder, recordings: join(folder, 'recordings') }, systemFiles)
})
afterEach(() => rm(folder, { recursive: true, force: true }))

async function record(path: string, value: Json): Promise<string> {
  const exchange: Exchange = {
    id: 'c1',
    provider: 'acme',
    scope: 'default',
    startedAt: 0,
    tookMs: 1,
    request: {
      method: 'GET',
      url: `https://acme.example${path}`,
      headers: [],
      body: { kind: 'none' },
    },
    response: { status: 200, headers: [], body: { kind: 'json', value, bytes: 9 } },
  }
  const options = {
    operation: `GET ${path}`,
    version: '',
    recordedAt: '2026-11-20',
    hash: keyedHash(new Uint8Array(16)),
    keepValues: [],
  }
  return (await recordAnswer(exchange, options, null, recordings)).file
}

test('operations whose paths differ by /v1 or by a dash have a recording each', async () => {
  const first = await record('/v1/orders', { total: 1 })
  const second = await record('/orders', { amount: 1 })
  const third = await record('/v1-orders', { sum: 1 })
  expect(first).toBe('recordings/acme/get-orders.json')
  expect(new Set([first, second, third]).size).toBe(3)
  for (const [operation, key] of [
    ['GET /v1/orders', 'total'],
    ['GET /orders', 'amount'],
    ['GET /v1-orders', 'sum'],
  ] as const) {
    const stored = await recordings.read('acme', operation)
    expect(stored?.recording.operation).toBe(operation)
    expect(JSON.stringify(stored?.recording.exchanges)).toContain(`"${key}"`)
  }
})

test('the second of two keeps its file, also when the first is gone', async () => {
  await record('/orders', { amount: 1 })
  const second = await record('/v1/orders', { total: 1 })
  expect(second).toBe('recordings/acme/get-v1-orders.json')
  await rm(join(folder, 'recordings/acme/get-orders.json'))
  expect(await record('/v1/orders', { total: 1, id: 2 })).toBe(second)
  expect(await readdir(join(folder, 'recordings/acme'))).toEqual(['get-v1-orders.json'])
})
