import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Subject } from '../../../../src/core/exchange/subject.ts'
import type { Json } from '../../../../src/core/json/json.ts'
import { driftOfShapes } from '../../../../src/core/diff/drift/drift.ts'
import type { SubjectShape } from '../../../../src/core/shape/baseline/baseline.ts'
import { formatBaseline } from '../../../../src/core/shape/baseline/format-baseline.ts'
import { parseBaseline } from '../../../../src/core/shape/baseline/parse-baseline.ts'
import { json } from '../../shape/tally/samples.ts'
import { shapeOf } from '../../shape/baseline/samples.ts'
import { drift, sides, told } from './samples.ts'

function at(of: Partial<Subject>, ...bodies: Json[]): SubjectShape {
  return shapeOf(bodies.length > 0 ? bodies : [{ id: 1 }], of)
}

function toldOf(base: SubjectShape[], revision: SubjectShape[]): string[] {
  return driftOfShapes(base, revision).map(change => {
    const failed = change.details?.['failed']
    const line = `${change.fact} ${change.place} ${sides(change)} ${change.where.status}`
    return failed === undefined ? line : `${line} ${failed === true}`
  })
}

describe('driftOfShapes', () => {
  describe('raises nothing for', () => {
    test('any value held against itself, through the file as well', { timeout: 60_000 }, () => {
      fc.assert(
        fc.property(fc.array(json, { minLength: 1, maxLength: 3 }), values => {
          const shape = shapeOf(values)
          expect(told(shape, shape)).toEqual([])
          const file = formatBaseline({ provider: 'acme', subjects: [shape] })
          expect(driftOfShapes(parseBaseline(file, 'x').subjects, [shape])).toEqual([])
        }),
        { numRuns: 200 },
      )
    })

    test('a part of what the base saw', { timeout: 60_000 }, () => {
      fc.assert(
        fc.property(json, fc.array(json, { maxLength: 3 }), (value, others) => {
          const again = drift([value, value, ...others], [value])
          expect(again.filter(line => !/optionalProperty|listEmptied/.test(line))).toEqual([])
        }),
        { numRuns: 200 },
      )
    })

    test.each<[string, Json, Json]>([
      ['another order of keys', { a: 1, b: { c: 1, d: 2 } }, { b: { d: 2, c: 1 }, a: 1 }],
      [
        'another spelling of numbers',
        JSON.parse('{"a":1}') as Json,
        JSON.parse('{"a":1.0}') as Json,
      ],
      ['larger numbers', { a: 1 }, { a: 2 ** 60 }],
      ['an empty list', { items: [{ id: 1 }] }, { items: [] }],
      ['an empty root list', [{ id: 1 }], []],
      ['a list that fills', { items: [] }, { items: [{ id: 1 }] }],
      [
        'the insides of a null that was known',
        { a: [{ b: { c: 1 } }, { b: null }] },
        { a: [{ b: null }] },
      ],
      [
        'other ids as keys',
        { by: { cus_Nf82ka9X: { n: 1 } } },
        { by: { cus_9s6XKzkNRiz8i3: { n: 2 } } },
      ],
      [
        'other versions as keys',
        { versions: { '1.0.0': 'a', '1.1.0': 'b' } },
        { versions: { '2.0.0': 'c' } },
      ],
      ['a map of ids that is empty', { by: { '7': { n: 1 } } }, { by: {} }],
      ['keys of another kind of data', { by: { '2024-01-01': 1 } }, { by: { a1b2c3d4e5: 1 } }],
      ['other values', { a: 'x', b: 1, c: true }, { a: 'yy', b: 2, c: false }],
      [
        'other alternatives, none in common',
        [
          { type: 'a', x: 1 },
          { type: 'b', y: 1 },
        ],
        [{ type: 'a', x: 1 }],
      ],
    ])('%s', (_, before, after) => {
      expect(drift([before], [after])).toEqual([])
    })
  })

  describe('of subjects', () => {
    test.each<[string, SubjectShape[], SubjectShape[], string[]]>([
      [
        'another status',
        [at({ status: '400' })],
        [at({ status: '205', mediaType: '' })],
        ['seen.statusChanged  400 → 205 205 false'],
      ],
      [
        'a failure',
        [at({}), at({ status: '404' })],
        [at({ status: '410' })],
        ['seen.statusChanged  200, 404 → 410 410 true'],
      ],
      ['a known status', [at({}), at({ status: '404' })], [at({ status: '404' })], []],
      [
        'another media type',
        [at({})],
        [at({ mediaType: 'text/html' }, 'page')],
        ['seen.mediaTypeChanged  application/json → text/html 200'],
      ],
      [
        'another media type with another body',
        [at({}, { id: 1, rev: 1 })],
        [at({ mediaType: 'application/v2+json' })],
        [
          'seen.mediaTypeChanged  application/json → application/v2+json 200',
          'seen.propertyRemoved /rev integer → absent 200',
        ],
      ],
      [
        'no body',
        [at({})],
        [at({ mediaType: '' })],
        ['seen.bodyRemoved  application/json → none 200'],
      ],
      [
        'a first body',
        [at({ mediaType: '' })],
        [at({})],
        ['seen.bodyAdded  none → application/json 200'],
      ],
      [
        'another version, held against the one before',
        [at({ version: '2024-01' }, { id: 1, b: 1 }), at({ version: '2023-01' }, { id: 1 })],
        [at({ version: '2024-07' })],
        [
          'seen.versionChanged  2023-01, 2024-01 → 2024-07 200',
          'seen.propertyRemoved /b integer → absent 200',
        ],
      ],
      ['another account', [at({ scope: 'a' })], [at({ scope: 'b' })], []],
      ['another event', [at({ variant: 'push' })], [at({ variant: 'fork' })], []],
      ['nothing seen now', [at({})], [], []],
      ['nothing known', [], [at({})], []],
    ])('tells %s', (_, base, revision, expected) => {
      expect(toldOf(base, revision)).toEqual(expected)
    })

    test('tells a body that is gone within one subject', () => {
      const empty: SubjectShape = {
        ...at({}),
        places: [{ place: '', of: 1, seen: 0, kinds: {}, formats: {} }],
      }
      expect(toldOf([at({})], [empty])).toEqual(['seen.bodyRemoved  object → absent 200'])
      expect(toldOf([empty], [at({})])).toEqual(['seen.bodyAdded  absent → object 200'])
    })
  })
})
