import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { PlaceRow } from '../../../../src/core/shape/tally/place-row.ts'
import { addShapes, mergeShapes } from '../../../../src/core/shape/baseline/merge-shapes.ts'
import { json } from '../tally/samples.ts'
import { shapeOf, withHeaders } from './samples.ts'

/** `distinct` is a bound after merging: all else must be equal. */
const counted = (rows: readonly PlaceRow[]) => rows.map(row => ({ ...row, distinct: 0 }))

describe('mergeShapes', () => {
  test('counts as the tally of both would, as long as no bound was passed', () => {
    const plain = json.filter(value => {
      const text = JSON.stringify(value)
      return text.length < 2000 && !/"(?:type|kind|_type)"/.test(text)
    })
    fc.assert(
      fc.property(
        fc.array(plain, { minLength: 1, maxLength: 3 }),
        fc.array(plain, { maxLength: 3 }),
        (x, y) => {
          const merged = mergeShapes(shapeOf(x), shapeOf(y))
          expect(merged.exchanges).toBe(x.length + y.length)
          expect(counted(merged.places)).toEqual(counted(shapeOf([...x, ...y]).places))
        },
      ),
      { numRuns: 200 },
    )
  })

  test('keeps alternatives apart', () => {
    const [x, y] = [[{ type: 'a', n: 1 }], [{ type: 'b', m: 1 }, { type: 'a' }, { z: 1 }]]
    expect(counted(mergeShapes(shapeOf([x]), shapeOf([y])).places)).toEqual(
      counted(shapeOf([x, y]).places),
    )
  })

  test('counts a header that one side lacks as missing there', () => {
    const a = withHeaders(shapeOf([1, 2]), { link: 2 })
    const b = withHeaders(shapeOf([1, 2, 3]), { 'x-quota': 3 })
    expect(mergeShapes(a, b).places.slice(1)).toMatchObject([
      { place: 'header:link', of: 5, seen: 2 },
      { place: 'header:x-quota', of: 5, seen: 3 },
    ])
  })

  test.each([
    ['adds what may be different', ['a'], ['a'], 2],
    [
      'says many past the bound',
      Array.from({ length: 20 }, (_, i) => `a${i}`),
      Array.from({ length: 20 }, (_, i) => `b${i}`),
      'many',
    ],
    ['knows booleans', [true], [true, false], 2],
  ])('%s when distinct values are counted', (_, x, y, distinct) => {
    expect(mergeShapes(shapeOf(x), shapeOf(y)).places[0]?.distinct).toBe(distinct)
  })
})

describe('addShapes', () => {
  test('adds to the subjects that are known and appends the others', () => {
    const other = shapeOf([{ id: 1 }], { status: '404' })
    const shapes = addShapes([shapeOf([1])], [shapeOf([2]), other])
    expect(shapes.map(shape => [shape.subject.status, shape.exchanges])).toEqual([
      ['200', 2],
      ['404', 1],
    ])
  })
})
