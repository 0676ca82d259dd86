import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { formatNames } from '../../src/core/report/format-name.ts'
import { runInProcess } from './run-in-process.ts'

const yaml = (type: string): string => `openapi: 3.0.3
info: { title: Acme, version: '1' }
paths:
  /orders:
    get:
      responses:
        '200':
          description: ok
          content:
            application/json:
              schema: { $ref: '#/components/schemas/Order' }
components:
  schemas:
    Order:
      type: object
      required: [total]
      properties:
        total:
          type: ${type}
`

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tidemark-formats-'))
  writeFileSync(join(folder, 'old.yaml'), yaml('number'))
  writeFileSync(join(folder, 'new.yaml'), yaml('string'))
})

const diff = (...more: readonly string[]): ReturnType<typeof runInProcess> =>
  runInProcess(['diff', 'old.yaml', 'new.yaml', ...more], { cwd: folder })

describe('the formats of findings', () => {
  test('are listed by --help', async () => {
    const { stdout } = await runInProcess(['diff', '--help'], { cwd: folder })
    for (const name of formatNames) expect(stdout).toContain(name)
  })

  test('point at the line of the promise', async () => {
    const { stdout, code } = await diff('--format', 'github')
    expect(code).toBe(1)
    expect(stdout.split('\n')[0]).toBe(
      '::error file=old.yaml,line=18,col=9,title=response-property-type-changed::' +
        '`total` of `Order` changed from `number` to `string` (at `GET /orders`)',
    )
    const { runs } = JSON.parse((await diff('--format', 'sarif')).stdout) as {
      runs: { results: { locations: object[] }[] }[]
    }
    expect(runs[0]?.results[0]?.locations[0]).toMatchObject({
      physicalLocation: { region: { startLine: 18, startColumn: 9 } },
    })
  })

  test('add the changelog to the summary of the step, behind what stands there', async () => {
    const summary = join(folder, 'summary.md')
    writeFileSync(summary, '# Build')
    const env = { GITHUB_STEP_SUMMARY: summary }
    await runInProcess(['diff', 'old.yaml', 'new.yaml', '--format', 'github'], { cwd: folder, env })
    expect(readFileSync(summary, 'utf8')).toMatch(
      /^# Build\n## Changes: Acme 1\n[^]*### Breaking\n/,
    )
  })

  test.each(formatNames)(
    'give the same %s for the same documents, wherever and whenever',
    async name => {
      const written: string[] = []
      const zone = process.env['TZ']
      for (const TZ of ['Pacific/Auckland', 'America/St_Johns']) {
        process.env['TZ'] = TZ
        await diff('--format', name, '--output', 'out')
        written.push(readFileSync(join(folder, 'out'), 'utf8'))
      }
      if (zone === undefined) delete process.env['TZ']
      else process.env['TZ'] = zone
      expect(written[0]).toBe(written[1])
      expect(written[0]).toContain('Order')
    },
  )

  test('can be several at once, each but the first in a file of its own', async () => {
    const { stdout, stderr, code } = await diff(
      '--format',
      'github',
      '--write',
      'sarif=out/all.sarif',
      '--write',
      'junit=all.xml',
    )
    expect(code).toBe(1)
    expect(stdout).toContain('::error file=old.yaml')
    expect(stderr).toContain('wrote out/all.sarif')
    const sarif = readFileSync(join(folder, 'out/all.sarif'), 'utf8')
    expect(sarif).toBe((await diff('--format', 'sarif')).stdout)
    expect(readFileSync(join(folder, 'all.xml'), 'utf8')).toContain('<testsuites')
  })

  test.each(['sarif', 'sarif=', 'pdf=a.pdf'])(
    'refuse --write %s with what would do',
    async write => {
      const { stderr, code } = await diff('--write', write)
      expect(code).toBe(2)
      expect(stderr).toContain('as in sarif=tidemark.sarif')
    },
  )
})
