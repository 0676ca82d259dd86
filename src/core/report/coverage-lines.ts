import { clip, markdownText, printable } from './escape.ts'
import type { ProviderCoverage } from './report.ts'

const kinds = ['operations', 'statuses', 'properties', 'branches'] as const

/** So much of what is missing is named of each kind; all of it is in the JSON. */
const MAX_NAMED = 5

const GAP = '  '

/** What no recording shows, named, and below it a table of how much they show: a line for each provider. */
export function coverageLines(coverage: readonly ProviderCoverage[], width: number): string[] {
  if (coverage.length === 0) return []
  const missing = coverage.flatMap(one => missingOf(one)).map(line => clip(printable(line), width))
  const rows = [['coverage', ...kinds], ...coverage.map(rowOf)]
  const widths = [0, 1, 2, 3, 4].map(column =>
    Math.max(...rows.map(row => (row[column] ?? '').length)),
  )
  const table = rows.map(row =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join(GAP)
      .trimEnd(),
  )
  return [...missing, ...table].map(line => clip(line, width))
}

/** The table alone, as Markdown, with what is missing below it. */
export function coverageMarkdown(coverage: readonly ProviderCoverage[]): string {
  const missing = coverage.flatMap(one => missingOf(one)).map(line => `- ${markdownText(line)}`)
  return [
    cells(['coverage', ...kinds]),
    cells(['coverage', ...kinds].map(() => '---')),
    ...coverage.map(one => cells(rowOf(one))),
    ...(missing.length > 0 ? ['', ...missing] : []),
  ].join('\n')
}

function cells(row: readonly string[]): string {
  return `| ${row.map(markdownText).join(' | ')} |`
}

function missingOf(one: ProviderCoverage): string[] {
  return kinds.flatMap(kind => {
    const { missing } = one[kind]
    if (missing.length === 0) return []
    const named = missing.slice(0, MAX_NAMED).map(name => `  ${name}`)
    const left = missing.length - named.length
    const head = `${one.provider}: not recorded, ${kind}:`
    return [head, ...named, ...(left > 0 ? [`  … and ${left} more; see all: --format json`] : [])]
  })
}

function rowOf(one: ProviderCoverage): string[] {
  return [one.provider, ...kinds.map(kind => shareText(one[kind]))]
}

/** `3 of 84 (3 %)`; a dash where there is nothing to cover. Rounded down: 100 % is all. */
function shareText({ covered, of }: ProviderCoverage['operations']): string {
  return of === 0 ? '-' : `${covered} of ${of} (${Math.floor((covered / of) * 100)} %)`
}
