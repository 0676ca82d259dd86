import { causesOf, type Cause } from '../rules/cause.ts'
import { clip, markdownText } from './escape.ts'
import type { Renderer } from './report.ts'
import {
  operationText,
  plural,
  readersText,
  sidesText,
  spreadText,
  summaryText,
} from './wording.ts'

const MAX_CAUSES = 50
const CELL = 160

/** For the comment on a pull request: a table with a row for each cause. All text from outside is escaped. */
export const renderMarkdown: Renderer = (report, { maxLines = MAX_CAUSES } = {}) => {
  const causes = causesOf(report.findings)
  const shown = causes.slice(0, maxLines)
  const left = causes.length - shown.length
  const table = shown.length > 0 ? ['', ...head, ...shown.map(row)] : []
  const more = left > 0 ? ['', `… and ${plural(left, 'more cause')}.`] : []
  const notes =
    report.notes.length > 0 ? ['', ...report.notes.map(note => `- ${markdownText(note)}`)] : []
  return [`### Tidemark: ${summaryText(report.summary)}`, ...table, ...more, ...notes, ''].join(
    '\n',
  )
}

const head = [
  '| level | rule | where | what | read by | id |',
  '| --- | --- | --- | --- | --- | --- |',
]

function row(cause: Cause): string {
  const { example, level, rule } = cause
  const spread = spreadText(cause)
  const renamed = cause.maybeRenamed === null ? '' : `renamed? ${cause.maybeRenamed}`
  const where = [operationText(example), example.at].filter(part => part !== '').join(' ')
  const what = [sidesText(example), spread, renamed].filter(part => part !== '').join(', ')
  const cells = [level, rule, where, what, readersText(cause.usedBy), example.id]
  return `| ${cells.map(cell => markdownText(clip(cell, CELL))).join(' | ')} |`
}
