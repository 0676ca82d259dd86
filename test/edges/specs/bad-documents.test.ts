import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runInProcess } from '../../cli/run-in-process.ts'
import { runCommand, type Ended } from '../../run-command.ts'
import { badDocuments, bombs, type BadDocument } from './bad-document-cases.ts'

const cli = join(import.meta.dirname, '../../../src/cli/bin.ts')
let cwd = ''

beforeAll(() => {
  cwd = mkdtempSync(join(tmpdir(), 'tidemark-bad-'))
})
afterAll(() => rmSync(cwd, { recursive: true }))

/** The command as a process that may keep no more than so much on its heap. */
function runCapped(heapMb: number, args: readonly string[]): Promise<Ended> {
  const flags = ['--conditions=source', `--max-old-space-size=${heapMb}`]
  const env = { PATH: process.env['PATH'], HOME: cwd, NO_COLOR: '1' }
  return runCommand(process.execPath, [...flags, cli, ...args], { cwd, env })
}

function isRefused({ code, stdout, stderr }: Ended, { name, says }: BadDocument): void {
  expect(stderr).toContain(`✗ ${name}${says}`)
  expect(stderr.trim().split('\n')).toHaveLength(1)
  expect(stdout).toBe('')
  expect(code).toBe(2)
}

describe('a bad document', () => {
  test.each(badDocuments)('$name is refused in one sentence', async given => {
    writeFileSync(join(cwd, given.name), given.content())
    isRefused(await runInProcess(['pin', given.name, '--name', 'a'], { cwd }), given)
    isRefused(await runInProcess(['diff', given.name, given.name], { cwd }), given)
  })

  test.each(bombs)('$name is refused within 400 MB', async given => {
    writeFileSync(join(cwd, given.name), given.content())
    isRefused(await runCapped(400, ['pin', given.name, '--name', 'a']), given)
    rmSync(join(cwd, given.name))
  })

  test('5,000 schemas that refer to each other are pinned and compared within 400 MB', async () => {
    writeFileSync(join(cwd, 'base.json'), JSON.stringify(tangle('string')))
    writeFileSync(join(cwd, 'revision.json'), JSON.stringify(tangle('integer')))
    const pinned = await runCapped(400, ['pin', 'base.json', '--name', 'tangle'])
    expect(pinned.stderr).toContain('wrote contracts/tangle.pin.json')
    expect(pinned.code).toBe(0)
    const compared = await runCapped(400, ['diff', 'base.json', 'revision.json'])
    expect(compared.stdout).toContain('1 error')
    expect(compared.code).toBe(1)
  })
})

/** Each schema refers to eight others; the type asked for stands deep inside of one. */
function tangle(type: string): unknown {
  const count = 5000
  const ref = (index: number): object => ({ $ref: `#/components/schemas/S${index % count}` })
  const schemas = Object.fromEntries(
    Array.from({ length: count }, (_, index) => {
      const names = Array.from({ length: 8 }, (_, each) => [`p${each}`, ref(index * 7 + each * 13)])
      const leaf = index === 4000 ? { leaf: { type } } : {}
      return [
        `S${index}`,
        { type: 'object', properties: { ...Object.fromEntries(names), ...leaf } },
      ]
    }),
  )
  const content = { 'application/json': { schema: ref(0) } }
  const get = { responses: { 200: { description: 'a', content } } }
  return {
    openapi: '3.0.0',
    info: { title: 'a', version: '1' },
    paths: { '/a': { get } },
    components: { schemas },
  }
}
