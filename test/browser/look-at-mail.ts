// Opens the mail in a real browser, at the widths of a phone and of a window, by day and by night. A script of its
// own, since a browser takes longer to start than the rest of the tests together:
// `node --conditions=source test/browser/look-at-mail.ts [folder for the pictures]`
import { join } from 'node:path'
import { colourOf, chartSvg } from '../../src/core/report/chart-svg.ts'
import { mailHtml } from '../../src/core/report/mail-html.ts'
import { testMessage } from '../../src/core/report/message-of-report.ts'
import type { Message } from '../../src/core/report/message.ts'
import { shownOf } from '../../src/core/report/shown.ts'
import { chartPng } from '../../src/edges/notify/chart-png.ts'
import { hugeMessage, messageOf, now, resolvedMessage } from '../core/report/messages.ts'
import { lookAtPages, pictureFolder, viewsOf } from './look-at-pages.ts'
import { faultsOf } from './page-faults.ts'

const folder = pictureFolder(process.argv[2])

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

await lookAtPages(
  'mails',
  folder,
  await Promise.all(
    messages.map(async ([name, message]) => [name, await pageOf(message)] as const),
  ),
  async (page, name, html) => {
    const faults: string[] = []
    for await (const view of viewsOf(page, html, [390, 700])) {
      await page.screenshot({ path: join(folder, `${name}-${view}.png`), fullPage: true })
      for (const fault of await page.evaluate(faultsOf)) faults.push(`${name}-${view}: ${fault}`)
    }
    return faults
  },
)
