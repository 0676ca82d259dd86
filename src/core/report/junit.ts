import { causesOf, type Cause } from '../rules/cause.ts'
import { causeText } from './cause-text.ts'
import { inOrder } from './changelog.ts'
import { causeWayOut } from './promise-text.ts'
import type { Renderer, Report } from './report.ts'
import { foundAt } from './where-found.ts'
import { plural } from './counted.ts'
import { operationText, readersText } from './wording.ts'
import { xmlAttributes, xmlText } from './xml.ts'

/** So many places of one cause are written down. */
const MAX_PLACES = 100

/**
 * JUnit's XML: a test case for each cause. An error is a failure; what may break, and what only informs, passed and
 * has something to say. Where nothing was found, one case passed, since a suite without cases counts as broken.
 *
 * @see the schema of Jenkins' xUnit plugin, junit-10.xsd
 */
export const renderJunit: Renderer = report => {
  const causes = inOrder(causesOf(report.findings))
  const cases =
    causes.length === 0
      ? [`    <testcase${xmlAttributes({ name: 'no findings', classname: 'tidemark' })}/>`]
      : causes.map(cause => testCase(cause, report))
  const failures = causes.filter(({ level }) => level === 'error').length
  const counts = { tests: cases.length, failures, errors: 0 }
  const notes =
    report.notes.length > 0 ? [`    <system-out>${xmlLines(report.notes)}</system-out>`] : []
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites${xmlAttributes({ name: 'tidemark', ...counts })}>`,
    `  <testsuite${xmlAttributes({ name: 'tidemark', ...counts, skipped: 0 })}>`,
    ...cases,
    ...notes,
    '  </testsuite>',
    '</testsuites>',
    '',
  ].join('\n')
}

function testCase(cause: Cause, report: Report): string {
  const { example, level, rule } = cause
  const says = causeText(cause)
  const owner = operationText({ ...example, status: '' }) || 'document'
  const head = `    <testcase${xmlAttributes({ name: `${rule}: ${says}`, classname: owner })}>`
  const lines = xmlLines([...factsOf(cause, report), ...placesOf(cause)])
  const body =
    level === 'error'
      ? `      <failure${xmlAttributes({ message: says, type: rule })}>${lines}</failure>`
      : `      <system-out>${xmlLines([`${level}: ${says}`])}\n${lines}</system-out>`
  return [head, body, '    </testcase>'].join('\n')
}

function factsOf(cause: Cause, report: Report): readonly string[] {
  const found = foundAt(cause.example, report)
  const position = found?.position ? `:${found.position.line}:${found.position.column}` : ''
  return [
    ...(found === null ? [] : [`contract: ${found.file}${position} ${found.pointer}`.trim()]),
    `read by: ${readersText(cause.usedBy)}`,
    `intended: ${causeWayOut(cause)}`,
  ]
}

function placesOf({ findings }: Cause): readonly string[] {
  const places = findings
    .slice(0, MAX_PLACES)
    .map(finding => [finding.id, operationText(finding), finding.at].join(' ').trim())
  const left = findings.length - places.length
  return left > 0 ? [...places, `and ${plural(left, 'more place')}`] : places
}

function xmlLines(lines: readonly string[]): string {
  return lines.map(xmlText).join('\n')
}
