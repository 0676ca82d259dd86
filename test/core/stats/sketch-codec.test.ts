import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { emptySketch, mergeSketches, sketchOf } from '../../../src/core/stats/latency-sketch.ts'
import { decodeSketch, encodeSketch } from '../../../src/core/stats/sketch-codec.ts'

const sample = fc.array(fc.double({ min: -1, max: 1e10, noNaN: true }))

describe('encodeSketch', () => {
  test('is read back by decodeSketch', () => {
    fc.assert(
      fc.property(sample.map(sketchOf), sketch => {
        expect(decodeSketch(encodeSketch(sketch))).toEqual(sketch)
      }),
    )
  })

  test('gives equal bytes for equal samples, in any order and any split', () => {
    fc.assert(
      fc.property(sample, sample, (a, b) => {
        const together = encodeSketch(sketchOf([...b.toReversed(), ...a]))
        expect(encodeSketch(mergeSketches(sketchOf(a), sketchOf(b)))).toEqual(together)
      }),
    )
  })

  test('keeps counts up to 2^53 - 1', () => {
    const full = { zeros: Number.MAX_SAFE_INTEGER, bins: [12], counts: [Number.MAX_SAFE_INTEGER] }
    expect(decodeSketch(encodeSketch(full))).toEqual(full)
  })

  test('has bytes that never change without a new format', () => {
    expect(Buffer.from(encodeSketch(sketchOf([0, 1, 1, 250]))).toString('hex')).toBe(
      '010102d90202950201',
    )
  })
})

describe('decodeSketch', () => {
  test.each([
    { name: 'nothing', bytes: [] },
    { name: 'a later format', bytes: [2, 0, 0] },
    { name: 'a cut', bytes: [1, 0, 1, 5] },
    { name: 'bytes left over', bytes: [1, 0, 0, 0] },
    { name: 'an empty bin', bytes: [1, 0, 1, 5, 0] },
    { name: 'the same bin twice', bytes: [1, 0, 2, 5, 1, 0, 1] },
    { name: 'a number spelled too long', bytes: [1, 0x80, 0, 0] },
    { name: 'a number above 2^53', bytes: [1, 255, 255, 255, 255, 255, 255, 255, 255, 127, 0] },
    { name: 'a bin outside the range', bytes: [1, 0, 1, 255, 127, 1] },
    { name: 'more bins than there are', bytes: [1, 0, 255, 255, 3] },
  ])('refuses $name', ({ bytes }) => {
    expect(decodeSketch(Uint8Array.from(bytes))).toBeNull()
  })

  test('refuses or reads any bytes, and what it reads is canonical', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 24 }), bytes => {
        const tail = Uint8Array.from([1, ...bytes])
        const read = decodeSketch(tail)
        if (read !== null) expect(encodeSketch(read)).toEqual(tail)
      }),
      { numRuns: 2_000 },
    )
    expect(decodeSketch(encodeSketch(emptySketch))).toEqual(emptySketch)
  })
})
