import { describe, expect, test } from 'vitest'
import type { Change } from '../../../../src/core/diff/change.ts'
import { knownBreak } from '../../../../src/core/diff/drift/known-break.ts'
import type { SubjectShape } from '../../../../src/core/shape/baseline/baseline.ts'
import type { PlaceRow } from '../../../../src/core/shape/tally/place-row.ts'

const where = { method: 'GET', path: '/orders', status: '200', mediaType: 'application/json' }

function rowOf(place: string, of: number, kinds: PlaceRow['kinds']): PlaceRow {
  const seen = Object.values(kinds).reduce((sum, count) => sum + count, 0)
  return { place, of, seen, kinds, formats: {} }
}

const shape: SubjectShape = {
  subject: {
    ...where,
    provider: 'acme',
    scope: 'default',
    version: '',
    side: 'response',
    operation: 'GET /orders',
    variant: '',
  },
  exchanges: 20,
  places: [
    rowOf('', 20, { object: 20 }),
    rowOf('/id', 20, { integer: 20 }),
    rowOf('/note', 20, { string: 15, null: 5 }),
    rowOf('/seldom', 20, { string: 3 }),
    rowOf('/list', 20, { array: 20 }),
  ],
}

function changeOf(fact: string, place: string, revision = 'null', status = '200'): Change {
  return { fact, direction: 'response', where: { ...where, status }, place, revision }
}

describe('knownBreak', () => {
  test.each([
    ['null that came before', changeOf('value.null-not-allowed', '/note'), 'breaks'],
    ['null that never came', changeOf('value.null-not-allowed', '/id'), 'keeps'],
    ['null at a place never seen', changeOf('value.null-not-allowed', '/no'), 'unknown'],
    ['a kind that came before', changeOf('value.kind-not-allowed', '/note', 'string'), 'breaks'],
    ['a kind that never came', changeOf('value.kind-not-allowed', '/id', 'string'), 'keeps'],
    ['a key that is missing at times', changeOf('property.required-missing', '/seldom'), 'breaks'],
    ['a key that never came', changeOf('property.required-missing', '/never'), 'breaks'],
    ['a key that always came', changeOf('property.required-missing', '/id'), 'keeps'],
    ['a key of no known object', changeOf('property.required-missing', '/no/id'), 'unknown'],
    ['a key that was there', changeOf('property.undocumented', '/seldom'), 'breaks'],
    ['a key that was never there', changeOf('property.undocumented', '/new'), 'keeps'],
    ['a text, of which counts say nothing', changeOf('pattern.violated', '/note'), 'unknown'],
    ['a status never seen', changeOf('status.undocumented', '', '201', '201'), 'unknown'],
    ['a status that came before', changeOf('status.undocumented', '', '200'), 'breaks'],
  ] as const)('%s', (_, change, expected) => {
    expect(knownBreak(change, [shape])).toBe(expected)
  })

  test('is broken where one of several subjects shows it', () => {
    const other = { ...shape, places: [rowOf('', 1, { object: 1 }), rowOf('/id', 1, { null: 1 })] }
    const change = changeOf('value.null-not-allowed', '/id')
    expect(knownBreak(change, [shape, other])).toBe('breaks')
    expect(knownBreak(change, [])).toBe('unknown')
  })
})
