import { createHash } from 'node:crypto'
import MailComposer from 'nodemailer/lib/mail-composer'
import { clip, printable } from '../../core/report/escape.ts'
import { mailHtml } from '../../core/report/mail-html.ts'
import { mailText } from '../../core/report/mail-text.ts'
import type { Message } from '../../core/report/message.ts'
import { shownOf } from '../../core/report/shown.ts'
import { chartPng } from './chart-png.ts'

export interface Mail {
  readonly messageId: string
  readonly subject: string
  /** The whole of it, as it goes over the wire. */
  readonly raw: Buffer
}

export interface MailHead {
  readonly from: string
  readonly to: readonly string[]
  /** What the receiver is called: it is part of the mail's identity. */
  readonly receiver: string
  /** Of the first mail of the episode; null for the first. */
  readonly subject: string | null
}

/** Gmail cuts what is longer than 102 KB, and phones load nobody's pictures for long. */
export const MOST_BYTES = 80_000

/** How much is told in full, from much to little, until it fits. */
const sizes = [
  { full: 12, brief: 30, resolved: 20 },
  { full: 6, brief: 20, resolved: 10 },
  { full: 3, brief: 10, resolved: 5 },
  { full: 1, brief: 5, resolved: 3 },
] as const

/** A message as a mail: text, HTML, and its charts as pictures within. */
export async function composeMail(message: Message, head: MailHead): Promise<Mail> {
  const pictures = await picturesOf(message)
  const messageId = idOf(message, head)
  const root = idOf({ ...message, sequence: 1 }, head)
  const subject = head.subject ?? clip(printable(message.title), 180)
  const isFirst = message.sequence === 1
  let raw: Buffer = Buffer.alloc(0)
  for (const size of sizes) {
    const shown = shownOf(message, size)
    const cid = (chart: string): string | null => (pictures.has(chart) ? `${chart}@tidemark` : null)
    const composer = new MailComposer({
      from: head.from,
      to: [...head.to],
      subject: isFirst ? subject : `Re: ${subject}`,
      date: new Date(message.at),
      messageId,
      ...(isFirst ? {} : { inReplyTo: root, references: [root] }),
      // Nobody's holiday shall answer it. @see RFC 3834
      headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
      text: mailText(message, shown),
      html: mailHtml(message, shown, cid),
      attachments: [...pictures].map(([chart, content]) => ({
        cid: `${chart}@tidemark`,
        filename: `${chart}.png`,
        contentType: 'image/png',
        contentDisposition: 'inline' as const,
        content,
      })),
      disableFileAccess: true,
      disableUrlAccess: true,
    })
    raw = await composer.compile().build()
    if (raw.length < MOST_BYTES) break
  }
  return { messageId, subject, raw }
}

async function picturesOf({ charts }: Message): Promise<ReadonlyMap<string, Buffer>> {
  const drawn = new Map<string, Buffer>()
  for (const chart of charts) {
    const png = await chartPng(chart)
    if (png !== null) drawn.set(chart.id, png)
  }
  return drawn
}

/**
 * The same whenever the same message is sent again. The first of an episode is named for the episode alone, so that
 * every later one can name what it answers, though nothing was kept.
 */
function idOf({ episode, sequence, key }: Message, { from, receiver }: MailHead): string {
  const domain = /@([A-Za-z0-9.-]+)/.exec(from)?.[1] ?? 'tidemark.invalid'
  const named = JSON.stringify(sequence === 1 ? [receiver, episode] : [receiver, episode, key])
  return `<${createHash('sha256').update(named).digest('hex').slice(0, 32)}@${domain}>`
}
