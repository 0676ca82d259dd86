import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Change } from '../../../../src/core/diff/change.ts'
import { driftOfShapes } from '../../../../src/core/diff/drift/drift.ts'
import type { Json } from '../../../../src/core/json/json.ts'
import { acceptPlace } from '../../../../src/core/shape/baseline/accept.ts'
import { stepsOf } from '../../../../src/core/shape/baseline/place-tree.ts'
import { shapeOf } from '../../shape/baseline/samples.ts'

// Few keys, kinds and tags, so that two of them often differ in one thing.
const leaf = fc.constantFrom<Json>(null, 1, 1.5, 'x', true, [], {})

/** In one list all have tags, or none: otherwise the place of a field names those without one, and all together. */
function listOf(value: fc.Arbitrary<Json>): fc.Arbitrary<Json> {
  const tagged = fc.record(
    { type: fc.constantFrom('p', 'q'), a: value, b: value },
    { requiredKeys: ['type'] },
  )
  const untagged = fc.record(
    { type: fc.constantFrom<Json>(null, 7, 'no tag'), a: value, b: value },
    { requiredKeys: [] },
  )
  return fc.oneof(fc.array(tagged, { maxLength: 4 }), fc.array(untagged, { maxLength: 4 }))
}

/** What is told once for all alternatives can be told one by one when another is accepted. */
function withoutTags(changes: readonly Change[]): Set<string> {
  return new Set(changes.map(({ fact, place }) => `${fact} ${place.replaceAll(/\[.*?\]/g, '')}`))
}

/** A place without a tag means that place in every alternative. */
function covers(outer: string, inner: string): boolean {
  const steps = stepsOf(inner)
  return stepsOf(outer).every(
    ({ token, tag }, i) => token === steps[i]?.token && (tag === null || tag === steps[i]?.tag),
  )
}

test(
  'raises nothing at a place that was accepted, and the same elsewhere',
  { timeout: 60_000 },
  () => {
    const list = listOf(fc.oneof(leaf, listOf(leaf)))
    fc.assert(
      fc.property(list, list, (before, after) => {
        const [base, revision] = [shapeOf([before]), shapeOf([after])]
        const changes = driftOfShapes([base], [revision])
        for (const { place } of changes.slice(0, 4)) {
          const left = driftOfShapes([acceptPlace(base, revision, place)], [revision])
          const expected = changes.filter(change => !covers(place, change.place))
          expect(withoutTags(left)).toEqual(withoutTags(expected))
        }
      }),
      { numRuns: 1000 },
    )
  },
)

test('knows an accepted alternative beside objects without a tag', () => {
  const [base, revision] = [shapeOf([[{}, { type: 'p' }]]), shapeOf([[{}, { type: 'q' }]])]
  expect(driftOfShapes([base], [revision]).map(({ place }) => place)).toEqual(['/*[q]'])
  expect(driftOfShapes([acceptPlace(base, revision, '/*[q]')], [revision])).toEqual([])
})
