import { spawn } from 'node:child_process'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { startVendor } from '../support/vendor.ts'
import { runCli } from './run-cli.ts'
import { vendorAndMonitors } from './vendor-and-monitors.ts'
import { broken, page } from './write-monitor.ts'

const here = vendorAndMonitors()

describe('tidemark watch', () => {
  test('runs monitors, beats, confirms and tells drift, follows changes of monitors, and drains', async () => {
    const beats = await startVendor({})
    here.monitor('orders', { schedule: { every: '1s' } })
    writeFileSync(
      join(here.cwd, 'tidemark.config.mjs'),
      `export default { heartbeat: 'env:BEAT' }\n`,
    )
    writeFileSync(join(here.cwd, 'monitors', 'bad.ts'), 'process.exit(1)\n')
    const root = join(import.meta.dirname, '../..')
    const child = spawn(
      process.execPath,
      ['--conditions=source', join(root, 'src/cli/bin.ts'), 'watch'],
      {
        cwd: here.cwd,
        env: { PATH: process.env['PATH'], HOME: here.cwd, BEAT: `${beats.url}/alive` },
      },
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
      here.vendor.answer(broken)
      await hears(/raised {2}page {2}response-property-removed {2}\/items\/\*\/total/)
      here.vendor.answer(page)
      await hears(/resolved/)
      here.monitor('second', { schedule: { every: '1h' } })
      await hears(/second {2}hourly, next/)
      writeFileSync(join(here.cwd, 'monitors', 'second.ts'), 'export default {')
      await hears(/second goes on as it was/)
      rmSync(join(here.cwd, 'monitors', 'second.ts'))
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
    const { code, stderr } = await runCli(['watch'], { cwd: here.cwd })
    expect(code).toBe(2)
    expect(stderr).toMatch(/nothing to watch: monitors\/ is empty/)
  })
})
