import { describe, expect, test } from 'vitest'
import { renderMarkdown } from '../../../src/core/report/markdown.ts'
import type { Report } from '../../../src/core/report/report.ts'
import { renderText } from '../../../src/core/report/text.ts'
import { causesOf, type Cause } from '../../../src/core/rules/cause.ts'
import type { Finding } from '../../../src/core/rules/finding.ts'
import { countLevels } from '../../../src/core/rules/levels.ts'
import { causeNames, readCauseCase, type ExpectedCause } from './causes.ts'
import { findingOf } from './findings.ts'

const added = { rule: 'response-optional-property-added', level: 'info', expected: null } as const

describe('causesOf', () => {
  test('tells one property that came at many places as one cause', () => {
    const places = ['/node_id', '/owner/node_id', '/items/*/node_id']
    const findings = ['/a', '/b'].flatMap(path =>
      places.map(at => findingOf({ ...added, path, at, actual: 'string' })),
    )
    expect(causesOf(findings)).toMatchObject([{ operations: 2, places: 6, maybeRenamed: null }])
  })

  test('tells a header that came on many operations as one cause', () => {
    const findings = ['/a', '/b', '/c'].map(path =>
      findingOf({ rule: 'response-header-added', level: 'info', path, at: 'header:x-used' }),
    )
    expect(causesOf(findings)).toMatchObject([{ operations: 3, places: 3 }])
  })

  test.each([
    { name: 'rules', other: { rule: 'response-property-became-optional' } },
    { name: 'sides', other: { expected: 'string' } },
    { name: 'names', other: { at: '/items/*/sum' } },
    { name: 'verdicts', other: { verdict: 'contract-wrong' as const } },
    { name: 'levels', other: { level: 'info' as const } },
  ])('keeps different $name apart', ({ other }) => {
    expect(causesOf([findingOf(), findingOf(other)])).toHaveLength(2)
  })

  const gone = findingOf({ at: '/team_url', expected: 'string', actual: null })
  const came = findingOf({ ...added, at: '/teams_url', actual: 'string' })

  test('tells what went and what came beside it as one thing, which may be renamed', () => {
    for (const findings of [
      [gone, came],
      [came, gone],
    ]) {
      expect(causesOf(findings)).toMatchObject([
        { rule: gone.rule, maybeRenamed: 'teams_url', tails: ['team_url'], places: 1, findings },
      ])
    }
  })

  test('only hints at it where a document announces it', () => {
    const announced = [gone, came].map(each => ({ ...each, verdict: 'announced' as const }))
    const [before, after] = causesOf(announced)
    expect(before?.maybeRenamed).toBe('teams_url')
    expect(after?.maybeRenamed).toBe('team_url')
  })

  test('tells what another version brought along as one thing, and nothing else with it', () => {
    const served = findingOf({
      rule: 'response-served-version-changed',
      level: 'warning',
      at: '',
      expected: '1',
      actual: '2',
    })
    const elsewhere = findingOf({ path: '/v1/other', at: '/x' })
    expect(causesOf([findingOf(), served, elsewhere])).toMatchObject([
      { rule: served.rule, level: 'error', places: 2, tails: [''] },
      { rule: elsewhere.rule, places: 1 },
    ])
  })

  test('tells one stale recording as one thing, and the same at many recordings as one', () => {
    expect(causesOf([stale('/a'), stale('/b'), stale('/c')])).toMatchObject([{ places: 3 }])
    expect(causesOf([stale('/a'), stale('/b'), stale('/a', '/x')])).toMatchObject([
      { operations: 2, tails: ['a'] },
      { operations: 1, tails: ['b'] },
    ])
  })

  test.each([
    { name: 'of another shape', findings: [gone, { ...came, actual: 'integer' }] },
    { name: 'at another place', findings: [gone, { ...came, at: '/inner/teams_url' }] },
    { name: 'in another operation', findings: [gone, { ...came, path: '/v1/teams' }] },
    { name: 'of several', findings: [gone, came, { ...came, at: '/other_url' }] },
  ])('gives no hint for a thing $name', ({ findings }) => {
    expect(causesOf(findings).map(cause => cause.maybeRenamed)).not.toContain('teams_url')
  })

  test('names all readers, and says so where none are known', () => {
    const findings = [findingOf({ usedBy: ['b'] }), findingOf({ usedBy: ['a', 'b'], path: '/x' })]
    expect(causesOf(findings)[0]?.usedBy).toEqual(['a', 'b'])
    expect(causesOf([findingOf()])[0]?.usedBy).toBeNull()
  })
})

function stale(at: string, path = '/v1/orders'): Finding {
  return findingOf({ verdict: 'stale-recording', at, path })
}

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
