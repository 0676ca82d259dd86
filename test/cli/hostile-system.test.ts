import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, test } from 'vitest'
import { runCommand, type Ended } from '../run-command.ts'
import { startVendor, type Vendor } from '../support/vendor.ts'
import { runCli } from './run-cli.ts'
import { runInProcess } from './run-in-process.ts'

const bin = join(import.meta.dirname, '../../src/cli/bin.ts')
const body = { items: [{ id: 1, name: 'x' }], has_more: false }

/** A vendor and an empty folder for one test, gone afterwards. */
async function inWorld(
  meet: (world: { vendor: Vendor; cwd: string; url: string }) => Promise<void>,
): Promise<void> {
  const vendor = await startVendor(body)
  const cwd = mkdtempSync(join(tmpdir(), 'tidemark-system-'))
  try {
    await meet({ vendor, cwd, url: `${vendor.url}/v1/orders` })
  } finally {
    await vendor.close()
    rmSync(cwd, { recursive: true, force: true })
  }
}

/** Runs the command line inside a line of shell, where `tidemark` stands for it. */
function runShell(line: string, cwd: string): Promise<Ended> {
  const command = `'${process.execPath}' --conditions=source '${bin}'`
  const env = { PATH: process.env['PATH'] ?? '', HOME: cwd, NO_COLOR: '1' }
  return runCommand('/bin/bash', ['-c', line.replaceAll('tidemark', command)], { cwd, env })
}

function expectOneSentence({ code, stdout, stderr }: Ended, exit: number, says: RegExp): void {
  const said = stdout + stderr
  expect(code, said).toBe(exit)
  expect(said).toMatch(says)
  expect(said).not.toMatch(/^\s+at |node:internal|Something broke/m)
  expect(said.trim().split('\n').length, said).toBeLessThanOrEqual(3)
}

describe.concurrent('a system that fails', () => {
  test('a reader that goes away ends the output, not the command', () =>
    inWorld(async ({ cwd }) => {
      const { code, stdout, stderr } = await runShell(
        'set -o pipefail; tidemark rules | head -1',
        cwd,
      )
      expect(stderr).not.toMatch(/EPIPE|^\s+at /m)
      expect(stdout.trim().split('\n')).toHaveLength(1)
      expect([0, 141]).toContain(code)
    }))

  test('a stdout that is closed is no crash', () =>
    inWorld(async ({ cwd }) => {
      expect((await runShell('tidemark rules >&-', cwd)).stderr).not.toMatch(/^\s+at /m)
    }))

  test.each([1, 8, 40])('no room for more than %i KiB a file: exit 3, nothing half', kib =>
    inWorld(async ({ cwd, url }) => {
      const ended = await runShell(`trap '' XFSZ; ulimit -f ${kib}; tidemark canary ${url}`, cwd)
      expectOneSentence(ended, 3, /limit|full|disk/)
      expect(readdirSync(cwd)).not.toContain('contracts')
      // With room again it learns as if nothing had been.
      expect((await runInProcess(['canary', url], { cwd })).code).toBe(0)
      expect((await runInProcess(['canary', url], { cwd })).code).toBe(0)
    }),
  )

  test('a full disk under an output that was there keeps it', () =>
    inWorld(async ({ cwd, url }) => {
      writeFileSync(join(cwd, 'out.json'), 'before')
      await runInProcess(['canary', url], { cwd })
      const line = `trap '' XFSZ; ulimit -f 0; tidemark report --format json --output out.json`
      expectOneSentence(await runShell(line, cwd), 3, /limit|full|disk/)
      expect(readFileSync(join(cwd, 'out.json'), 'utf8')).toBe('before')
    }))

  test('a registry that another process holds for a moment is waited for', () =>
    inWorld(async ({ cwd, url }) => {
      await runInProcess(['canary', url], { cwd })
      const database = new DatabaseSync(join(cwd, '.tidemark/registry.db'))
      database.exec('begin immediate')
      const running = runCli(['canary', url], { cwd })
      setTimeout(() => database.exec('rollback'), 1500)
      const ended = await running
      database.close()
      expect(ended.code, ended.stderr).toBe(0)
    }))

  test('a broken recording of a provider without contract is found', () =>
    inWorld(async ({ cwd, url }) => {
      expect((await runInProcess(['record', url], { cwd })).code).toBe(0)
      const [file = ''] = readdirSync(join(cwd, 'recordings'), {
        recursive: true,
        encoding: 'utf8',
      })
        .filter(name => name.endsWith('.json'))
        .map(name => join(cwd, 'recordings', name))
      writeFileSync(file, readFileSync(file, 'utf8').slice(0, -20))
      expectOneSentence(await runInProcess(['verify'], { cwd }), 2, /recordings.*ends too early/)
      expectOneSentence(
        await runInProcess(['record', url], { cwd }),
        2,
        /recordings.*ends too early/,
      )
    }))
})

describe.concurrent('odd answers that are not bad', () => {
  const objects = { 'content-type': 'application/json' }
  test.each<[string, string | Buffer, Record<string, string>]>([
    ['a byte order mark', `\uFEFF${JSON.stringify(body)}`, objects],
    ['UTF-16', Buffer.from(`\uFEFF${JSON.stringify(body)}`, 'utf16le'), objects],
    ['keys named __proto__', '{"__proto__":{"constructor":1},"toString":2,"items":[]}', objects],
    [
      'a byte that is not UTF-8',
      Buffer.from([0x7b, 0x22, 0x61, 0x22, 0x3a, 0x22, 0xff, 0x22, 0x7d]),
      objects,
    ],
    ['half a surrogate pair', '{"a":"\\ud800","\\udfff":1}', objects],
    ['numbers beyond all bounds', '{"a":1e999,"b":123456789012345678901234567890,"c":-0}', objects],
    ['lines of JSON', '{"a":1}\n{"a":2}\n', { 'content-type': 'application/x-ndjson' }],
    ['an image', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0]), { 'content-type': 'image/png' }],
    ['a duplicate key', '{"a":1,"a":"x"}', objects],
    ['CRLF', '{\r\n"a": 1\r\n}\r\n', objects],
  ])('%s: learned, then healthy', (_, bytes, headers) =>
    inWorld(async ({ vendor, cwd, url }) => {
      vendor.handle((_, response) => void response.writeHead(200, headers).end(bytes))
      for (const word of ['learned', 'healthy']) {
        const ended = await runInProcess(['canary', url], { cwd })
        expect(ended.code, ended.stdout + ended.stderr).toBe(0)
        expect(ended.stdout).toContain(word)
      }
      expect((await runInProcess(['record', url], { cwd })).code).toBe(0)
      expect((await runInProcess(['verify'], { cwd })).code).toBe(0)
    }),
  )
})
