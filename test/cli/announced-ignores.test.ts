import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import picocolors from 'picocolors'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { run } from '../../src/cli/run.ts'

const rule = 'api-path-removed-without-deprecation'

let cwd: string

beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'tidemark-announced-'))
  mkdirSync(join(cwd, 'contracts'))
})
afterEach(() => rmSync(cwd, { recursive: true, force: true }))

async function tidemark(...args: readonly string[]): Promise<{ code: number; stdout: string }> {
  let stdout = ''
  const code = await run(args, {
    out: text => void (stdout += text),
    err: () => undefined,
    env: { HOME: cwd, NO_COLOR: '1' },
    cwd,
    nodeVersion: process.versions.node,
    clock: { now: () => Date.parse('2026-06-01T12:00:00Z'), mark: () => 0 },
    interactive: false,
    terminal: null,
    paint: picocolors.createColors(false),
    interrupted: () => new Promise(() => {}),
  })
  return { code, stdout }
}

function describeApi(paths: readonly string[]): void {
  const get = { responses: { 200: { description: 'ok' } } }
  const document = {
    openapi: '3.0.3',
    info: { title: 'Acme', version: '1' },
    paths: Object.fromEntries(paths.map(path => [path, { get }])),
  }
  writeFileSync(join(cwd, 'api.json'), JSON.stringify(document))
}

describe('an ignored change of a description', () => {
  test.each([
    { command: 'diff', words: ['diff', 'contracts/acme.pin.json', 'api.json'] },
    { command: 'pin --update', words: ['pin', '--name', 'acme', '--update'] },
  ])('is not told by $command', async ({ words }) => {
    describeApi(['/orders', '/items'])
    expect((await tidemark('pin', 'api.json', '--name', 'acme')).code).toBe(0)
    describeApi(['/orders'])
    const ignored = [
      'ignore',
      '--rule',
      'endpoint-added',
      '--rule',
      rule,
      '--until',
      '2027-03-01',
      '--because',
      'unused',
    ]
    expect((await tidemark(...ignored)).code).toBe(0)
    const { code, stdout } = await tidemark(...words)
    expect(code).toBe(0)
    expect(stdout).not.toContain('api-path-removed')
  })

  test('is told without the ignore', async () => {
    describeApi(['/orders', '/items'])
    await tidemark('pin', 'api.json', '--name', 'acme')
    describeApi(['/orders'])
    const diff = await tidemark('diff', 'contracts/acme.pin.json', 'api.json')
    expect(diff.code).toBe(1)
    expect(diff.stdout).toContain(rule)
    const update = await tidemark('pin', '--name', 'acme', '--update')
    expect(update.stdout).toContain(rule)
  })
})
