import { describe, expect, test } from 'vitest'
import type { Change } from '../../../../src/core/diff/change.ts'
import { driftOfShapes } from '../../../../src/core/diff/drift/drift.ts'
import type { DriftFact } from '../../../../src/core/diff/drift/fact.ts'
import type { Json } from '../../../../src/core/json/json.ts'
import { driftRules } from '../../../../src/core/rules/table/drift.ts'
import { shapeOf, withHeaders } from '../../shape/baseline/samples.ts'

const now = Date.UTC(2024, 0, 1)
const rulesOf = (change: Change) =>
  driftRules.filter(rule => rule.fact === change.fact && (rule.when?.(change, now) ?? true))
const drift = (before: Json[], after: Json[]) => driftOfShapes([shapeOf(before)], [shapeOf(after)])

/** Level, id and sentence of the one rule for each change. */
function judged(changes: readonly Change[]): string[] {
  return changes.map(change => {
    const matching = rulesOf(change)
    expect(matching).toHaveLength(1)
    return matching.map(rule => `${rule.level} ${rule.id} ${rule.message(change)}`).join()
  })
}

const rows = (length: number, item: (i: number) => Json): Json =>
  Array.from({ length }, (_, i) => item(i))

describe('driftRules', () => {
  test.each<[string, Change[], string[]]>([
    [
      'removed',
      drift([rows(20, i => ({ id: i, total: 1.5 }))], [rows(20, i => ({ id: i }))]),
      ['error response-property-removed number in 20 of 20 → absent in 20 of 20'],
    ],
    [
      'optional',
      drift([rows(20, i => ({ id: i }))], [rows(20, i => (i < 5 ? {} : { id: i }))]),
      ['error response-property-became-optional integer in 20 of 20 → absent in 5 of 20'],
    ],
    [
      'null',
      drift([rows(20, () => ({ license: {} }))], [rows(20, i => ({ license: i < 2 ? {} : null }))]),
      ['error response-property-became-nullable object in 20 of 20 → null in 18 of 20'],
    ],
    [
      'a null body',
      drift([{ id: 1 }], [null]),
      ['error response-body-became-nullable object in 1 of 1 → null in 1 of 1'],
    ],
    [
      'another kind',
      drift([{ id: 1 }], [{ id: '1' }]),
      ['error response-property-type-changed integer in 1 of 1 → string in 1 of 1'],
    ],
    [
      'an envelope',
      drift([[1]], [{ data: [1] }]),
      ['error response-body-type-changed array in 1 of 1 → object in 1 of 1'],
    ],
    [
      'mixed kinds',
      drift([[1, 2]], [[1, 'x']]),
      ['error response-property-type-mixed integer in 2 of 2 → string in 1 of 2'],
    ],
    [
      'fractions',
      drift([[1, 2]], [[1, 2.5]]),
      ['warning response-property-number-widened integer in 2 of 2 → number in 1 of 2'],
    ],
    [
      'added',
      drift([[{ a: 1 }]], [[{ a: 1, b: 'x' }, { a: 1 }]]),
      ['info response-property-added absent in 1 of 1 → string in 1 of 2'],
    ],
    [
      'learned',
      drift([{ a: null }], [{ a: 1 }]),
      ['info response-property-null-became-value null in 1 of 1 → integer in 1 of 1'],
    ],
    [
      'headers',
      driftOfShapes(
        [withHeaders(shapeOf([1]), { link: 1, x: 1 })],
        [withHeaders(shapeOf([1]), { x: 1, sunset: 1, y: 1 })],
      ),
      [
        'warning response-header-removed present in 1 of 1 → absent in 1 of 1',
        'warning operation-deprecated-by-header absent in 1 of 1 → present in 1 of 1',
        'info response-header-added absent in 1 of 1 → present in 1 of 1',
      ],
    ],
    [
      'a status',
      driftOfShapes([shapeOf([1], { status: '400' })], [shapeOf([1], { status: '205' })]),
      ['warning response-status-changed 400 in 1 of 1 → 205 in 1 of 1'],
    ],
    [
      'a failure',
      driftOfShapes([shapeOf([1])], [shapeOf([1], { status: '404' })]),
      ['error response-status-became-failure 200 in 1 of 1 → 404 in 1 of 1'],
    ],
    [
      'a version',
      driftOfShapes([shapeOf([1], { version: 'a' })], [shapeOf([1], { version: 'b' })]),
      ['warning response-served-version-changed a in 1 of 1 → b in 1 of 1'],
    ],
  ])('judges %s', (_, changes, expected) => {
    expect(judged(changes)).toEqual(expected)
  })

  // The compiler asks for each fact here, and the test for a rule of it.
  const facts: Record<DriftFact, true> = {
    'seen.propertyRemoved': true,
    'seen.propertyBecameOptional': true,
    'seen.propertyBecameNullable': true,
    'seen.propertyKindChanged': true,
    'seen.propertyKindAdded': true,
    'seen.propertyWidened': true,
    'seen.propertyAdded': true,
    'seen.optionalPropertyRemoved': true,
    'seen.nullBecameValue': true,
    'seen.valueAdded': true,
    'seen.listEmptied': true,
    'seen.mapKeysChanged': true,
    'seen.alternativeAdded': true,
    'seen.bodyRemoved': true,
    'seen.bodyAdded': true,
    'seen.headerRemoved': true,
    'seen.headerAdded': true,
    'seen.statusChanged': true,
    'seen.mediaTypeChanged': true,
    'seen.versionChanged': true,
  }

  test('has a rule for each fact, and each id once', () => {
    expect(new Set(driftRules.map(rule => rule.fact))).toEqual(new Set(Object.keys(facts)))
    expect(new Set(driftRules.map(rule => rule.id)).size).toBe(driftRules.length)
  })
})
