import { Ajv2020 } from 'ajv/dist/2020.js'
import { expect, test } from 'vitest'
import { renderJson } from '../../../src/core/report/json.ts'
import { reportSchema } from '../../../src/core/report/report-schema.ts'
import { findingOf } from '../rules/findings.ts'
import { reportOf, reports } from './reports.ts'

const validate = new Ajv2020({ allErrors: true, strictTypes: false }).compile(
  reportSchema as object,
)

test.each(Object.entries(reports))('the JSON format keeps to its schema with %s', (_, report) => {
  expect(validate(JSON.parse(renderJson(report))), JSON.stringify(validate.errors)).toBe(true)
})

test('the schema knows how much was held, and refuses what is no number', () => {
  const written = renderJson(reportOf([], { held: 3 }))
  expect(JSON.parse(written)).toMatchObject({ held: 3 })
  expect(validate(JSON.parse(written))).toBe(true)
  expect(validate({ ...reportOf([]), held: 'all' })).toBe(false)
})

test('the schema names every key of a finding, and refuses what is none', () => {
  const finding = findingOf()
  for (const key of Object.keys(finding)) {
    const { [key]: _, ...rest } = finding as unknown as Record<string, unknown>
    expect(validate({ summary: reportOf([]).summary, findings: [rest] }), key).toBe(false)
  }
})
