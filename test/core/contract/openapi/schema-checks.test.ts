import { describe, expect, test } from 'vitest'
import { schemaChecks } from '../../../../src/core/contract/openapi/schema-checks.ts'
import type { JsonObject } from '../../../../src/core/json/json.ts'

type Version = '2.0' | '3.0' | '3.1'

function codesOf(schema: JsonObject, version: Version): string[] {
  return Object.keys(schema).flatMap(keyword => {
    const fault = schemaChecks.get(keyword)?.(schema, version)
    return fault?.code === undefined ? [] : [`${fault.code}${fault.level ? ' (info)' : ''}`]
  })
}

const closed = { properties: { a: {} }, additionalProperties: false }
const nullable = { type: 'string', enum: ['a'] }

const cases: readonly { schema: JsonObject; version?: Version; codes: readonly string[] }[] = [
  { schema: { items: [] }, codes: ['items-list'] },
  { schema: { items: {} }, codes: [] },
  { schema: { type: ['string'] }, codes: ['type-list'] },
  { schema: { type: ['string'] }, version: '3.1', codes: [] },
  { schema: { nullable: true }, codes: ['nullable-without-type'] },
  { schema: { nullable: true, type: 'string' }, codes: [] },
  { schema: { nullable: true, type: 'string' }, version: '3.1', codes: ['nullable-without-type'] },
  { schema: { nullable: true }, version: '2.0', codes: [] },
  { schema: { ...nullable, nullable: true }, codes: ['enum-without-null'] },
  { schema: { ...nullable, nullable: true, enum: ['a', null] }, codes: [] },
  { schema: { ...nullable, 'x-nullable': true }, version: '2.0', codes: ['enum-without-null'] },
  { schema: { type: ['string', 'null'], enum: [1] }, version: '3.1', codes: ['enum-without-null'] },
  { schema: { pattern: '(?P<a>b)' }, codes: ['pattern-invalid'] },
  { schema: { pattern: String.raw`^[\w-.]+$` }, codes: [] },
  { schema: { pattern: String.raw`^\p{L}+$` }, codes: [] },
  { schema: { ...closed, required: ['a', 'b'] }, codes: ['required-forbidden'] },
  { schema: { ...closed, required: ['constructor'] }, codes: ['required-forbidden'] },
  { schema: { ...closed, required: ['a'] }, codes: [] },
  { schema: { ...closed, patternProperties: {}, required: ['b'] }, codes: [] },
  { schema: { type: 'integer', default: '5' }, codes: ['default-of-other-type (info)'] },
  { schema: { type: 'integer', default: 5.0 }, codes: [] },
  { schema: { type: 'string', default: null, nullable: true }, codes: [] },
  { schema: { enum: ['a'], default: 'b' }, codes: ['default-of-other-type (info)'] },
  { schema: { type: 'string', example: 5 }, codes: ['example-of-other-type (info)'] },
  { schema: { type: 'string', examples: ['a', 5] }, codes: ['example-of-other-type (info)'] },
  { schema: { type: 'string', format: 'no-such-format' }, codes: [] },
  { schema: { type: 'file', default: 5 }, version: '2.0', codes: [] },
]

describe('schemaChecks', () => {
  test.each(cases.map(each => ({ ...each, text: JSON.stringify(each.schema) })))(
    'of $text tells $codes',
    ({ schema, version = '3.0', codes }) => {
      expect(codesOf(schema, version)).toEqual(codes)
    },
  )
})
