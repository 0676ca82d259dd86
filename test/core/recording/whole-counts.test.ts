import { describe, expect, test } from 'vitest'
import { wholeCount, wholeCounts } from '../../../src/core/recording/whole-counts.ts'

const hash = (text: string): string => text.padEnd(16, '0').slice(0, 16)
const body = {
  items: [1, 2, 3, 4].map(n => ({
    id: n,
    price: n === 1 ? 1 : 1.5,
    note: n === 1 ? null : 'x',
    lines: Array.from({ length: n }, () => ({ sku: 'a' })),
    ...(n > 2 ? { gift: true } : {}),
  })),
}

describe('wholeCounts', () => {
  const counts = wholeCounts(body, hash)

  test('tells items of lists, and the places where not all is alike', () => {
    expect(counts).toEqual({
      '/items/*': { object: 4 },
      '/items/*/note': { null: 1, string: 3 },
      '/items/*/lines/*': { object: 10 },
      '/items/*/gift': { boolean: 2, absent: 2 },
    })
  })

  test.each([
    { place: '', count: 1 },
    { place: '/items', count: 1 },
    { place: '/items/*', count: 4 },
    { place: '/items/*/id', count: 4 },
    { place: '/items/*/gift', count: 2 },
    { place: '/items/*/lines/*/sku', count: 10 },
    { place: '/others/*/id', count: null },
    { place: '/__proto__', count: 1 },
  ])('$place was filled $count times', ({ place, count }) => {
    expect(wholeCount(place, counts)).toBe(count)
  })
})
