import { causesOf, type Cause } from '../rules/cause.ts'
import type { Level } from '../rules/finding.ts'
import { levels } from '../rules/levels.ts'
import { causeText } from './cause-text.ts'
import { inOrder } from './changelog.ts'
import { printable } from './escape.ts'
import type { Renderer, Report } from './report.ts'
import { foundAt } from './where-found.ts'
import { plural, summaryText } from './counted.ts'

/** GitHub shows ten of each level for a step; the others would only fill the log. */
const MAX_SHOWN = 10

const commands: Readonly<Record<Level, string>> = {
  error: 'error',
  warning: 'warning',
  info: 'notice',
}

/**
 * Workflow commands, which GitHub shows as annotations at the lines of the change: one for each cause. What
 * belongs into the step's summary is Markdown, and is not written here.
 *
 * @see https://docs.github.com/actions/reference/workflow-commands-for-github-actions
 */
export const renderGithub: Renderer = report => {
  const causes = inOrder(causesOf(report.findings))
  const lines = levels.flatMap(level => {
    const all = causes.filter(cause => cause.level === level)
    const left = all.length - MAX_SHOWN
    const shown = all.slice(0, MAX_SHOWN).map(cause => annotation(cause, report))
    return left > 0 ? [...shown, `… and ${plural(left, 'more cause')} of level ${level}`] : shown
  })
  // A note could start a command of its own: the space in front takes that from it.
  const notes = report.notes.map(note => ` ${printable(note)}`)
  return [...lines, ...notes, summaryText(report.summary), ''].join('\n')
}

function annotation(cause: Cause, report: Report): string {
  const found = foundAt(cause.example, report)
  const isFile = found !== null && !/^https?:/i.test(found.file)
  const { position } = found ?? {}
  const properties = [
    ...(isFile ? [['file', found.file]] : []),
    ...(isFile && position
      ? [
          ['line', `${position.line}`],
          ['col', `${position.column}`],
        ]
      : []),
    ['title', cause.rule],
  ].map(([name = '', value = '']) => `${name}=${escapeProperty(value)}`)
  return `::${commands[cause.level]} ${properties.join(',')}::${escapeData(causeText(cause))}`
}

/** The lines of a message are one line of a command. */
function escapeData(text: string): string {
  return printable(text).replaceAll('%', '%25')
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}
