import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { jsonFault } from '../../../src/core/json/fault.ts'

describe('jsonFault', () => {
  test.each([
    ['{"a": [1,]}', 'is not JSON', 9],
    ['{"a": 1,}', 'is not JSON', 8],
    ['{"a" 1}', 'is not JSON', 5],
    ["{'a': 1}", 'is not JSON', 1],
    ['[1] 2', 'is not JSON', 4],
    ['[01]', 'is not JSON', 2],
    ['["a\nb"]', 'is not JSON', 1],
    ['[,]', 'is not JSON', 1],
    ['{"a": tru}', 'is not JSON', 6],
    ['[1}', 'is not JSON', 2],
    ['{"a": tru', 'ends too early', 6],
    ['{"a": "b\\u00', 'ends too early', 6],
    ['{"a"', 'ends too early', 4],
    ['', 'ends too early', 0],
  ])('%j %s at %i', (source, reason, offset) => {
    expect(jsonFault(source)).toEqual({ reason, offset })
  })

  test('says of any JSON that was cut off that it ends too early', () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue()), fc.nat(), (value, seed) => {
        const text = JSON.stringify(value)
        const cut = text.slice(0, seed % text.length)
        expect(jsonFault(cut).reason).toBe('ends too early')
      }),
    )
  })

  test('takes a long string without an end', () => {
    expect(jsonFault(`["${'a'.repeat(5_000_000)}`)).toEqual({ reason: 'ends too early', offset: 1 })
  })
})
