import { describe, expect, test } from 'vitest'
import { movedPlaces } from '../../../src/app/accept/moved-places.ts'
import type { SubjectShape } from '../../../src/core/shape/baseline/baseline.ts'
import { shapeOf } from '../../core/shape/baseline/samples.ts'

const orders = shapeOf([{ id: 1, total: 2.5 }])
const carts = shapeOf([{ id: 1 }], { operation: 'GET /v1/carts' })
const without = shapeOf([{ id: 1 }])
const twice = shapeOf([
  { id: 1, total: 2.5 },
  { id: 2, total: 3.5 },
])
const gone = shapeOf([{ error: 'gone' }], { status: '410' })

function told(before: readonly SubjectShape[], after: readonly SubjectShape[]): readonly string[] {
  const provider = 'acme'
  const both = { before: { provider, subjects: before }, after: { provider, subjects: after } }
  return movedPlaces(both).map(({ answer, at, says }) => `${answer} ${at}: ${says}`)
}

describe('movedPlaces', () => {
  test('says nothing of a baseline that stays', () => {
    expect(told([orders, carts], [orders, carts])).toEqual([])
  })

  test('says what moves, and of the others nothing', () => {
    expect(told([orders, carts], [without, carts])).toEqual([
      'GET /v1/orders 200 /total: number in 1 of 1 → absent in 1 of 1',
    ])
  })

  test('says what answer is new', () => {
    expect(told([orders], [orders, gone])).toEqual([
      'GET /v1/orders 410 : 200 in 1 of 1 → 410 in 1 of 1',
    ])
  })

  test('says so where nothing but counts moves', () => {
    expect(told([orders], [twice])).toEqual([
      'GET /v1/orders 200 : counts alone: nothing that was not seen before',
    ])
  })
})
