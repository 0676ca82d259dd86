import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Json, JsonObject } from '../../src/core/json/json.ts'
import { runInProcess } from './run-in-process.ts'
import { ordersApi } from './verify-files.ts'

let cwd: string
beforeEach(async () => {
  cwd = mkdtempSync(join(tmpdir(), 'tidemark-pacts-'))
  for (const folder of ['pacts', 'contracts', 'recordings/acme']) {
    mkdirSync(join(cwd, folder), { recursive: true })
  }
  write('api.json', ordersApi())
  await run(['pin', 'api.json', '--name', 'acme', '--operations', '*'])
})
afterEach(() => rmSync(cwd, { recursive: true, force: true }))

const run = (args: readonly string[]) => runInProcess(args, { cwd })

function write(file: string, value: Json): void {
  writeFileSync(join(cwd, file), JSON.stringify(value))
}

function pact(consumer: string, order: JsonObject, parts: JsonObject = {}): JsonObject {
  const request = { method: 'GET', path: '/orders' }
  const response = { status: 200, body: [order] }
  return {
    consumer: { name: consumer },
    provider: { name: 'Acme' },
    interactions: [{ description: 'orders', request, response, ...parts }],
    metadata: { pactSpecification: { version: '4.0' } },
  }
}

interface Told {
  readonly rule: string
  readonly level: string
  readonly at: string
  readonly usedBy: readonly string[]
  readonly message: string
}

async function told(): Promise<readonly Told[]> {
  const { stdout } = await run(['verify', '--format', 'json'])
  return (JSON.parse(stdout) as { readonly findings: readonly Told[] }).findings
}

/** Of what is no finding of a Pact itself. */
async function readers(): Promise<readonly string[] | null | undefined> {
  return (await told()).find(({ rule }) => !rule.startsWith('interaction-'))?.usedBy
}

const wrapped = (order: JsonObject): JsonObject => ({
  response: { status: 200, body: { content: [order], contentType: 'application/json' } },
})

describe('the Pacts of a repository', () => {
  test('pass where the pin promises what they expect', async () => {
    write('contracts/web.pact.json', pact('web', {}, wrapped({ id: 1 })))
    const { code, stdout, stderr } = await run(['verify'])
    expect(stdout + stderr).toContain('no findings')
    expect(code).toBe(0)
  })

  test('are found in contracts/ and pacts/, and told once with all consumers', async () => {
    write('contracts/web.pact.json', pact('web', {}, wrapped({ nope: 1 })))
    write('pacts/app-acme.json', pact('app', {}, wrapped({ nope: 2 })))
    const [only, ...others] = await told()
    expect(others).toEqual([])
    expect(only).toMatchObject({
      rule: 'interaction-response-body-refused',
      level: 'error',
      at: '/*/nope',
      usedBy: ['app', 'web'],
    })
    expect(only?.message).toContain('contracts/web.pact.json#/interactions/0/response/body')
    expect(only?.message).toContain('contracts/acme.pin.json#/paths')
  })

  test('only warn where an interaction is pending', async () => {
    const parts = { ...wrapped({ nope: 1 }), pending: true }
    write('pacts/web.json', pact('web', {}, parts))
    expect((await told()).map(({ level }) => level)).toEqual(['warning'])
    expect((await run(['verify'])).code).toBe(0)
  })

  test('are held against what was recorded, and say what was not', async () => {
    const exchange = {
      recordedAt: '2026-11-20',
      request: { method: 'GET', url: 'https://acme.example/orders', headers: {} },
      response: {
        status: 200,
        headers: { 'content-type': 'application/json' },
        json: [{ id: 1, total: 2 }],
      },
    }
    write('recordings/acme/x.json', {
      tidemarkRecording: 1,
      provider: 'acme',
      operation: 'GET /orders',
      exchanges: [exchange],
    })
    write('pacts/web.json', pact('web', {}, wrapped({ id: 1, hook: 'a' })))
    expect((await told()).map(({ rule, at }) => `${rule} ${at}`)).toEqual([
      'interaction-answer-differs /*/hook',
    ])
    write('pacts/web.json', pact('web', {}, { request: { method: 'GET', path: '/bills' } }))
    const { stderr, stdout } = await run(['verify'])
    expect(stdout + stderr).toContain('no recording for 1 of 1 interactions of web')
  })

  test('tell who reads what an answer breaks of the contract', async () => {
    const exchange = {
      recordedAt: '2026-11-20',
      request: { method: 'GET', url: 'https://acme.example/orders', headers: {} },
      response: {
        status: 200,
        headers: { 'content-type': 'application/json' },
        json: [{ id: 'a', total: 2 }],
      },
    }
    write('recordings/acme/x.json', {
      tidemarkRecording: 1,
      provider: 'acme',
      operation: 'GET /orders',
      exchanges: [exchange],
    })
    expect(await readers()).toBe(null)
    write('contracts/web.pact.json', pact('web', {}, wrapped({ id: 1 })))
    expect(await readers()).toEqual(['web'])
  })

  test('of a provider without a pin, and files that are none, are told', async () => {
    write('pacts/web.json', { ...pact('web', { id: 1 }), provider: { name: 'other' } })
    const { stdout, stderr } = await run(['verify'])
    expect(stdout + stderr).toContain("pacts/web.json is of 'other', which has no pin")
    writeFileSync(join(cwd, 'pacts/web.json'), '{"consumer":')
    const broken = await run(['verify'])
    expect(broken.code).toBe(2)
    expect(broken.stderr).toContain('pacts/web.json:1:13')
  })
})
