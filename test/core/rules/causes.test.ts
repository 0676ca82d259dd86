import { describe, expect, test } from 'vitest'
import { renderMarkdown } from '../../../src/core/report/markdown.ts'
import type { Report } from '../../../src/core/report/report.ts'
import { renderText } from '../../../src/core/report/text.ts'
import { causesOf, type Cause } from '../../../src/core/rules/cause.ts'
import { countLevels } from '../../../src/core/rules/levels.ts'
import { causeNames, readCauseCase, type ExpectedCause } from './causes.ts'

describe('one root cause is one finding', () => {
  test.each(causeNames)('%s', name => {
    const { findings, inconclusive, expected } = readCauseCase(name)
    expect(causesOf(findings).map(toldOf)).toEqual(expected.causes)
    expect(inconclusive).toEqual(expected.inconclusive ?? [])
  })

  test.each(causeNames)('%s, in text and in Markdown', name => {
    const { findings, expected } = readCauseCase(name)
    const report: Report = { findings, summary: countLevels(findings), notes: [] }
    const shown = [renderText(report), renderMarkdown(report)]
    const { causes } = expected
    const starts = [/^(?:error|warning|info) /gm, /^(?:\| (?:error|warning|info) |- )/gm] as const
    expect(starts.map((start, i) => shown[i]?.match(start)?.length ?? 0)).toEqual([
      causes.length,
      causes.length,
    ])
  })

  test('is shown by twenty cases and more', () => {
    expect(causeNames.length).toBeGreaterThanOrEqual(20)
  })
})

function toldOf({ rule, level, example, places, operations, maybeRenamed }: Cause): ExpectedCause {
  const { verdict, at } = example
  const renamed = maybeRenamed === null ? {} : { maybeRenamed }
  return { rule, level, verdict, at, operations, places, ...renamed }
}
