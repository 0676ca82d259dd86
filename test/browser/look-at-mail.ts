// Opens the mail in a real browser, at the widths of a phone and of a window, by day and by night. A script of its
// own, since a browser takes longer to start than the rest of the tests together:
// `node --conditions=source test/browser/look-at-mail.ts [folder for the pictures]`
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import chromium from '@sparticuz/chromium'
import { chromium as browserType, type Page } from 'playwright-core'
import { colourOf, chartSvg } from '../../src/core/report/chart-svg.ts'
import { mailHtml } from '../../src/core/report/mail-html.ts'
import { testMessage } from '../../src/core/report/message-of-report.ts'
import type { Message } from '../../src/core/report/message.ts'
import { shownOf } from '../../src/core/report/shown.ts'
import { chartPng } from '../../src/edges/notify/chart-png.ts'
import { hugeMessage, messageOf, now, resolvedMessage } from '../core/report/messages.ts'
import { faultsOf } from './mail-faults.ts'

const folder = process.argv[2] ?? mkdtempSync(join(tmpdir(), 'tidemark-mail-'))
mkdirSync(folder, { recursive: true })

const messages: readonly (readonly [name: string, message: Message])[] = [
  ['firing', messageOf()],
  ['resolved', resolvedMessage()],
  ['huge', hugeMessage(30)],
  ['test', testMessage('team', now)],
]

/** As a mail program shows it: pictures in place of their names. */
async function pageOf(message: Message): Promise<string> {
  const shown = shownOf(message, { full: 6, brief: 20, resolved: 10 })
  let html = mailHtml(message, shown, chart => chart)
  for (const chart of message.charts) {
    const png = await chartPng(chart)
    if (png === null) throw new Error(`no picture of ${chartSvg(chart).length} characters`)
    html = html.replace(`cid:${chart.id}`, `data:image/png;base64,${png.toString('base64')}`)
    chart.series.forEach(colourOf)
  }
  return html
}

async function look(page: Page, name: string, html: string): Promise<string[]> {
  const faults: string[] = []
  for (const width of [390, 700]) {
    for (const colorScheme of ['light', 'dark'] as const) {
      const view = `${name} at ${width} px, ${colorScheme}`
      await page.setViewportSize({ width, height: 900 })
      await page.emulateMedia({ colorScheme })
      await page.setContent(html, { waitUntil: 'load' })
      await page.screenshot({
        path: join(folder, `${name}-${width}-${colorScheme}.png`),
        fullPage: true,
      })
      for (const fault of await page.evaluate(faultsOf)) faults.push(`${view}: ${fault}`)
    }
  }
  return faults
}

const browser = await browserType.launch({
  executablePath: await chromium.executablePath(),
  args: [...chromium.args, '--disable-background-networking'],
  headless: true,
})
try {
  const page = await browser.newPage()
  const asked: string[] = []
  page.on('request', request => asked.push(request.url().slice(0, 80)))
  const faults: string[] = []
  for (const [name, message] of messages) {
    const html = await pageOf(message)
    writeFileSync(join(folder, `${name}.html`), html)
    faults.push(...(await look(page, name, html)))
  }
  const outside = asked.filter(url => !url.startsWith('data:') && !url.startsWith('about:'))
  faults.push(...outside.map(url => `asks for ${url}`))
  process.stdout.write(
    faults.length === 0
      ? `✓ ${messages.length} mails, 4 views each\n`
      : `${faults.join('\n')}\n✗ ${faults.length} faults\n`,
  )
  process.stdout.write(`pictures in ${folder}\n`)
  process.exitCode = faults.length === 0 ? 0 : 1
} finally {
  await browser.close()
}
