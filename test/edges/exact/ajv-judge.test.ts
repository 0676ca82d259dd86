import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { conforms } from '../../../src/core/diff/check/conforms.ts'
import type { Json } from '../../../src/core/json/json.ts'
import { ajvJudge } from '../../../src/edges/exact/ajv-judge.ts'
import { schemas2020, values } from '../../support/random-schema.ts'
import { schemaFrom } from '../../support/schema.ts'

const several = fc.array(values, { minLength: 3, maxLength: 6 })

function verdict(
  schema: Json,
  value: Json,
  dialect: 'openapi-3.0' | 'openapi-3.1' = 'openapi-3.1',
): unknown {
  return ajvJudge().judge(value, schemaFrom(schema, dialect), 'response')
}

describe('ajvJudge', () => {
  test('admits, and says where it refuses without the value', () => {
    const schema = {
      type: 'array',
      items: { type: 'object', properties: { at: { type: 'string', format: 'date' } } },
    }
    expect(verdict(schema, [{ at: '2026-01-02' }])).toEqual({ kind: 'admitted' })
    expect(verdict(schema, [{ at: 'secret' }])).toEqual({
      kind: 'refused',
      place: '/*/at',
      keyword: 'format',
    })
  })

  test('reads OpenAPI 3.0 as it means null and bounds', () => {
    const schema = { type: 'integer', nullable: true, minimum: 1, exclusiveMinimum: true }
    expect(verdict(schema, null, 'openapi-3.0')).toEqual({ kind: 'admitted' })
    expect(verdict(schema, 1, 'openapi-3.0')).toMatchObject({ kind: 'refused' })
  })

  test('does not require of a side what it never carries', () => {
    const schema = {
      type: 'object',
      required: ['id', 'secret'],
      properties: { id: { readOnly: true }, secret: { writeOnly: true } },
    }
    const judge = ajvJudge()
    const read = schemaFrom(schema, 'openapi-3.0')
    expect(judge.judge({ id: 1 }, read, 'response')).toEqual({ kind: 'admitted' })
    expect(judge.judge({ secret: 1 }, read, 'request')).toEqual({ kind: 'admitted' })
    expect(judge.judge({ id: 1 }, read, 'request')).toMatchObject({ keyword: 'required' })
  })

  test.each<[string, Json]>([
    ['a pattern that it does not read', { pattern: '(' }],
    ['a dynamic reference', { $dynamicRef: '#x' }],
  ])('is silent about %s', (_, schema) => {
    expect(verdict(schema, 'x')).toMatchObject({ kind: 'silent' })
  })

  test('agrees with our own check on random schemas of 2020-12', () => {
    fc.assert(
      fc.property(schemas2020, several, (written, samples) => {
        const schema = schemaFrom(written)
        const judge = ajvJudge()
        for (const value of samples) {
          const theirs = judge.judge(value, schema, 'response')
          if (theirs.kind === 'silent') return
          const shown = `${JSON.stringify(written)} with ${JSON.stringify(value)}`
          expect(theirs.kind === 'admitted', shown).toBe(conforms(value, schema, 'response'))
        }
      }),
      { numRuns: 150 },
    )
  })
})
