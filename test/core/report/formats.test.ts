import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatNames, isFormat } from '../../../src/core/report/format-name.ts'
import { formats } from '../../../src/core/report/formats.ts'
import { reportOf, reports } from './reports.ts'
import { findingOf } from '../rules/findings.ts'

const evidence = { seen: 20, of: 20, baselineSeen: 0, baselineOf: 20 }

describe('the text format', () => {
  test('tells a drift as a person would ask for it', () => {
    const finding = findingOf({ evidence })
    expect(formats.text(reportOf([finding]))).toBe(
      [
        'error    response-required-property-removed  acme GET /v1/orders 200',
        '  /items/*/total  number in 20 of 20 → absent in 20 of 20',
        '  read by  unknown',
        '  intended? npx tidemark accept 3f9a1c20b7e4 --because "…"',
        '1 error',
        '',
      ].join('\n'),
    )
  })

  test('counts the places and operations of one cause, and names the readers', () => {
    const findings = ['/a', '/b'].map(path => findingOf({ path, usedBy: ['crm-sync'] }))
    const lines = formats.text(reportOf(findings, { elapsedMs: 41.4, offline: true })).split('\n')
    expect(lines.slice(1, 3)).toEqual([
      '  /items/*/total  number → absent  at 2 places in 2 operations',
      '  read by  crm-sync',
    ])
    expect(lines.at(-2)).toBe('2 errors  offline, 41 ms')
  })

  test('says that there is nothing, with the notes', () => {
    const text = formats.text(reportOf([], { notes: ['ignore of api-tag-added ended'] }))
    expect(text).toBe('ignore of api-tag-added ended\nno findings\n')
  })

  test.each([1, 10, 30, 200])('takes fifty lines at most for %i causes', count => {
    const findings = Array.from({ length: count }, (_, i) => findingOf({ at: `/field_${i}` }))
    const lines = formats.text(reportOf(findings)).trimEnd().split('\n')
    expect(lines.length).toBeLessThanOrEqual(50)
    expect(lines.every(line => Array.from(line).length <= 100)).toBe(true)
    expect(lines.at(-1)).toBe(count === 1 ? '1 error' : `${count} errors`)
    if (count > 48)
      expect(lines.at(-2)).toBe('… and 152 more causes (152 error); see all: --format json')
  })

  test('paints what was painted only', () => {
    const paint = { red: mark, yellow: mark, green: mark, cyan: mark, dim: mark, bold: mark }
    expect(formats.text(reportOf([findingOf()]), { paint })).toMatch(/^<error> {4}response-/)
  })
})

function mark(text: string): string {
  return `<${text}>`
}

const hostile = fc.string({ unit: 'binary' })

describe('text from outside', () => {
  test('cannot reach the terminal as control', () => {
    fc.assert(
      fc.property(hostile, hostile, (at, path) => {
        const text = formats.text(reportOf([findingOf({ at: `/\u001b[2J${at}`, path })]))
        expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u)
        expect(text.split('\n').length).toBeLessThan(9)
      }),
    )
  })

  test('cannot become markup, a cell or a mention', () => {
    const nasty = '|`<img src=x onerror=alert(1)>`|\n@team [x](http://evil.example) **b** <!-- #1'
    const markdown = formats.markdown(
      reportOf([findingOf({ at: nasty, path: nasty, expected: nasty })]),
    )
    const row = markdown.split('\n').find(line => line.startsWith('| error'))
    expect(row?.replaceAll(/&#\d+;/g, '').match(/\|/g)).toHaveLength(7)
    expect(row).not.toMatch(/[<>`@[\]*]|evil\.example\)/)
  })
})

describe('the JSON format', () => {
  test('is the summary and the findings, with the keys of a finding in their order', () => {
    const findings = [findingOf()]
    const value = JSON.parse(formats.json(reportOf(findings))) as { findings: object[] }
    expect(value).toEqual({ summary: { error: 1, warning: 0, info: 0 }, findings })
    expect(Object.keys(value.findings[0] ?? {})).toEqual(Object.keys(findingOf()))
  })
})

test('knows its formats by name', () => {
  expect(Object.keys(formats)).toEqual(formatNames)
  expect(['text', 'sarif', 'toString', '__proto__', 'xml'].filter(isFormat)).toEqual([
    'text',
    'sarif',
  ])
})

describe.each(formatNames)('the format %s', name => {
  test.each(Object.entries(reports))('ends its last line with %s', (_, report) => {
    const written = formats[name](report)
    expect(written.endsWith('\n')).toBe(true)
    expect(formats[name](report)).toBe(written)
  })

  test('lets no control character of a document through', () => {
    const written = formats[name](reports['hostile']!)
    expect(written.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202A-\u202E\u2066-\u2069]/u)
  })
})
