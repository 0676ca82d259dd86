import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { Ajv } from 'ajv'
import addFormats from 'ajv-formats'
import { describe, expect, test } from 'vitest'
import { renderSarif } from '../../../src/core/report/sarif.ts'
import { announcedOf, reportOf, reports } from './reports.ts'

interface Log {
  readonly runs: readonly [
    {
      readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } }
      readonly results: readonly {
        readonly ruleId: string
        readonly ruleIndex: number
        readonly level: string
        readonly occurrenceCount: number
        readonly partialFingerprints: object
        readonly locations: readonly object[]
        readonly relatedLocations?: readonly object[]
      }[]
    },
  ]
}

// As OASIS publishes it.
const file = createRequire(import.meta.url).resolve('schemastore/schemas/json/sarif-2.1.0.json')
// One of its patterns is none with the flag `u`.
const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false })
addFormats.default(ajv)
const validate = ajv.compile(JSON.parse(readFileSync(file, 'utf8')) as object)

function read(text: string): Log {
  const log = JSON.parse(text) as Log
  expect(validate(log), JSON.stringify(validate.errors)).toBe(true)
  return log
}

describe('the SARIF format', () => {
  test.each(Object.entries(reports))('keeps to SARIF 2.1.0 with %s', (_, report) => {
    const { tool, results } = read(renderSarif(report)).runs[0]
    for (const { ruleId, ruleIndex } of results) {
      expect(tool.driver.rules[ruleIndex]?.id).toBe(ruleId)
    }
  })

  test('is one result for each cause, at the line of the promise', () => {
    const findings = ['/a', '/b', '/c'].map((path, i) =>
      announcedOf({ path, id: `00000000000${i}` }),
    )
    const report = reportOf(findings, { locate: () => ({ line: 12, column: 7 }) })
    const { results } = read(renderSarif(report)).runs[0]
    expect(results).toMatchObject([
      {
        level: 'error',
        occurrenceCount: 3,
        partialFingerprints: { 'tidemarkFinding/v1': '000000000000' },
        locations: [
          {
            physicalLocation: {
              artifactLocation: { uri: 'acme.openapi.json' },
              region: { startLine: 12, startColumn: 7 },
            },
          },
        ],
      },
    ])
    expect(results[0]?.relatedLocations).toHaveLength(2)
  })

  test.each([
    { file: 'contracts/acme 1.json', uri: 'contracts/acme%201.json' },
    { file: '/srv/a#b.json', uri: 'file:///srv/a%23b.json' },
    { file: 'C:\\api\\acme.json', uri: 'file:///C:/api/acme.json' },
    { file: 'https://acme.example/openapi.json', uri: 'https://acme.example/openapi.json' },
  ])('writes $file as a URI', ({ file, uri }) => {
    const { results } = read(
      renderSarif(reportOf([announcedOf({ contract: { file, pointer: '' } })])),
    ).runs[0]
    expect(results[0]?.locations).toMatchObject([
      { physicalLocation: { artifactLocation: { uri } } },
    ])
  })
})
