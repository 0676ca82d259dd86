import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ordersSpec } from '../support/orders-spec.ts'
import { runInProcess } from './run-in-process.ts'

let cwd: string

beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'tidemark-init-'))
})
afterEach(() => rmSync(cwd, { recursive: true, force: true }))

const init = () => runInProcess(['init'], { cwd })

describe('tidemark init without an address', () => {
  test('proposes what the repository calls and describes, and writes nothing', async () => {
    mkdirSync(join(cwd, 'src'))
    mkdirSync(join(cwd, 'node_modules/x'), { recursive: true })
    writeFileSync(join(cwd, 'api.json'), ordersSpec)
    const source = "import { get } from 'x'\nfetch('https://api.acme.example/v1/orders?key=abc')\n"
    writeFileSync(join(cwd, 'src/orders.ts'), source)
    writeFileSync(join(cwd, 'node_modules/x/i.js'), "fetch('https://api.other.example/x')")
    const run = await init()
    expect(run.code, run.stderr).toBe(0)
    expect(run.stdout).toContain('found api.json  OpenAPI 3.1\n')
    expect(run.stdout).toContain(
      'found https://api.acme.example/v1/orders  1 call, src/orders.ts:2\n',
    )
    expect(run.stdout).toContain(
      'npx tidemark init https://api.acme.example/v1/orders --name acme\n',
    )
    expect(run.stdout).not.toContain('other.example')
    expect(run.stdout).not.toContain('abc')
    expect(readdirSync(cwd).sort()).toEqual(['api.json', 'node_modules', 'src'])
  })

  test('says what it needs where nothing is to be found', async () => {
    const run = await init()
    expect(run.code).toBe(2)
    expect(run.stderr).toContain('npx tidemark init https://')
  })
})
