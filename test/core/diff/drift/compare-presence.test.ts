import { describe, expect, test } from 'vitest'
import type { Json } from '../../../../src/core/json/json.ts'
import { drift } from './samples.ts'

type Order = Record<string, Json>

function orders(change: (order: Order, i: number) => void = () => {}): Json {
  const items = Array.from({ length: 20 }, (_, i) => {
    const note = i % 2 ? 'x' : null
    const order: Order = { id: i, total: i + 0.5, note, customer: { name: 'Ada' } }
    if (i % 3 === 0) order['coupon'] = 'c'
    change(order, i)
    return order
  })
  return { items, next: null }
}

function repeated(length: number, change?: (order: Order) => void): Json[] {
  return Array.from({ length }, () => orders(change))
}

function statuses(values: readonly string[], length = 30): Json {
  return Array.from({ length }, (_, i) => ({ kept: values[i % values.length] ?? '' }))
}

function tagged(tags: readonly string[], length = 20): Json {
  return Array.from({ length }, () => ({ tags }))
}

describe('drift in the records of a list', () => {
  test.each<[string, (order: Record<string, Json>, i: number) => void, string[]]>([
    [
      'in all',
      o => delete o['total'],
      ['seen.propertyRemoved /items/*/total number → absent 20/20 0/20'],
    ],
    [
      'in one',
      (o, i) => i === 7 && delete o['total'],
      ['seen.propertyBecameOptional /items/*/total number → number | absent 1/20 0/20'],
    ],
    [
      'null in one',
      (o, i) => i === 7 && (o['total'] = null),
      ['seen.propertyBecameNullable /items/*/total number → number | null 1/20 0/20'],
    ],
    [
      'text in one',
      (o, i) => i === 7 && (o['total'] = '7'),
      ['seen.propertyKindAdded /items/*/total number → string | number 1/20 0/20'],
    ],
    [
      'one object null',
      (o, i) => i === 7 && (o['customer'] = null),
      ['seen.propertyBecameNullable /items/*/customer object → object | null 1/20 0/20'],
    ],
    [
      'inside of one',
      (o, i) => i === 7 && (o['customer'] = {}),
      ['seen.propertyBecameOptional /items/*/customer/name string → string | absent 1/20 0/20'],
    ],
    ['never null any more', o => (o['note'] = 'x'), []],
    ['always null now', o => (o['note'] = null), []],
    ['an optional one in none, of few', o => delete o['coupon'], []],
    ['an optional one in all', o => (o['coupon'] = 'c'), []],
    ['whole numbers only', (o, i) => (o['total'] = i), []],
  ])('counts the records of a list: %s', (_, change, expected) => {
    expect(drift([orders()], [orders(change)])).toEqual(expected)
  })

  test('misses an optional field when its absence can be no chance', () => {
    expect(
      drift(
        repeated(20),
        repeated(2, order => delete order['coupon']),
      ),
    ).toEqual(['seen.optionalPropertyRemoved /items/*/coupon string → absent 40/40 260/400'])
  })

  test('takes the absence of a rare field for chance', () => {
    const rare = Array.from({ length: 40 }, (_, i) => (i < 4 ? { id: i, rare: 1 } : { id: i }))
    expect(drift([rare], [Array.from({ length: 40 }, (_, i) => ({ id: i }))])).toEqual([])
  })

  test('tells a new value where there were few and they may be told', () => {
    const base = statuses(['open', 'closed'])
    expect(drift([base], [statuses(['open', 'held', 'closed'])])).toEqual([
      'seen.valueAdded /*/kept closed, open → held 10/30 0/30',
    ])
    expect(drift([statuses(['open', 'closed'], 8)], [statuses(['held'])])).toEqual([])
  })

  test('tells a list that was always filled and is always empty now, by many', () => {
    expect(drift([tagged(['a'])], [tagged([])])).toEqual([
      'seen.listEmptied /*/tags array → array 20/20 0/20',
    ])
    expect(drift([tagged(['a'], 3)], [tagged([], 3)])).toEqual([])
  })
})
