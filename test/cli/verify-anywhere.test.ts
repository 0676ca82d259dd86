import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { formatNames } from '../../src/core/report/format-name.ts'
import type { Ended } from '../run-command.ts'
import { runCli } from './run-cli.ts'

const root = join(import.meta.dirname, '../..')
const imports = (name: string): string => `--import=${join(import.meta.dirname, name)}`
let folder = ''

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tidemark-anywhere-'))
  for (const name of ['contracts', 'recordings'])
    cpSync(join(root, name), join(folder, name), { recursive: true })
  writeFileSync(
    join(folder, 'tidemark.config.ts'),
    "export default { defaults: { failOn: 'never' } }\n",
  )
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const hour = 3_600_000
const here = { TZ: 'UTC', LANG: 'C', SHIFT_MS: '0' }
const elsewhere = [
  { name: 'again', env: {} },
  { name: 'three days and some hours later', env: { SHIFT_MS: String(77 * hour) } },
  { name: 'in the morning of the day before', env: { SHIFT_MS: String(-19 * hour) } },
  { name: 'in another time zone', env: { TZ: 'Pacific/Chatham' } },
  { name: 'in another language', env: { LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' } },
]

/** Every format, written to a file in one run; on a terminal the time that it took stands beside. */
async function written(env: Readonly<Record<string, string>>): Promise<Record<string, string>> {
  const files = formatNames.map(name => [name, join(folder, `out.${name}`)] as const)
  const asked = files.flatMap(([name, file]) => ['--write', `${name}=${file}`])
  const { code } = await runCli(['verify', ...asked], { cwd: folder, env })
  expect(code).toBe(0)
  return Object.fromEntries(files.map(([name, file]) => [name, readFileSync(file, 'utf8')]))
}

describe('the same commit', () => {
  let first: Record<string, string> = {}
  const given = { ...here, NODE_OPTIONS: imports('another-place.ts') }
  beforeAll(async () => {
    first = await written(given)
  })

  test('is told of in every format', () => {
    for (const text of Object.values(first)) expect(text).toContain('discussions')
  })

  test.each(elsewhere)('gives the same in every format, byte for byte, $name', async ({ env }) => {
    expect(await written({ ...given, ...env })).toEqual(first)
  })
})

function denied(args: readonly string[], options = ''): Promise<Ended> {
  return runCli(args, {
    cwd: folder,
    env: { NODE_OPTIONS: `${imports('no-network.ts')} ${options}` },
  })
}

describe('without a network', () => {
  test('verify tells all the same', async () => {
    const asked = formatNames.flatMap(name => ['--write', `${name}=${join(folder, 'out')}`])
    const { code, stdout, stderr } = await denied(['verify', ...asked])
    expect(code).toBe(0)
    expect(stdout).toContain('discussions')
    expect(stderr).not.toContain('network')
  })

  test('verify may read files, and nothing else is allowed', async () => {
    const { code, stderr } = await denied(['verify'], '--permission --allow-fs-read=*')
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  })

  test('whatever asks for one is seen', async () => {
    const { stderr } = await denied(['canary', 'http://127.0.0.1:9/'])
    expect(stderr).toContain('the network was asked for')
  })
})
