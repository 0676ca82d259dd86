import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadConfig } from '../../../src/edges/config/load-config.ts'
import { InputError } from '../../../src/errors.ts'
import { loadFiles, type Loaded, type Sources } from './load-files.ts'

const home = mkdtempSync(join(tmpdir(), 'tidemark-config-'))
afterAll(() => rmSync(home, { recursive: true, force: true }))

const good = `
  // The types are stripped by Node itself.
  interface Mine { failOn: 'warning' }
  const mine: Mine = { failOn: 'warning' }
  export default {
    registry: 'data/registry.db',
    connectors: { acme: { url: 'https://acme.example', headers: { Authorization: 'Bearer env:ACME_TOKEN' } } },
    privacy: { keepValues: ['/items/*/status'] },
    defaults: { timeout: '5s', ...mine },
  }
`

const broken: readonly {
  name: string
  source: string
  file?: string
  says: RegExp
  secret?: string
}[] = [
  {
    name: 'does not parse',
    source: 'export default {\n  a: 1,\n  b: }\n',
    says: /config\.ts:3: does not parse/,
  },
  {
    name: 'throws',
    source: "const a = 1\nthrow new Error('no token abc')\nexport default {}\n",
    says: /config\.ts:2: throws: no token abc\./,
  },
  {
    name: 'uses TypeScript that has to be compiled',
    source: 'enum A { B }\nexport default { a: A.B }\n',
    says: /config\.ts.*does not parse/,
  },
  {
    name: 'imports what is not there',
    source: "import 'not-installed'\n",
    says: /imports what is not there: not-installed/,
  },
  { name: 'exports nothing', source: 'const a = 1\n', says: /has no default export/ },
  {
    name: 'reads something that does not parse',
    source:
      "if (globalThis.ran) throw new Error('ran twice')\nglobalThis.ran = true\nexport default JSON.parse('{')\n",
    says: /config\.ts:3: does not parse: Expected property name/,
  },
  { name: 'exports an empty list', source: 'export default []\n', says: /expected object/ },
  { name: 'exports a number', source: 'export default 1\n', says: /expected object/ },
  {
    name: 'has an unknown key',
    source: 'export default {\n  registry: "x",\n  recievers: {},\n}\n',
    says: /config\.ts:3: recievers: is no known key/,
  },
  {
    name: 'has a wrong value deep inside',
    source:
      "const config = {\n  // defaults: { timeout: 'x' }\n  registry: '{',\n  defaults: {\n    failOn: 'error', timeout: 'soon',\n  },\n}\nexport default config\n",
    says: /config\.ts:5: defaults\.timeout: expected a duration/,
  },
  {
    name: 'has a wrong item of a list',
    source:
      'export default defineConfig({\n  privacy: {\n    keepValues: [\n      "/a",\n      7,\n    ],\n  },\n})\nfunction defineConfig(config: object) { return config }\n',
    says: /config\.ts:5: privacy\.keepValues\[1\]: .*expected string/,
  },
  {
    name: 'has several faults',
    source: 'export default { registry: 1, contracts: 2 }\n',
    says: /registry: .*\(and 1 more\)/,
  },
  {
    name: 'holds a literal secret',
    source:
      "export default {\n  connectors: { acme: {\n    headers: { Authorization: 'Bearer planted-secret-1' },\n  } },\n}\n",
    says: /config\.ts:3: connectors\.acme\.headers\.Authorization: holds a literal secret.*env:NAME/,
    secret: 'planted-secret-1',
  },
  {
    name: 'hides a literal secret behind a variable',
    source: `export default {
  connectors: { acme: { headers: { 'X-Note': 'env:A ghp_${'A1b2C3d4E5F6'.repeat(3)}' } } },
}
`,
    says: /holds a literal secret/,
    secret: 'A1b2C3d4E5F6',
  },
  {
    name: 'is plain JavaScript with a fault',
    file: 'tidemark.config.mjs',
    source: 'export default {\n  registry: 1,\n}\n',
    says: /config\.mjs:2: registry/,
  },
]

describe('a broken configuration', () => {
  let results: Map<string, Loaded>
  beforeAll(() => {
    const sets = broken.map(({ source, file = 'tidemark.config.ts' }): Sources => ({
      [file]: source,
    }))
    const loaded = loadFiles('config', home, sets)
    results = new Map(broken.map(({ name }, index) => [name, loaded[index] ?? {}]))
  })

  test.each(broken)('that $name is a sentence', ({ name, says, secret }) => {
    const { name: error, message = '' } = results.get(name) ?? {}
    expect(message).toMatch(says)
    expect(error).toBe('InputError')
    expect(message).not.toContain('\n')
    if (secret !== undefined) expect(message).not.toContain(secret)
  })
})

const importing = (): Promise<object> => Promise.resolve({ default: {} })

describe('loadConfig', () => {
  test('reads the nearest file upward, with its paths resolved beside it and defaults filled in', () => {
    const deep = { 'tidemark.config.ts': good, 'packages/a/src/x.ts': '' }
    const [plain] = loadFiles('config', home, [deep])
    const folder = join(home, 'config-0')
    expect(plain?.value).toMatchObject({
      file: join(folder, 'tidemark.config.ts'),
      folder,
      registry: join(folder, 'data', 'registry.db'),
      contracts: join(folder, 'contracts'),
      keepValues: ['/items/*/status'],
      timeoutMs: 5000,
      failOn: 'warning',
    })
  })

  test('reads as TypeScript what JavaScript would read as a comparison', () => {
    const source =
      "const same = config => config\nexport default same<Error>({ contracts: 'promises' })\n"
    const [, loaded] = loadFiles('config', join(home, 'generic'), [
      {},
      { 'tidemark.config.ts': source },
    ])
    expect(loaded?.value).toMatchObject({
      contracts: join(home, 'generic', 'config-1', 'promises'),
    })
  })

  test('finds it from a folder deep inside, the nearest of two', async () => {
    const repository = join(home, 'monorepo')
    const deep = join(repository, 'packages', 'a', 'src')
    mkdirSync(deep, { recursive: true })
    writeFileSync(join(repository, 'tidemark.config.mjs'), '')
    expect((await loadConfig(deep, { importing })).folder).toBe(repository)
    writeFileSync(join(repository, 'packages', 'a', 'tidemark.config.js'), '')
    expect((await loadConfig(deep, { importing })).folder).toBe(join(repository, 'packages', 'a'))
    const told = await loadConfig(deep, { importing, file: '../../../tidemark.config.mjs' })
    expect(told.folder).toBe(repository)
  })

  test('is all default without a file, and the environment names the registry', async () => {
    const empty = join(home, 'empty')
    mkdirSync(empty)
    const settings = await loadConfig(empty)
    expect(settings).toEqual({
      file: null,
      folder: empty,
      registry: join(empty, '.tidemark', 'registry.db'),
      contracts: join(empty, 'contracts'),
      recordings: join(empty, 'recordings'),
      monitors: join(empty, 'monitors'),
      connectors: {},
      receivers: {},
      alerts: { receivers: [] },
      heartbeat: null,
      budget: {},
      gates: {},
      keepValues: [],
      timeoutMs: 30_000,
      failOn: 'error',
    })
    const registry = 'postgres://u:p@db.example/tidemark'
    expect((await loadConfig(empty, { registry })).registry).toBe(registry)
  })

  test('says that the file of --config is not there', async () => {
    await expect(loadConfig(home, { file: 'nowhere.ts' })).rejects.toThrow(InputError)
    await expect(loadConfig(home, { file: 'nowhere.ts' })).rejects.toThrow(
      /nowhere\.ts: does not exist/,
    )
  })
})
