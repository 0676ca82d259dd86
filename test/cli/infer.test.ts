import { mkdtemp, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { formatRecording } from '../../src/core/recording/format-recording.ts'
import type { RecordedExchange } from '../../src/core/recording/recording.ts'
import { recorded, recordingOf } from '../core/infer/pact/recorded-world.ts'
import { runInProcess } from './run-in-process.ts'

const order = (id: number, more: object = {}): object => ({
  id,
  total: 10.5,
  placed_at: '2026-10-01T08:00:00Z',
  changed_at: '2026-10-01T08:00:00.125+02:00',
  day: '2026-10-01',
  email: 'buyer@shop.example',
  uuid: '1b4e28ba-2fa1-41d2-883f-0016d3cca427',
  'odd-key': true,
  lines: [{ sku: 'S-1', quantity: 1 }],
  tags: [],
  meta: {},
  mixed: [1, 'x', null],
  ...more,
})

const exchanges: readonly (readonly [operation: string, RecordedExchange])[] = [
  [
    'GET /orders/{id}',
    recorded('/v1/orders/17', order(17, { note: null, customer: null }) as never),
  ],
  [
    'GET /orders/{id}',
    recorded('/v1/orders/18', order(18, { note: 'x', customer: { name: 'n' }, extra: 1 }) as never),
  ],
  ['GET /orders/{id}', recorded('/v1/orders/0', { message: 'none such' }, { status: 404 })],
  [
    'GET /orders',
    recorded('/v1/orders?filter%5Bstate%5D=open&page=2', [order(17), order(18)] as never),
  ],
  [
    'GET /totals',
    recorded('/v1/totals', {
      byId: {
        '1b4e28ba-2fa1-41d2-883f-0016d3cca427': { total: 1 },
        '1b4e28ba-2fa1-41d2-883f-0016d3cca428': { total: 2 },
      },
    }),
  ],
  [
    'POST /orders',
    recorded('/v1/orders', order(19) as never, {
      method: 'POST',
      status: 201,
      sent: { sku: 'S-1', quantity: 2, gift: null },
    }),
  ],
  ['GET /name', recorded('/v1/name', 'just a text')],
]

const unknownAnswer = recorded('/', null, { status: 400 }).response

let folder: string
let server: Server | undefined

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tidemark-infer-'))
  await mkdir(join(folder, 'recordings', 'acme'), { recursive: true })
  const operations = new Set(exchanges.map(([operation]) => operation))
  for (const [index, operation] of [...operations].entries()) {
    const own = exchanges.flatMap(([name, exchange]) => (name === operation ? [exchange] : []))
    const text = formatRecording(recordingOf(operation, own))
    await writeFile(join(folder, 'recordings', 'acme', `${index}.json`), text)
  }
})

afterEach(async () => {
  server?.close()
  server = undefined
  await rm(folder, { recursive: true })
})

/** Answers like the recordings, but for what `change` does to them. */
async function provider(change: (body: string) => string = body => body): Promise<string> {
  server = createServer((request, response) => {
    request.resume()
    const found = exchanges.find(
      ([, { request: asked }]) =>
        asked.method === request.method && asked.url.endsWith(`.example${request.url ?? ''}`),
    )
    const { status, headers, body } = found?.[1].response ?? unknownAnswer
    response.writeHead(status, Object.fromEntries(headers))
    response.end(change(body.kind === 'json' ? JSON.stringify(body.json) : ''))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  return `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`
}

const pact = await import('@pact-foundation/pact').catch(() => null)

async function verified(url: string): Promise<string> {
  if (pact === null) return 'not there'
  const verifier = new pact.Verifier({
    provider: 'acme',
    providerBaseUrl: url,
    pactUrls: [join(folder, 'crm.pact.json')],
    stateHandlers: Object.fromEntries(
      exchanges.map(([operation, { response }]) => [
        `${operation} can answer ${response.status}`,
        async () => {},
      ]),
    ),
    logLevel: 'error',
  })
  return verifier.verifyProvider().then(
    () => 'verified',
    (error: unknown) => String(error),
  )
}

const toPact = ['infer', 'recordings/acme', '--to', 'pact', '--consumer', 'crm']

describe('tidemark infer --to pact', () => {
  test('writes a Pact to a file, the same each time, and says so', async () => {
    const { code, stdout, stderr } = await runInProcess([...toPact, '--output', 'crm.pact.json'], {
      cwd: folder,
    })
    expect({ code, stdout, stderr }).toEqual({
      code: 0,
      stdout: '',
      stderr: expect.stringMatching(/^wrote crm\.pact\.json {2}6 interactions {2}/) as string,
    })
    const written = await readFile(join(folder, 'crm.pact.json'), 'utf8')
    const again = await runInProcess(toPact, { cwd: folder })
    expect(again.stdout).toBe(written)
  })

  test('keeps what is read', async () => {
    const { stdout } = await runInProcess([...toPact, '--reads', '/*/total', '/total'], {
      cwd: folder,
    })
    expect(stdout).toContain('"total"')
    expect(stdout).not.toContain('placed_at')
  })

  test.each([
    {
      args: ['infer', 'recordings/acme', '--to', 'pact'],
      code: 2,
      says: 'Say who expects it: --consumer crm',
    },
    {
      args: ['infer', 'recordings/acme', '--consumer', 'crm'],
      code: 2,
      says: 'Say what to write: --to pact',
    },
    {
      args: ['infer', 'recordings/acme', '--to', 'yaml', '--consumer', 'crm'],
      code: 2,
      says: 'pact',
    },
    {
      args: ['infer', 'none.json', '--to', 'pact', '--consumer', 'crm'],
      code: 2,
      says: 'there is no such file',
    },
    {
      args: ['infer', 'contracts', '--to', 'pact', '--consumer', 'crm'],
      code: 2,
      says: 'there are no recordings',
    },
  ])('says what is wrong with $args', async ({ args, code, says }) => {
    const ended = await runInProcess(args, { cwd: folder })
    expect(ended.code).toBe(code)
    expect(ended.stderr).toContain(says)
  })

  test.skipIf(pact === null)(
    'writes what the verifier accepts of a provider that answers like the recordings, and refuses of one that drifted',
    { timeout: 60_000 },
    async () => {
      await runInProcess([...toPact, '--output', 'crm.pact.json'], { cwd: folder })
      const url = await provider()
      expect(await verified(url)).toBe('verified')
      server?.close()
      const drifted = await provider(body => body.replaceAll('"quantity":1', '"quantity":"1"'))
      expect(await verified(drifted)).not.toBe('verified')
    },
  )
})
