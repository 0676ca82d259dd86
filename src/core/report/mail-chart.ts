import type { Chart, Series } from './chart.ts'
import { colourOf } from './chart-svg.ts'
import { markup, type Html } from './html.ts'
import { breaking, day, sans } from './mail-style.ts'
import { utcMoment } from './quantity.ts'

/** A chart with its title, scale, ends and meaning as text around the picture. */
export function mailChart(chart: Chart, cid: string | null): Html {
  const { title, alt, top, from, until, series } = chart
  const muted = `font-size:12px;line-height:18px;color:${day('muted')};`
  return markup`<tr><td class="pad l-line" style="padding:20px 30px 18px;border-top:1px solid ${day('line')};font-family:${sans};${breaking}">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0"><tr><td class="t-text" style="font-size:14px;line-height:20px;font-weight:600;color:${day('text')};">${title}</td><td class="t-muted" align="right" valign="bottom" style="${muted}white-space:nowrap;">${top}</td></tr></table>
${cid === null ? markup`` : markup`<img src="cid:${cid}" width="560" alt="${alt}" style="display:block;width:100%;max-width:580px;height:auto;margin:6px 0 4px;border:0;">`}
<table role="presentation" width="100%" cellpadding="0" cellspacing="0"><tr><td class="t-muted" style="${muted}">${utcMoment(from)}</td><td class="t-muted" align="right" style="${muted}">${utcMoment(until)}</td></tr></table>
<div class="t-text" style="margin-top:6px;font-size:13px;line-height:20px;color:${day('text')};">${alt}</div>
<div class="t-muted" style="margin-top:2px;${muted}">${series.map(key)}</div>
</td></tr>
`
}

function key(series: Series): Html {
  return markup`<span style="color:${colourOf(series)};font-size:14px;">&#9632;</span> ${series.name}&emsp;`
}
