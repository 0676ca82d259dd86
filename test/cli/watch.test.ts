import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { startVendor, type Vendor } from '../support/vendor.ts'
import { runCli } from './run-cli.ts'
import { broken, page, writeMonitor } from './write-monitor.ts'

let vendor: Vendor
let cwd: string

beforeEach(async () => {
  vendor = await startVendor(page)
  cwd = mkdtempSync(join(tmpdir(), 'tidemark-'))
  mkdirSync(join(cwd, 'monitors'))
})
afterEach(async () => {
  await vendor.close()
  rmSync(cwd, { recursive: true, force: true })
})
const monitor = (name: string, more?: Readonly<Record<string, unknown>>): void =>
  writeMonitor(cwd, vendor, name, more)

describe('tidemark watch', () => {
  test('runs monitors, beats, confirms and tells drift, follows changes of monitors, and drains', async () => {
    const beats = await startVendor({})
    monitor('orders', { schedule: { every: '1s' } })
    writeFileSync(join(cwd, 'tidemark.config.mjs'), `export default { heartbeat: 'env:BEAT' }\n`)
    writeFileSync(join(cwd, 'monitors', 'bad.ts'), 'process.exit(1)\n')
    const root = join(import.meta.dirname, '../..')
    const child = spawn(
      process.execPath,
      ['--conditions=source', join(root, 'src/cli/bin.ts'), 'watch'],
      { cwd, env: { PATH: process.env['PATH'], HOME: cwd, BEAT: `${beats.url}/alive` } },
    )
    let said = ''
    const ended = new Promise(resolve => child.once('close', resolve))
    const hears = async (words: RegExp): Promise<void> => {
      for (let tries = 0; !words.test(said); tries++) {
        if (tries > 300) throw new Error(`never said ${words}: ${said}`)
        await new Promise(resolve => setTimeout(resolve, 50))
      }
    }
    child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text))
    child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text))
    try {
      await hears(/bad\.ts ends the process/)
      await hears(
        /orders {2}every 1s, next \d\d:\d\d:\d\d UTC {2}86,400 requests\/day {2}pages: confirmed errors only/,
      )
      await hears(/✓ orders {2}(learned|healthy)/)
      vendor.answer(broken)
      await hears(/raised {2}page {2}response-property-removed {2}\/items\/\*\/total/)
      vendor.answer(page)
      await hears(/resolved/)
      monitor('second', { schedule: { every: '1h' } })
      await hears(/second {2}hourly, next/)
      writeFileSync(join(cwd, 'monitors', 'second.ts'), 'export default {')
      await hears(/second goes on as it was/)
      rmSync(join(cwd, 'monitors', 'second.ts'))
      await hears(/second {2}no longer watched/)
    } finally {
      child.kill('SIGTERM')
    }
    expect(await ended).toBe(0)
    expect(said).toMatch(/drained, nothing pending\n$/)
    expect(beats.requests.length).toBeGreaterThan(1)
    await beats.close()
  })

  test('says that there is nothing to watch', async () => {
    const { code, stderr } = await runCli(['watch'], { cwd })
    expect(code).toBe(2)
    expect(stderr).toMatch(/nothing to watch: monitors\/ is empty/)
  })
})
