import type { Chart, Series } from './chart.ts'

/** Middle tones that can be told from a white ground and from a black one, and from each other without colour by form. */
const colours: Readonly<Record<string, string>> = {
  median: '#3b82c4',
  '95th percentile': '#e08a2e',
  failed: '#d64545',
}
const GRID = '#8a94a2'

/**
 * The picture alone, on a transparent ground and without a letter: what stands beside it is text, which every reader
 * can read in its own font, size and colours, and which needs no font where the picture is drawn.
 *
 * @param width  units, as many as pixels at the smallest size it is shown in.
 */
export function chartSvg(chart: Chart, width = 560, height = 120): string {
  const grid = [0, 0.5, 1].map(part => {
    const y = round(1 + part * (height - 2))
    return `<line x1="0" y1="${y}" x2="${width}" y2="${y}" stroke="${GRID}" stroke-opacity="${part === 1 ? 0.7 : 0.3}" stroke-width="1"/>`
  })
  const drawn = chart.series.map(series => drawing(series, width, height))
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${[...grid, ...drawn].join('')}</svg>`
}

function drawing(series: Series, width: number, height: number): string {
  const colour = colours[series.name] ?? GRID
  const step = width / Math.max(1, series.heights.length)
  const top = (part: number): number => round(3 + (1 - clamped(part)) * (height - 6))
  if (series.form === 'bars') {
    return series.heights
      .map((part, i) => {
        if (part === null || part === 0) return ''
        const y = top(part)
        const wide = Math.max(1, Math.min(18, step * 0.7))
        return `<rect x="${round(i * step + (step - wide) / 2)}" y="${y}" width="${round(wide)}" height="${round(height - 1 - y)}" rx="1" fill="${colour}"/>`
      })
      .join('')
  }
  const points = series.heights.map((part, i) =>
    part === null ? null : `${round((i + 0.5) * step)},${top(part)}`,
  )
  return runsOf(points)
    .map(run =>
      run.length === 1
        ? `<circle cx="${run[0]?.split(',')[0]}" cy="${run[0]?.split(',')[1]}" r="2.5" fill="${colour}"/>`
        : `<polyline points="${run.join(' ')}" fill="none" stroke="${colour}" stroke-width="${series.name === 'median' ? 2.5 : 1.75}" stroke-linejoin="round" stroke-linecap="round"/>`,
    )
    .join('')
}

/** The parts of a line between its gaps: no line leads over hours in which nothing was measured. */
function runsOf(points: readonly (string | null)[]): readonly (readonly string[])[] {
  const runs: string[][] = [[]]
  for (const point of points) {
    if (point === null) runs.push([])
    else runs.at(-1)?.push(point)
  }
  return runs.filter(run => run.length > 0)
}

export function colourOf(series: Series): string {
  return colours[series.name] ?? GRID
}

function clamped(part: number): number {
  return Math.min(1, Math.max(0, part))
}

function round(units: number): number {
  return Math.round(units * 10) / 10
}
