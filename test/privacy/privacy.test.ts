import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { runCli, type CliOptions } from '../cli/run-cli.ts'
import { runInProcess } from '../cli/run-in-process.ts'
import type { Ended } from '../run-command.ts'
import { startVendor, type Vendor } from '../support/vendor.ts'
import { findLeaks, type Leak } from './find-leaks.ts'
import { text } from './planted.ts'
import { plantingAnswers, type AnswerName } from './planting-vendor.ts'

let vendor: Vendor
let cwd: string
let url: string
/** Every stdout and stderr, by the command that wrote it. */
let outputs: [command: string, output: string][]

beforeEach(async () => {
  vendor = await startVendor()
  cwd = mkdtempSync(join(tmpdir(), 'tidemark-privacy-'))
  mkdirSync(join(cwd, 'tmp'))
  outputs = []
  const owner = encodeURIComponent(text('an e-mail address'))
  const query = new URLSearchParams({ owner: text('a name'), phone: text('a phone number') })
  url = `${vendor.url}/v1/customers/${owner}/orders/4711?limit=3&${query.toString()}`
})
afterEach(async () => {
  await vendor.close()
  rmSync(cwd, { recursive: true, force: true })
})

// Node's own cache of our source: large, and no place for what a vendor sends.
const quietEnv = { NODE_DISABLE_COMPILE_CACHE: '1' }

type Runner = (args: readonly string[], options: CliOptions) => Promise<Ended>

/** Each command runs as a process of its own here and there, with all that Node itself might print. */
const inProcess = (...args: string[]): Promise<Ended> => tidemark(runInProcess, args)
const asProcess = (...args: string[]): Promise<Ended> => tidemark(runCli, args)

async function tidemark(runner: Runner, args: readonly string[]): Promise<Ended> {
  const token = text('a bearer token')
  const env = { ...quietEnv, TOKEN: token, TMPDIR: join(cwd, 'tmp') }
  const ended = await runner(args, { cwd, env })
  outputs.push([args.slice(0, 2).join(' '), ended.stdout + ended.stderr])
  return ended
}

const authorized = ['-H', 'Authorization: Bearer env:TOKEN']

function answers(name: AnswerName): void {
  vendor.handle((_, response) => plantingAnswers[name](response))
}

function filesWritten(): string[] {
  const entries = readdirSync(cwd, { recursive: true, withFileTypes: true })
  return entries.filter(entry => entry.isFile()).map(entry => join(entry.parentPath, entry.name))
}

/** Looks at all that was written and said: contents, names of files, stdout, stderr. */
function leaks(): Leak[] {
  const files = filesWritten()
  const names = Buffer.from(files.map(file => relative(cwd, file)).join('\n'))
  return [
    ...files.flatMap(file => findLeaks(relative(cwd, file), readFileSync(file))),
    ...findLeaks('the names of files', names),
    ...outputs.flatMap(([command, output]) => findLeaks(command, Buffer.from(output))),
  ]
}

describe('what a vendor sends stays with us', () => {
  test('through learning, drift, reports and acceptance', async () => {
    answers('healthy')
    expect((await asProcess('canary', url, ...authorized)).code).toBe(0)
    expect((await asProcess('canary', url, ...authorized)).code).toBe(0)
    expect((await asProcess('record', url, ...authorized)).code).toBe(0)
    expect((await asProcess('verify')).code).toBe(0)
    answers('drifted')
    const drift = await asProcess('canary', url, ...authorized, '--format', 'json')
    expect(drift.code, drift.stderr).toBe(1)
    const { findings } = JSON.parse(drift.stdout) as { findings: { id: string }[] }
    expect(findings.length).toBeGreaterThan(0)
    for (const { id } of findings) await asProcess('explain', id)
    for (const format of ['text', 'json', 'markdown']) await asProcess('report', '--format', format)
    await asProcess('status')
    await asProcess('accept', findings[0]?.id ?? '', '--because', 'announced')
    await asProcess('canary', url, ...authorized)
    expect(vendor.requests.some(({ headers }) => headers.authorization?.includes('tok_'))).toBe(
      true,
    )
    expect(leaks()).toEqual([])
  })

  test.each(['wall', 'limited', 'broken', 'html', 'truncated', 'plain', 'form'] as const)(
    'through an answer that is %s, first and later',
    async name => {
      answers(name)
      await inProcess('canary', url, ...authorized)
      await inProcess('record', url, ...authorized)
      answers('healthy')
      await inProcess('canary', url, ...authorized)
      answers(name)
      await inProcess('canary', url, ...authorized)
      await inProcess('report')
      expect(filesWritten().some(file => file.endsWith('registry.db'))).toBe(true)
      expect(leaks()).toEqual([])
    },
  )

  test('through a host that cannot be reached', async () => {
    await vendor.close()
    const { host } = new URL(vendor.url)
    const withUser = url.replace(
      'http://',
      `http://svc-harbour:${text('the password inside them')}@`,
    )
    for (const target of [url, withUser, url.replace(host, 'nowhere.invalid')]) {
      const ended = await asProcess('canary', target, ...authorized)
      expect([2, 3]).toContain(ended.code)
    }
    expect(leaks()).toEqual([])
    vendor = await startVendor()
  })

  test('when a secret stands on the command line', async () => {
    answers('healthy')
    await asProcess('canary', url, '-H', `Authorization: Bearer ${text('a bearer token')}`)
    await asProcess('canary', `${url}&api_key=${text('a payment key')}`)
    await asProcess('canary', url, '-H', `X-Unknown ${text('a hex secret')}`)
    await asProcess('canary', `${text('a source forge token')}://x`)
    expect(leaks()).toEqual([])
  })

  test('and the search would have found it', async () => {
    answers('healthy')
    await inProcess('canary', url, ...authorized)
    await inProcess('record', url, ...authorized)
    const found = filesWritten().map(file => readFileSync(file))
    const folders = filesWritten().map(file => relative(cwd, file).split('/')[0])
    expect(folders).toEqual(expect.arrayContaining(['.tidemark', 'contracts', 'recordings']))
    expect(found.some(bytes => bytes.includes('has_more'))).toBe(true)
  })
})
