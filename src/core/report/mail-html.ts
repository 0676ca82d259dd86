import { markup, type Html } from './html.ts'
import { mailChart } from './mail-chart.ts'
import { mailItem, mailList } from './mail-item.ts'
import { breaking, day, nightStyle, sans, type Colour } from './mail-style.ts'
import type { Message } from './message.ts'
import { utcMoment } from './quantity.ts'
import type { Shown } from './shown.ts'

/**
 * The HTML of a mail, for programs that know little: tables, styles in attributes, nothing from outside.
 *
 * @param cid what a chart's picture is called within the mail; null where there is none.
 */
export function mailHtml(
  message: Message,
  shown: Shown,
  cid: (chart: string) => string | null,
): string {
  const { title, verdict, hit, charts, notes, at } = message
  const state = stateOf(message)
  const rows: readonly Html[] = [
    ...shown.items.map(mailItem),
    ...mailList('Also', shown.brief),
    ...mailList('Resolved', shown.resolved),
    ...(shown.more === '' ? [] : [line(shown.more)]),
    ...charts.map(chart => mailChart(chart, cid(chart.id))),
    ...notes.map(line),
  ]
  const page = markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${title}</title>
<style>${{ html: nightStyle }}</style>
</head>
<body class="b-ground" style="margin:0;padding:0;background-color:${day('ground')};">
<div style="display:none;max-height:0;max-width:0;overflow:hidden;opacity:0;">${verdict}</div>
<table role="presentation" class="b-ground" width="100%" cellpadding="0" cellspacing="0" style="background-color:${day('ground')};">
<tr><td class="edge" align="center" style="padding:28px 12px;">
<table role="presentation" class="b-card l-line round" width="100%" cellpadding="0" cellspacing="0" style="max-width:640px;table-layout:fixed;background-color:${day('card')};border:1px solid ${day('line')};border-radius:10px;border-collapse:separate;overflow:hidden;">
<tr><td class="b-${state}" style="height:5px;line-height:5px;font-size:0;background-color:${day(state)};">&nbsp;</td></tr>
<tr><td class="pad" style="padding:24px 30px 22px;font-family:${sans};${breaking}">
<div class="t-muted" style="font-size:12px;line-height:18px;color:${day('muted')};"><b class="t-${state}" style="letter-spacing:.09em;color:${day(state)};">${stateWord(message)}</b>&ensp;${utcMoment(at)}</div>
<h1 class="t-text" style="margin:8px 0 0;font-size:21px;line-height:29px;font-weight:650;color:${day('text')};">${title}</h1>
<p class="t-text" style="margin:10px 0 0;font-size:15px;line-height:23px;color:${day('text')};">${verdict}</p>
${hit === '' ? markup`` : markup`<p class="t-text" style="margin:6px 0 0;font-size:15px;line-height:23px;color:${day('text')};">${hit}</p>`}
</td></tr>
${rows}
<tr><td class="pad l-line" style="padding:16px 30px 20px;border-top:1px solid ${day('line')};font-family:${sans};">
<div class="t-muted" style="font-size:12px;line-height:18px;color:${day('muted')};">Sent by Tidemark, which watches the APIs that you depend on.</div>
</td></tr>
</table>
</td></tr>
</table>
</body>
</html>
`
  return page.html
}

function line(text: string): Html {
  return markup`<tr><td class="pad l-line t-muted" style="padding:14px 30px;border-top:1px solid ${day('line')};font-family:${sans};font-size:13px;line-height:20px;color:${day('muted')};${breaking}">${text}</td></tr>
`
}

function stateOf({ transition, severity, kind }: Message): Colour {
  if (transition === 'resolved' || kind === 'test') return 'resolved'
  return severity === 'critical' ? 'error' : severity
}

/** In words as well as in colour. */
function stateWord({ kind, transition, severity }: Message): string {
  if (kind !== 'alert') return kind.toUpperCase()
  if (transition === 'resolved') return 'RESOLVED'
  return transition === 'firing' ? severity.toUpperCase() : transition.toUpperCase()
}
