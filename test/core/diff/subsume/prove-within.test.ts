import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { conforms } from '../../../../src/core/diff/check/conforms.ts'
import { subsume } from '../../../../src/core/diff/subsume/subsume.ts'
import { plainSchemas, schemas2020, values } from '../../../support/random-schema.ts'
import { schemaFrom } from '../../../support/schema.ts'

const formats = { formats: true }
const any = fc.oneof(plainSchemas, schemas2020)

describe('a proof', { timeout: 60_000 }, () => {
  test('tells a yes only where no value contradicts it, and shows a witness with every no', () => {
    fc.assert(
      fc.property(any, any, fc.array(values, { minLength: 20, maxLength: 40 }), (a, b, samples) => {
        const base = schemaFrom(a)
        const revision = schemaFrom(b)
        const found = subsume(base, revision, 'response')
        if (found.answer === 'unknown') return
        if (found.answer === 'no') {
          expect(conforms(found.witness, revision, 'response', formats)).toBe(true)
          expect(conforms(found.witness, base, 'response', formats)).toBe(false)
          return
        }
        for (const value of samples) {
          if (!conforms(value, revision, 'response', formats)) continue
          const shown = `${JSON.stringify([a, b])} with ${JSON.stringify(value)}`
          expect(conforms(value, base, 'response', formats), shown).toBe(true)
        }
      }),
      { numRuns: 1500 },
    )
  })

  test('finds every schema within itself, and within a copy in another document', () => {
    fc.assert(
      fc.property(any, schema => {
        const copy = schemaFrom(structuredClone(schema))
        expect(subsume(schemaFrom(schema), copy, 'response')).toEqual({ answer: 'yes' })
      }),
    )
  })

  test('finds an allOf of both within each, and each within an anyOf of both', () => {
    fc.assert(
      fc.property(plainSchemas, plainSchemas, (a, b) => {
        const meet = schemaFrom({ allOf: [a, b] })
        const join = schemaFrom({ anyOf: [a, b] })
        expect(subsume(schemaFrom(a), meet, 'response').answer).not.toBe('no')
        expect(subsume(join, schemaFrom(a), 'response').answer).not.toBe('no')
      }),
    )
  })

  test('answers most questions about schemas whose keywords all have facets', () => {
    const counts = { yes: 0, no: 0, unknown: 0 }
    const pairs = fc.sample(fc.tuple(plainSchemas, plainSchemas), { numRuns: 1000, seed: 1 })
    for (const [a, b] of pairs) counts[subsume(schemaFrom(a), schemaFrom(b), 'response').answer]++
    expect(counts.unknown).toBeLessThan(150)
    expect(counts.yes).toBeGreaterThan(50)
  })
})
