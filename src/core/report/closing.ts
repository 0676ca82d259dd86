import { levels } from '../rules/levels.ts'
import { summaryText } from './counted.ts'
import { coverageLines } from './coverage-lines.ts'
import { clip, printable } from './escape.ts'
import { plainPaint, type Paint } from './paint.ts'
import type { Renderer, Report } from './report.ts'

// Apart from what tells of findings, which needs all rules: most runs find nothing.

/** Columns. */
export const WIDTH = 100

export const colours = { error: 'red', warning: 'yellow', info: 'cyan' } as const

/** A report without findings, for people at a terminal: what `renderText` says of it. */
export const renderQuietText: Renderer = (report, { paint = plainPaint } = {}) =>
  `${endOf(report, paint).join('\n')}\n`

/** What comes below the findings: how much was covered, the notes, and the result in one line. */
export function endOf(report: Report, paint: Paint): readonly string[] {
  const covered = coverageLines(report.coverage ?? [], WIDTH)
  const notes = report.notes.map(note => paint.dim(line(note)))
  return [...covered, ...notes, closing(report, paint)]
}

export function line(text: string): string {
  return clip(printable(text), WIDTH)
}

function closing({ summary, elapsedMs, offline }: Report, paint: Paint): string {
  const worst = levels.find(level => summary[level] > 0)
  const result = paint[worst ? colours[worst] : 'green'](summaryText(summary))
  const extra = [
    ...(offline ? ['offline'] : []),
    ...(elapsedMs === undefined ? [] : [`${Math.round(elapsedMs)} ms`]),
  ].join(', ')
  return extra === '' ? result : `${result}  ${paint.dim(extra)}`
}
