import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import chromium from '@sparticuz/chromium'
import { chromium as browserType, type Page } from 'playwright-core'

/** The folder for the pictures: the one that was asked for, or a new one. */
export function pictureFolder(asked: string | undefined): string {
  const folder = asked ?? mkdtempSync(join(tmpdir(), 'tidemark-pages-'))
  mkdirSync(folder, { recursive: true })
  return folder
}

/** Shows a page at two widths, each by day and by night, and gives each view a name. */
export async function* viewsOf(
  page: Page,
  html: string,
  widths: readonly [number, number],
): AsyncGenerator<string> {
  for (const width of widths) {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.setViewportSize({ width, height: 900 })
      await page.emulateMedia({ colorScheme })
      await page.setContent(html, { waitUntil: 'load' })
      yield `${width}-${colorScheme}`
    }
  }
}

/**
 * Opens each page in a real browser, tells the faults found, and keeps the page. That it asks the network for
 * anything, or opens a dialog, is a fault as well. One fault makes the process fail.
 *
 * @param what what the pages are, in the plural.
 */
export async function lookAtPages(
  what: string,
  folder: string,
  pages: readonly (readonly [name: string, html: string])[],
  faultsIn: (page: Page, name: string, html: string) => Promise<readonly string[]>,
): Promise<void> {
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
      faults.push(...(await faultsIn(page, name, html)))
    }
    const outside = asked.filter(url => !url.startsWith('data:') && !url.startsWith('about:'))
    faults.push(...outside.map(url => `asks for ${url}`), ...said.map(text => `says ${text}`))
    const verdict =
      faults.length === 0
        ? `✓ ${pages.length} ${what}, 4 views each\n`
        : `${faults.join('\n')}\n✗ ${faults.length} faults\n`
    process.stdout.write(`${verdict}pictures in ${folder}\n`)
    process.exitCode = faults.length === 0 ? 0 : 1
  } finally {
    await browser.close()
  }
}
