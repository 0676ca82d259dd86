import type { Chart } from '../../core/report/chart.ts'
import { chartSvg } from '../../core/report/chart-svg.ts'

/** Two dots for each point, for screens that have them. */
const DOTS = 2

/** A chart as a picture; null on a machine that cannot draw one: what it shows is told in words as well. */
export async function chartPng(chart: Chart): Promise<Buffer | null> {
  try {
    const { Resvg } = await import('@resvg/resvg-js')
    const fitted = { mode: 'zoom', value: DOTS } as const
    const drawn = new Resvg(chartSvg(chart), { fitTo: fitted, font: { loadSystemFonts: false } })
    return drawn.render().asPng()
  } catch {
    return null
  }
}
