// Upgrades of real APIs as people read them. The documents are no part of this repository; the texts are.
// `npx vitest run --config .config/vitest.ts test/cli/changelogs.test.ts -u` writes them again: read what changed.
import { existsSync, mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { runInProcess } from './run-in-process.ts'

const specs = join(resolve(process.env['SUITES'] ?? '../shared/suites'), 'specs')

const upgrades = [
  ['adyen-checkout-v40', 'adyen-checkout-v52'],
  ['adyen-checkout-v52', 'adyen-checkout-v64'],
  ['adyen-checkout-v64', 'adyen-checkout-v67'],
  ['adyen-checkout-v67', 'adyen-checkout-v68'],
  ['twilio-api-1.28.1', 'twilio-api-1.51.2'],
] as const

const isThere = existsSync(specs)
if (!isThere) process.stderr.write(`changelogs: not run, there is no ${specs}; set SUITES\n`)

async function changelog(pair: readonly string[], format: string, zone: string): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'tidemark-changelog-'))
  const [base = '', revision = ''] = pair.map(name => join(specs, `${name}.json`))
  const args = ['diff', base, revision, '--format', format, '--output', 'out', '--fail-on', 'never']
  process.env['TZ'] = zone
  const { code, stderr } = await runInProcess(args, { cwd: folder })
  expect({ code, stderr }).toEqual({ code: 0, stderr: 'wrote out\n' })
  return readFileSync(join(folder, 'out'), 'utf8')
}

describe.skipIf(!isThere)('the changelog of an upgrade', () => {
  test.each(upgrades)('from %s to %s reads as it was agreed', async (...pair) => {
    const name = pair.join('-to-')
    const markdown = await changelog(pair, 'markdown', 'Pacific/Auckland')
    await expect(markdown).toMatchFileSnapshot(`./changelogs/${name}.md`)
    const text = await changelog(pair, 'text', 'America/Los_Angeles')
    await expect(text).toMatchFileSnapshot(`./changelogs/${name}.txt`)
  })

  test('names no folder of the machine', async () => {
    const html = await changelog(upgrades[0], 'markdown', 'UTC')
    expect(html).not.toContain(specs)
  })
})
