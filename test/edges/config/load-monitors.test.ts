import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadMonitors } from '../../../src/edges/config/load-monitors.ts'
import { loadFiles, type Loaded, type Sources } from './load-files.ts'

const home = mkdtempSync(join(tmpdir(), 'tidemark-monitors-'))
afterAll(() => rmSync(home, { recursive: true, force: true }))

const monitor = (body: string): string => `export default {\n${body}\n}\n`

const broken: readonly { name: string; files: Sources; says: RegExp }[] = [
  {
    name: 'throws',
    files: { 'a.ts': "\nthrow new Error('boom')\n" },
    says: /a\.ts:2: throws: boom/,
  },
  { name: 'throws no error', files: { 'a.ts': "throw 'boom'\n" }, says: /a\.ts: throws: boom/ },
  {
    name: 'does not parse',
    files: { 'a.ts': 'export default {\n' },
    says: /a\.ts:\d+: does not parse/,
  },
  {
    name: 'exports nothing',
    files: { 'a.ts': 'export const b = 1\n' },
    says: /a\.ts: exports no monitor/,
  },
  {
    name: 'exports a text',
    files: { 'a.ts': "export default 'x'\n" },
    says: /a\.ts: exports no monitor/,
  },
  {
    name: 'exports an empty list',
    files: { 'a.ts': 'export default []\n' },
    says: /a\.ts: exports no monitor/,
  },
  {
    name: 'has no name',
    files: { 'a.ts': monitor("target: 'https://acme.example'") },
    says: /a\.ts:1: name: .*expected string/,
  },
  {
    name: 'has a target that is no URL',
    files: { 'a.ts': monitor("name: 'a',\ntarget: 'acme'") },
    says: /a\.ts:3: target: expected a URL/,
  },
  {
    name: 'has no target',
    files: { 'a.ts': monitor("name: 'a'") },
    says: /target: expected a URL/,
  },
  {
    name: 'has an operation without a method',
    files: { 'a.ts': monitor("name: 'a',\ntarget: {\nprovider: 'acme',\noperation: '/x' }") },
    says: /a\.ts:5: target\.operation: expected method and path/,
  },
  {
    name: 'has a schedule that is none',
    files: { 'a.ts': monitor("name: 'a', target: 'https://acme.example',\nschedule: 'hourly'") },
    says: /a\.ts:3: schedule: expected \{ every/,
  },
  {
    name: 'holds a literal secret',
    files: {
      'a.ts': monitor(
        "name: 'a',\ntarget: { url: 'https://acme.example', headers: { Cookie: 'planted' } }",
      ),
    },
    says: /a\.ts:3: target\.headers\.Cookie: holds a literal secret/,
  },
  {
    name: 'takes a name twice',
    files: {
      'a.ts': monitor("name: 'same', target: 'https://acme.example'"),
      'b.ts': monitor("target: 'https://acme.example',\nname: 'same'"),
    },
    says: /b\.ts:3: name: .*taken by .*a\.ts/,
  },
]

describe('loadMonitors', () => {
  let results: Map<string, Loaded>
  beforeAll(() => {
    const good: Sources = {
      'z.ts': monitor(
        "name: 'first' as string, target: 'https://acme.example', schedule: { every: '1h' }",
      ),
      'two.mjs': `export default [
        { name: 'third', target: { provider: 'github', operation: 'GET /users/{username}', parameters: { username: 'x' } } },
        { name: 'second', target: { url: 'https://acme.example', headers: { Authorization: 'Bearer env:TOKEN' } } },
      ]`,
      'types.d.ts': 'not a module',
      'a.test.ts': 'not a module',
      'notes.md': '',
      '.hidden.ts': 'not a module',
    }
    const loaded = loadFiles('monitors', home, [...broken.map(({ files }) => files), good])
    const names = [...broken.map(({ name }) => name), 'good']
    results = new Map(names.map((name, index) => [name, loaded[index] ?? {}]))
  })

  test.each(broken)('says in a sentence that a monitor $name', ({ name, says }) => {
    const { name: error, message = '' } = results.get(name) ?? {}
    expect(message).toMatch(says)
    expect(error).toBe('InputError')
    expect(message).not.toContain('planted')
  })

  test('finds all of a folder, by name, one or more in a file', () => {
    const found = results.get('good')?.value as { definition: { name: string } }[]
    expect(found.map(({ definition }) => definition.name)).toEqual(['first', 'second', 'third'])
  })

  test('finds none where there is no folder', async () => {
    expect(await loadMonitors(join(home, 'nowhere'))).toEqual([])
  })
})
