import { markup, type Html } from './html.ts'
import { breaking, colourOfMark, day, mono, sans, type Colour } from './mail-style.ts'
import { briefText } from './mail-text.ts'
import type { Fact, Item } from './message.ts'

/** One cause as rows of the mail's table. */
export function mailItem(item: Item): Html {
  const { mark, rule, where, place, before, after, says, facts, commands } = item
  const colour = colourOfMark[mark]
  const hasSides = before !== null && after !== null
  return markup`<tr><td class="pad l-line" style="padding:22px 30px 20px;border-top:1px solid ${day('line')};font-family:${sans};${breaking}">
<div class="t-${colour}" style="font-size:13px;line-height:20px;color:${day(colour)};"><b style="letter-spacing:.06em;font-size:12px;">${mark.toUpperCase()}</b>&ensp;<span style="font-family:${mono};">${rule}</span></div>
${where === '' ? markup`` : markup`<div class="t-muted" style="margin-top:6px;font-family:${mono};font-size:13px;line-height:20px;color:${day('muted')};">${where}</div>`}
${place === '' ? markup`` : markup`<div class="t-text" style="margin-top:2px;font-family:${mono};font-size:16px;line-height:24px;font-weight:600;color:${day('text')};">${place}</div>`}
${says === '' ? markup`` : markup`<div class="t-text" style="margin-top:4px;font-size:15px;line-height:23px;color:${day('text')};">${says}</div>`}
${hasSides ? sides(before, after, colour) : markup``}
${facts.length === 0 ? markup`` : markup`<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="margin-top:12px;table-layout:fixed;">${facts.map(factRow)}</table>`}
${commands.map(commandBox)}
</td></tr>
`
}

function sides(before: string, after: string, colour: Colour): Html {
  return markup`<table role="presentation" class="b-well" width="100%" cellpadding="0" cellspacing="0" style="margin-top:12px;table-layout:fixed;background-color:${day('well')};border-radius:6px;border-collapse:separate;"><tr><td style="padding:8px 14px;"><table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="table-layout:fixed;">${sideRow('before', before, 'text')}${sideRow('after', after, colour)}</table></td></tr></table>`
}

function sideRow(name: string, text: string, tone: Colour): Html {
  return markup`<tr><td class="t-muted" width="62" valign="top" style="padding:3px 0;font-size:13px;line-height:22px;color:${day('muted')};">${name}</td><td class="t-${tone}" style="padding:3px 0;font-family:${mono};font-size:14px;line-height:22px;color:${day(tone)};${breaking}">${text}</td></tr>`
}

function factRow({ name, text }: Fact): Html {
  return markup`<tr><td class="t-muted" width="90" valign="top" style="padding:2px 0;font-size:13px;line-height:20px;color:${day('muted')};">${name}</td><td class="t-text" valign="top" style="padding:2px 0;font-size:14px;line-height:20px;color:${day('text')};${breaking}">${text}</td></tr>`
}

function commandBox({ name, text }: Fact): Html {
  return markup`<div class="t-muted" style="margin-top:12px;font-size:12px;line-height:18px;color:${day('muted')};">${name} it</div><div class="b-well t-text" style="margin-top:3px;padding:7px 12px;border-radius:6px;background-color:${day('well')};font-family:${mono};font-size:12.5px;line-height:20px;color:${day('text')};${breaking}">${text}</div>`
}

/** What is told in one line each; no row at all for nothing. */
export function mailList(heading: string, items: readonly Item[]): readonly Html[] {
  if (items.length === 0) return []
  return [
    markup`<tr><td class="pad l-line" style="padding:18px 30px;border-top:1px solid ${day('line')};font-family:${sans};${breaking}">
<div class="t-muted" style="font-size:13px;line-height:20px;font-weight:600;color:${day('muted')};">${heading}</div>
${items.map(briefRow)}
</td></tr>
`,
  ]
}

function briefRow(item: Item): Html {
  const colour = colourOfMark[item.mark]
  return markup`<div class="t-text" style="margin-top:6px;font-family:${mono};font-size:12.5px;line-height:19px;color:${day('text')};"><b class="t-${colour}" style="color:${day(colour)};">${item.mark}</b> ${briefText(item)}</div>`
}
