import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Json } from '../../../../src/core/json/json.ts'
import { merge } from '../../../../src/core/shape/tally/merge.ts'
import { readPlaces } from '../../../../src/core/shape/tally/read-places.ts'
import { emptyTally } from '../../../../src/core/shape/tally/tally.ts'
import { json, mergeAll, sameTally, splits, tallyOf } from './samples.ts'

const values = fc.array(json, { maxLength: 4 })

describe('merge', () => {
  test(
    'of the parts is the tally of the whole, over 1,000 random splits',
    { timeout: 60_000 },
    () => {
      fc.assert(
        fc.property(splits, pairs => {
          const parts = [0, 1, 2, 3, 4].map(part =>
            tallyOf(pairs.filter(([, at]) => at === part).map(([value]) => value)),
          )
          const whole = tallyOf(pairs.map(([value]) => value))
          return sameTally(mergeAll(parts), whole)
        }),
        { numRuns: 1000 },
      )
    },
  )

  test('is the same in any grouping and any order', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(values, values, values, (x, y, z) => {
        const [a, b, c] = [tallyOf(x), tallyOf(y), tallyOf(z)]
        return (
          sameTally(merge(merge(a, b), c), merge(a, merge(b, c))) &&
          sameTally(merge(a, b), merge(b, a))
        )
      }),
      { numRuns: 300 },
    )
  })

  test('with the tally of nothing changes nothing', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(values, x => {
        const a = tallyOf(x)
        return sameTally(merge(a, emptyTally()), a) && sameTally(merge(emptyTally(), a), a)
      }),
    )
  })

  test('leaves both sides as they were', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(values, values, (x, y) => {
        const [a, b] = [tallyOf(x), tallyOf(y)]
        const sum = merge(a, b)
        merge(sum, sum)
        return sameTally(a, tallyOf(x)) && sameTally(b, tallyOf(y))
      }),
      { numRuns: 50 },
    )
  })

  // Each bound, passed by one side, by both together, and not at all.
  test.each([
    { name: '512 keys', a: keys(0, 300), b: keys(212, 512), joined: false },
    { name: '513 keys', a: keys(0, 300), b: keys(213, 513), joined: true },
    { name: '700 keys on one side', a: keys(0, 700), b: keys(0, 10), joined: true },
    { name: '32 values', a: texts(0, 20), b: texts(12, 32), joined: false },
    { name: '33 values', a: texts(0, 20), b: texts(13, 33), joined: true },
    { name: '16 tags', a: tagged(0, 10), b: tagged(6, 16), joined: false },
    { name: '17 tags', a: tagged(0, 10), b: tagged(7, 17), joined: true },
    { name: '20 tags on one side', a: tagged(0, 20), b: tagged(0, 1), joined: true },
  ])('holds at the bound: $name', ({ a, b, joined }) => {
    const sum = merge(tallyOf([a]), tallyOf([b]))
    expect(sameTally(sum, tallyOf([b, a]))).toBe(true)
    expect(sameTally(merge(sum, tallyOf([b])), tallyOf([a, b, b]))).toBe(true)
    const rows = readPlaces(sum)
    const isJoined =
      rows.some(({ place }) => place === '/{key}') ||
      rows.some(({ place, distinct }) => place === '/*' && distinct === 'many') ||
      rows.some(({ place }) => place === '/*/own')
    expect(isJoined).toBe(joined)
  })
})

function letters(i: number): string {
  return String.fromCharCode(
    97 + (i % 26),
    97 + (Math.floor(i / 26) % 26),
    97 + Math.floor(i / 676),
  )
}

function keys(from: number, to: number): Json {
  return Object.fromEntries(numbers(from, to).map(i => [`k${letters(i)}`, i]))
}

function texts(from: number, to: number): Json {
  return numbers(from, to).map(i => `v${i}`)
}

function tagged(from: number, to: number): Json {
  return numbers(from, to).map(i => ({ type: `t${letters(i)}`, own: { [letters(i - from)]: 1 } }))
}

function numbers(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, i) => from + i)
}
