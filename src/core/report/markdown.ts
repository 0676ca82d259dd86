import { causesOf, type Cause } from '../rules/cause.ts'
import { countLevels } from '../rules/levels.ts'
import { changelogMarkdown } from './changelog-markdown.ts'
import { isAnnounced } from './changelog.ts'
import { coverageMarkdown } from './coverage-lines.ts'
import { clip, markdownProse, markdownText } from './escape.ts'
import type { Renderer, Report } from './report.ts'
import { plural, summaryText } from './counted.ts'
import { operationText, readersText, sidesText, spreadText } from './wording.ts'

const MAX_CAUSES = 50
const CELL = 160

/**
 * What a document announces as a changelog to be published, and what was seen as a table for the comment on a pull
 * request, with a row for each cause. All text from outside is escaped.
 */
export const renderMarkdown: Renderer = (report, options) => {
  const announced = report.findings.filter(isAnnounced)
  const seen = report.findings.filter(finding => !isAnnounced(finding))
  const hasChangelog = announced.length > 0 || report.compared !== undefined
  const parts = [
    ...(hasChangelog ? [changelogMarkdown(partOf(report, announced))] : []),
    ...(seen.length > 0 || !hasChangelog ? [table(partOf(report, seen), options)] : []),
    ...(report.coverage === undefined ? [] : [coverageMarkdown(report.coverage)]),
    ...(report.notes.length > 0
      ? [report.notes.map(note => `- ${markdownProse(note)}`).join('\n')]
      : []),
  ]
  return `${parts.join('\n\n')}\n`
}

function partOf(report: Report, findings: Report['findings']): Report {
  return { ...report, findings, summary: countLevels(findings) }
}

function table(report: Report, { maxLines = MAX_CAUSES }: Parameters<Renderer>[1] = {}): string {
  const causes = causesOf(report.findings)
  const shown = causes.slice(0, maxLines)
  const left = causes.length - shown.length
  const rows = shown.length > 0 ? ['', ...head, ...shown.map(row)] : []
  const more = left > 0 ? ['', `… and ${plural(left, 'more cause')}.`] : []
  return [`### Tidemark: ${summaryText(report.summary)}`, ...rows, ...more].join('\n')
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
