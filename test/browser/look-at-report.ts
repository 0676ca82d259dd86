// Opens the report page in a real browser, at the widths of a phone and of a window, by day and by night, closed and
// with all details open. A script of its own, since a browser takes longer to start than the rest of the tests together:
// `node --conditions=source test/browser/look-at-report.ts [folder for the pictures] [name=page.html …]`
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import chromium from '@sparticuz/chromium'
import { chromium as browserType, type Page } from 'playwright-core'
import { renderHtml } from '../../src/core/report/report-html.ts'
import { reports } from '../core/report/reports.ts'
import { faultsOf } from './mail-faults.ts'

const [given, ...more] = process.argv.slice(2)
const folder = given ?? mkdtempSync(join(tmpdir(), 'tidemark-report-'))
mkdirSync(folder, { recursive: true })

const pages: readonly (readonly [name: string, html: string])[] = [
  ...Object.entries(reports).map(([name, report]) => [name, renderHtml(report)] as const),
  ...more.map(pair => {
    const [name = '', path = ''] = pair.split('=')
    return [name, readFileSync(path, 'utf8')] as const
  }),
]

async function look(page: Page, name: string, html: string): Promise<string[]> {
  const faults: string[] = []
  for (const width of [390, 1280]) {
    for (const colorScheme of ['light', 'dark'] as const) {
      const view = `${name} at ${width} px, ${colorScheme}`
      await page.setViewportSize({ width, height: 900 })
      await page.emulateMedia({ colorScheme })
      await page.setContent(html, { waitUntil: 'load' })
      await page.screenshot({ path: join(folder, `${name}-${width}-${colorScheme}.png`) })
      await page.evaluate(openAll)
      for (const fault of await page.evaluate(faultsOf)) faults.push(`${view}: ${fault}`)
      await page.screenshot({ path: join(folder, `${name}-${width}-${colorScheme}-open.png`) })
    }
  }
  faults.push(...(await filterFaults(page, name)))
  await page.emulateMedia({ media: 'print' })
  await page.pdf({ path: join(folder, `${name}.pdf`), format: 'A4' })
  await page.emulateMedia({ media: 'screen' })
  return faults
}

/** Runs in the browser: the first details only, since a page of thousands takes minutes to judge. */
function openAll(): void {
  for (const details of [...document.querySelectorAll('details')].slice(0, 60)) details.open = true
}

/** Each choice of the filter shows its own sections, and no other. */
async function filterFaults(page: Page, name: string): Promise<string[]> {
  const faults: string[] = []
  for (const level of ['error', 'warning', 'info']) {
    const choice = page.locator(`label[for=only-${level}]`)
    if ((await choice.count()) === 0) continue
    await choice.click()
    const wrong = await page.locator(`section:not(.${level}):visible`).count()
    const right = await page.locator(`section.${level}:visible`).count()
    if (wrong > 0 || right === 0) faults.push(`${name}: the filter ${level} shows the wrong ones`)
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
  const said: string[] = []
  page.on('request', request => asked.push(request.url().slice(0, 80)))
  page.on('dialog', dialog => {
    said.push(dialog.message())
    void dialog.dismiss()
  })
  const faults: string[] = []
  for (const [name, html] of pages) {
    writeFileSync(join(folder, `${name}.html`), html)
    faults.push(...(await look(page, name, html)))
  }
  const outside = asked.filter(url => !url.startsWith('data:') && !url.startsWith('about:'))
  faults.push(...outside.map(url => `asks for ${url}`), ...said.map(text => `says ${text}`))
  process.stdout.write(
    faults.length === 0
      ? `✓ ${pages.length} reports, 4 views each\n`
      : `${faults.join('\n')}\n✗ ${faults.length} faults\n`,
  )
  process.stdout.write(`pictures in ${folder}\n`)
  process.exitCode = faults.length === 0 ? 0 : 1
} finally {
  await browser.close()
}
