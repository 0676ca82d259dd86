import { describe, expect, test } from 'vitest'
import { conforms } from '../../../../src/core/diff/check/conforms.ts'
import { subsume } from '../../../../src/core/diff/subsume/subsume.ts'
import type { Json } from '../../../../src/core/json/json.ts'
import { allowedOf } from '../../../../src/core/shape/allowed/lower.ts'
import { recursiveSchemas } from '../../../support/recursive-schemas.ts'
import { schemaFrom } from '../../../support/schema.ts'
import { cases } from './cases.ts'
import { holdToAjv } from './laws.ts'

const lazy = (schema: Json) => allowedOf([[schemaFrom(schema)]], 'request')

describe('subsume', { timeout: 60_000 }, () => {
  test.each(cases)('$name: $answer', ({ base, revision, answer, place }) => {
    const outer = schemaFrom(base)
    const inner = schemaFrom(revision)
    const found = subsume(outer, inner, 'response')
    expect(found.answer).toBe(answer)
    if (found.answer !== 'no') return
    if (place !== undefined) expect(found.place).toBe(place)
    expect(conforms(found.witness, inner, 'response', { formats: true })).toBe(true)
    expect(conforms(found.witness, outer, 'response', { formats: true })).toBe(false)
  })

  test('takes lowered schemas too', () => {
    expect(subsume(lazy({ type: 'number' }), lazy({ type: 'integer' }), 'request').answer).toBe(
      'yes',
    )
  })

  test('does not ask a request for what is read-only', () => {
    const revision = schemaFrom({ type: 'object', properties: { id: { readOnly: true } } })
    const base = schemaFrom({
      type: 'object',
      properties: { id: { readOnly: true } },
      required: ['id'],
    })
    expect(subsume(base, revision, 'request').answer).toBe('yes')
    expect(subsume(base, revision, 'response').answer).toBe('no')
  })

  test('answers for 900 schemas that refer to each other, also in place', () => {
    for (const inPlace of [false, true]) {
      const any = recursiveSchemas(900, { inPlace })
      const longer = recursiveSchemas(900, { inPlace, minLength: 1 })
      expect(subsume(any, recursiveSchemas(900, { inPlace }), 'response').answer).toBe('yes')
      expect(subsume(any, longer, 'response').answer).toBe('yes')
      expect(subsume(longer, any, 'response')).toMatchObject({ answer: 'no', place: '/text' })
    }
  })

  test('does not trust what was assumed on a way that failed', () => {
    // Of the two alternatives of the base the first leads back to where the proof started before it fails.
    const base = {
      $defs: {
        list: {
          type: 'object',
          properties: {
            next: {
              anyOf: [
                {
                  type: 'object',
                  properties: { next: { $ref: '#/$defs/list' }, end: { type: 'null' } },
                },
                {
                  type: 'object',
                  properties: { next: { $ref: '#/$defs/list' }, stop: { type: 'integer' } },
                },
              ],
            },
            value: { type: 'integer' },
          },
        },
      },
      $ref: '#/$defs/list',
    }
    const revision = {
      $defs: {
        list: {
          type: 'object',
          properties: {
            next: {
              type: 'object',
              properties: {
                next: { $ref: '#/$defs/list' },
                end: { type: 'string' },
                stop: { type: 'integer' },
              },
            },
            value: { type: 'number' },
          },
        },
      },
      $ref: '#/$defs/list',
    }
    const found = subsume(schemaFrom(base), schemaFrom(revision), 'response')
    expect(found).toMatchObject({ answer: 'no' })
  })

  test(
    'is never contradicted by Ajv over generated pairs of schemas',
    { timeout: 3_600_000 },
    () => {
      const long = process.env['LONG'] === '1'
      const [seed, pairs, valuesEach] = long ? [1000, 10_000, 1000] : [1, 400, 200]
      const { faults, reasons, ...counts } = holdToAjv(seed, pairs, valuesEach)
      if (long) process.stdout.write(`${JSON.stringify([counts, Object.fromEntries(reasons)])}\n`)
      expect(faults.slice(0, 5)).toEqual([])
      expect(counts.unknown).toBeLessThan(pairs / 5)
      expect(Math.min(counts.yes, counts.no)).toBeGreaterThan(pairs / 10)
    },
  )
})
