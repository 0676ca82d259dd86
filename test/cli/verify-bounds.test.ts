import {
  chmodSync,
  closeSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readFileSync,
  writeFileSync,
} from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { formatRecording } from '../../src/core/recording/format-recording.ts'
import type { Recording } from '../../src/core/recording/recording.ts'
import { runCli } from './run-cli.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tidemark-bounds-'))
  mkdirSync(join(folder, 'recordings/acme'), { recursive: true })
  mkdirSync(join(folder, 'contracts'))
  const document = {
    openapi: '3.1.0',
    info: { title: 'acme', version: '1' },
    paths: {
      '/orders/{id}': {
        get: {
          responses: { 200: { description: 'ok', content: { 'application/json': { schema } } } },
        },
      },
    },
  }
  writeFileSync(join(folder, 'acme.openapi.json'), JSON.stringify(document))
  expect(
    await runCli(['pin', 'acme.openapi.json', '--name', 'acme'], { cwd: folder }),
  ).toMatchObject({
    code: 0,
  })
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const schema = {
  type: 'object',
  required: ['id'],
  properties: { id: { type: 'integer' }, filling: { type: 'array' } },
}

function recordingOf(json: Recording['exchanges'][number]['response']['body']): string {
  return formatRecording({
    provider: 'acme',
    operation: 'GET /orders/{id}',
    keepValues: [],
    exchanges: [
      {
        recordedAt: '2026-11-20',
        scope: 'default',
        version: '',
        request: { method: 'GET', url: '/orders/1', headers: [], body: { kind: 'none' } },
        response: {
          status: 200,
          headers: [['content-type', 'application/json']],
          body: json,
          trimmed: {},
        },
      },
    ],
  })
}

const whole = recordingOf({ kind: 'json', json: { id: 1 } })
const file = (): string => join(folder, 'recordings/acme/get-orders-id.json')

/** `LONG=1` takes all that the goal names. */
const count = process.env['LONG'] === '1' ? 10_000 : 2_500

describe('verify', () => {
  test.each([
    { name: 'half-written', text: whole.slice(0, whole.length / 2), says: 'ends too early' },
    { name: 'empty', text: '', says: 'is empty' },
    {
      name: 'of a newer Tidemark',
      text: whole.replace('"tidemarkRecording": 1', '"tidemarkRecording": 2'),
      says: 'was written by a newer Tidemark. Update tidemark.',
    },
    { name: 'of another program', text: '{"log":{}}', says: 'this is not a Tidemark recording' },
  ])('says in one sentence that a recording is $name', async ({ text, says }) => {
    writeFileSync(file(), text)
    const { code, stdout, stderr } = await runCli(['verify'], { cwd: folder })
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain('recordings/acme/get-orders-id.json')
    expect(stderr).toContain(says)
    expect(stderr.trim().split('\n')).toHaveLength(1)
  })

  test('says that a pin was changed by hand, though nothing is recorded', async () => {
    const document = {
      openapi: '3.1.0',
      info: { title: 'Bolt', version: '1' },
      paths: { '/bolts': { get: { summary: 'All.', responses: { 204: { description: 'No' } } } } },
    }
    writeFileSync(join(folder, 'bolt.json'), JSON.stringify(document))
    await runCli(['pin', 'bolt.json', '--name', 'bolt', '--operations', '*'], { cwd: folder })
    const sound = await runCli(['verify', 'bolt'], { cwd: folder })
    expect(sound.stderr + sound.stdout).toContain('bolt has no recordings to verify')
    const path = join(folder, 'contracts/bolt.pin.json')
    writeFileSync(path, readFileSync(path, 'utf8').replace('/bolts', '/balls'))
    const { code, stderr } = await runCli(['verify', 'bolt'], { cwd: folder })
    expect(code).toBe(2)
    expect(stderr).toContain('bolt.pin.json: the pin was changed since it was written')
  })

  test('says that a folder stands where a recording should', async () => {
    mkdirSync(file())
    const { code, stderr } = await runCli(['verify'], { cwd: folder })
    expect(code).toBe(2)
    expect(stderr).toContain('get-orders-id.json: is a folder')
  })

  test.skipIf(process.getuid?.() === 0)('says that a recording cannot be read', async () => {
    writeFileSync(file(), whole)
    chmodSync(file(), 0)
    const { code, stderr } = await runCli(['verify'], { cwd: folder })
    expect(code).toBe(2)
    expect(stderr).toContain('get-orders-id.json')
  })

  test('refuses a recording of 100 MB without reading it', async () => {
    const handle = openSync(file(), 'w')
    ftruncateSync(handle, 100 * 1024 * 1024)
    closeSync(handle)
    const env = { NODE_OPTIONS: '--max-old-space-size=64' }
    const { code, stderr } = await runCli(['verify'], { cwd: folder, env })
    expect(code).toBe(2)
    expect(stderr).toContain('get-orders-id.json: is 100 MB, and at most 64 MB are read.')
  })

  test(`holds ${count} recordings in the memory of a few`, { timeout: 180_000 }, async () => {
    // Together 75 MB of text or more: more than there is room for.
    const filling = Array.from({ length: 60 }, (_, i) => ({ number: i, text: 'x'.repeat(450) }))
    const large = recordingOf({ kind: 'json', json: { id: 1, filling } })
    const wrong = recordingOf({ kind: 'json', json: { id: 'one' } })
    for (let i = 0; i < count; i++)
      writeFileSync(join(folder, `recordings/acme/r${i}.json`), i === 1700 ? wrong : large)
    const env = { NODE_OPTIONS: '--max-old-space-size=64' }
    const args = ['verify', '--format', 'json']
    const { code, stdout, stderr } = await runCli(args, { cwd: folder, env, timeoutMs: 170_000 })
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(JSON.parse(stdout)).toMatchObject({ findings: [{ at: '/id' }] })
  })
})
