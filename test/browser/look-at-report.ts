// Opens the report page in a real browser, at the widths of a phone and of a window, by day and by night, closed and
// with all details open. A script of its own, since a browser takes longer to start than the rest of the tests together:
// `node --conditions=source test/browser/look-at-report.ts [folder for the pictures] [name=page.html …]`
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { renderHtml } from '../../src/core/report/report-html.ts'
import { reports } from '../core/report/reports.ts'
import { lookAtPages, pictureFolder, viewsOf } from './look-at-pages.ts'
import { faultsOf } from './page-faults.ts'

const [given, ...more] = process.argv.slice(2)
const folder = pictureFolder(given)

const pages: readonly (readonly [name: string, html: string])[] = [
  ...Object.entries(reports).map(([name, report]) => [name, renderHtml(report)] as const),
  ...more.map(pair => {
    const [name = '', path = ''] = pair.split('=')
    return [name, readFileSync(path, 'utf8')] as const
  }),
]

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

await lookAtPages('reports', folder, pages, async (page, name, html) => {
  const faults: string[] = []
  for await (const view of viewsOf(page, html, [390, 1280])) {
    await page.screenshot({ path: join(folder, `${name}-${view}.png`) })
    await page.evaluate(openAll)
    for (const fault of await page.evaluate(faultsOf)) faults.push(`${name}-${view}: ${fault}`)
    await page.screenshot({ path: join(folder, `${name}-${view}-open.png`) })
  }
  faults.push(...(await filterFaults(page, name)))
  await page.emulateMedia({ media: 'print' })
  await page.pdf({ path: join(folder, `${name}.pdf`), format: 'A4' })
  await page.emulateMedia({ media: 'screen' })
  return faults
})
