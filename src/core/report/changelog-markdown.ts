import { causesOf } from '../rules/cause.ts'
import { comparedText, sectionsOf, type Entry, type Section } from './changelog.ts'
import { markdownProse, markdownText, printable } from './escape.ts'
import { capitalized, code, type Phrase } from './phrase.ts'
import type { Report } from './report.ts'
import { plural } from './counted.ts'

/** So many operations are listed one by one. */
const MAX_LISTED = 300

/** A changelog to be published: what breaks, what may, what is new. All text from outside is escaped. */
export function changelogMarkdown(report: Report): string {
  const sections = sectionsOf(causesOf(report.findings))
  const name = comparedText(report)
  const title = name === '' ? 'Changes' : `Changes: ${markdownProse(name)}`
  const lines = [`## ${title}`, '', countText(report, sections)]
  for (const { title, entries } of sections) {
    lines.push('', `### ${title}`, '', ...entries.flatMap(entryLines))
  }
  return lines.join('\n')
}

function countText({ findings }: Report, sections: readonly Section[]): string {
  if (findings.length === 0) return 'Nothing differs that a consumer could notice.'
  const count = (title: string): number =>
    sections.find(section => section.title === title)?.entries.length ?? 0
  const all = sections.reduce((sum, { entries }) => sum + entries.length, 0)
  const breaking = count('Breaking')
  const perhaps = count('May break')
  const safe = all - breaking - perhaps
  const parts = [
    breaking > 0 ? `${grouped(breaking)} breaking` : '',
    perhaps > 0 ? `${grouped(perhaps)} that may break` : '',
    safe > 0 ? `${grouped(safe)} that ${safe === 1 ? 'breaks' : 'break'} nobody` : '',
  ].filter(part => part !== '')
  if (safe === all) return `${plural(all, 'change')} that ${all === 1 ? 'breaks' : 'break'} nobody.`
  return `${plural(all, 'change')}: ${parts.join(', ')}.`
}

function grouped(count: number): string {
  return count.toLocaleString('en-US')
}

function entryLines({ cause, says, spread, uses, schemas }: Entry): readonly string[] {
  const { provider } = cause.example
  const isListed = uses.length > 1
  const where = spread.length > 0 && !isListed ? ` (${written(spread)})` : ''
  const owner = provider === '' ? '' : `${written([code(provider)])}: `
  const renamed =
    cause.maybeRenamed === null ? '' : `; perhaps renamed: ${written([code(cause.maybeRenamed)])}`
  const readers = cause.usedBy?.length ? `; read by ${markdownProse(cause.usedBy.join(', '))}` : ''
  return [
    `- ${owner}${written(capitalized(says))}${where}${renamed}${readers}`,
    ...(schemas.length > 0
      ? details(plural(schemas.length, 'schema'), [
          schemas.map(name => written([code(name)])).join(', '),
        ])
      : []),
    ...(isListed ? details(`at ${plural(uses.length, 'operation')}`, operationItems(uses)) : []),
  ]
}

function operationItems(uses: Entry['uses']): readonly string[] {
  const left = uses.length - MAX_LISTED
  const items = uses
    .slice(0, MAX_LISTED)
    .map(
      ({ operation, side }) => `- ${written([code(operation)])}${side === '' ? '' : `, ${side}`}`,
    )
  return left > 0 ? [...items, `- and ${grouped(left)} more`] : items
}

/** What opens on a click, inside an item of a list. */
function details(summary: string, lines: readonly string[]): readonly string[] {
  return [
    `  <details><summary>${summary}</summary>`,
    '',
    ...lines.map(line => `  ${line}`),
    '',
    '  </details>',
  ]
}

/** Plain enough to stand between backticks as it is. */
const plainCode = /^[^`<>&@\\\n]*[^`<>&@\\\s]$/

function written(phrase: Phrase): string {
  return phrase
    .map(part => {
      if (typeof part === 'string') return markdownProse(part)
      const text = printable(part.code)
      return plainCode.test(text) && !text.startsWith(' ')
        ? `\`${text}\``
        : `<code>${markdownText(text)}</code>`
    })
    .join('')
}
