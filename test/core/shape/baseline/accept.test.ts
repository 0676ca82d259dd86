import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Change } from '../../../../src/core/diff/change.ts'
import { driftOfShapes } from '../../../../src/core/diff/drift/drift.ts'
import { stepsOf } from '../../../../src/core/shape/baseline/place-tree.ts'
import type { Json } from '../../../../src/core/json/json.ts'
import { acceptPlace, acceptSubject } from '../../../../src/core/shape/baseline/accept.ts'
import { shapeOf, withHeaders } from './samples.ts'

const page = (item: Json): Json => ({ items: [item, item], next: null })
const placesOf = (shape: { places: readonly { place: string }[] }) =>
  shape.places.map(row => row.place)

describe('acceptPlace', () => {
  const base = shapeOf([page({ id: 1, total: 2, owner: { name: 'x', mail: 'y' } })])

  test('takes out a place that is gone, and nothing else', () => {
    const gone = shapeOf([{ items: [{ id: '1', owner: { name: 'x' } }], next: 1 }])
    const accepted = acceptPlace(base, gone, '/items/*/total')
    expect(accepted.places).toEqual(base.places.filter(row => row.place !== '/items/*/total'))
  })

  test('takes what stands inside along', () => {
    const now = shapeOf([{ items: [{ id: 1, total: 2, owner: { login: 'x' } }], next: 1 }])
    const accepted = acceptPlace(base, now, '/items/*/owner')
    expect(placesOf(accepted).filter(place => place.includes('owner'))).toEqual([
      '/items/*/owner',
      '/items/*/owner/login',
    ])
    const next = accepted.places.find(row => row.place === '/next')
    expect(next?.kinds).toEqual({ null: 1 })
  })

  test.each(['', '/items', '/items/*', '/next', '/items/*/id'])(
    'takes the rows of %j from the revision',
    place => {
      const now = shapeOf([page({ id: 'a', other: [] }), 7])
      const accepted = acceptPlace(base, now, place)
      const inside = (row: { place: string }) =>
        place === '' || row.place === place || row.place.startsWith(`${place}/`)
      expect(accepted.places.filter(inside)).toEqual(now.places.filter(inside))
      expect(accepted.places.filter(row => !inside(row))).toEqual(
        base.places.filter(row => !inside(row)),
      )
    },
  )

  test('changes nothing where the revision saw nothing', () => {
    const empty = shapeOf([{ items: [], next: null }])
    expect(acceptPlace(base, empty, '/items/*/total')).toEqual(base)
    expect(acceptPlace(base, empty, '/items/*/owner/name')).toEqual(base)
  })

  test('takes headers one by one, there or gone', () => {
    const before = withHeaders(base, { link: 1, status: 1 })
    const now = withHeaders(base, { link: 1, 'x-new': 1 })
    const accepted = acceptPlace(acceptPlace(before, now, 'header:status'), now, 'header:x-new')
    expect(placesOf(accepted).filter(place => place.startsWith('h'))).toEqual([
      'header:link',
      'header:x-new',
    ])
    expect(placesOf(acceptPlace(before, shapeOf([1]), ''))).toEqual([
      '',
      'header:link',
      'header:status',
    ])
  })

  describe('where objects have alternatives', () => {
    const events = shapeOf([
      [
        { type: 'a', x: 1, y: 1 },
        { type: 'b', x: 1, y: 1 },
      ],
    ])

    test('means all that were seen again, without a tag', () => {
      const accepted = acceptPlace(events, shapeOf([[{ type: 'a', y: 1 }]]), '/*/x')
      expect(placesOf(accepted)).toEqual(placesOf(events).filter(place => place !== '/*[a]/x'))
    })

    test('means one, with its tag', () => {
      const now = shapeOf([
        [
          { type: 'a', y: 1 },
          { type: 'b', y: 1 },
        ],
      ])
      expect(placesOf(acceptPlace(events, now, '/*[b]/x'))).toEqual(
        placesOf(events).filter(place => place !== '/*[b]/x'),
      )
    })

    test('takes a whole new one', () => {
      const now = shapeOf([[{ type: 'c', z: 1 }]])
      expect(placesOf(acceptPlace(events, now, '/*[c]'))).toEqual([
        ...placesOf(events),
        '/*[c]',
        '/*[c]/type',
        '/*[c]/z',
      ])
    })

    test('accepts that objects lost their tag', () => {
      const accepted = acceptPlace(events, shapeOf([[{ x: 1, y: 1 }]]), '/*/type')
      expect(placesOf(accepted)).toEqual(placesOf(events).filter(place => !place.endsWith('/type')))
    })
  })
})

describe('acceptSubject', () => {
  test('adds a new subject, or takes the place of the known one', () => {
    const known = [shapeOf([1]), shapeOf([2], { status: '404' })]
    const other = shapeOf([3], { status: '205' })
    expect(acceptSubject(known, other)).toEqual([...known, other])
    const again = shapeOf(['x'])
    expect(acceptSubject(known, again)).toEqual([known[1], again])
  })
})

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
