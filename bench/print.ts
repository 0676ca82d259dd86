import type { Measured, Spread } from './row.ts'

/** One row as lines for people: ours, each of the others, the ratio and whether the goal is met. */
export function printed({ row, spreads }: Measured): string {
  const values = [['ours', row.ours] as const, ...Object.entries(row.beside)]
  const width = Math.max(...values.map(([name]) => name.length))
  const lines = values.map(([name, value]) => {
    const against = name === 'ours' ? '' : `  ours is ${rounded(row.ours / value)} ×`
    return `  ${name.padEnd(width)}  ${rounded(value)} ${row.unit}${range(spreads[name])}${against}`
  })
  const ratio = row.ratio === null ? '' : `, ratio ${rounded(row.ratio)}`
  const verdict = `  goal ${row.goal}${ratio}: ${row.met ? 'met' : 'NOT met'}`
  return [`${row.id}  ${row.work}`, ...lines, verdict, ''].join('\n')
}

function range(spread: Spread | undefined): string {
  return spread === undefined ? '' : ` (${rounded(spread.min)} to ${rounded(spread.max)})`
}

/** Three significant digits. */
export function rounded(value: number): number {
  return Number(value.toPrecision(3))
}
