import { DDSketch } from '@datadog/sketches-js'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  countAbove,
  emptySketch,
  HIGHEST_BIN,
  LONGEST_MS,
  LOWEST_BIN,
  mergeSketches,
  observeLatency,
  quantile,
  sketchCount,
  sketchOf,
  SHORTEST_MS,
} from '../../../src/core/stats/latency-sketch.ts'

/** The same draws on every machine. @see Steele, Lea, Flood: splitmix32 as commonly written */
function draws(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x9e37_79b9) >>> 0
    let mixed = Math.imul(state ^ (state >>> 16), 0x85eb_ca6b)
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2_ae35)
    return ((mixed ^ (mixed >>> 16)) >>> 0) / 2 ** 32
  }
}

const distributions: readonly { name: string; draw: (u: number, v: number) => number }[] = [
  { name: 'uniform', draw: u => 1 + u * 999 },
  { name: 'exponential', draw: u => -120 * Math.log(1 - u) },
  {
    name: 'log-normal',
    draw: (u, v) => Math.exp(5 + Math.sqrt(-2 * Math.log(1 - u)) * Math.cos(6.2832 * v)),
  },
  { name: 'heavy-tailed', draw: u => 20 * (1 - u) ** (-1 / 1.1) },
  { name: 'two-humped', draw: (u, v) => (u < 0.9 ? 40 + v * 10 : 3_000 + v * 500) },
  { name: 'constant', draw: () => 215 },
  { name: 'microscopic', draw: u => 0.002 + u * 0.1 },
]

const latency = fc.oneof(
  fc.double({ min: SHORTEST_MS, max: LONGEST_MS, noNaN: true }),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.constantFrom(0, -0, -1, -Infinity, Infinity, 1e-9, 1e300),
  fc.integer({ min: 0, max: 5_000 }),
)

describe('quantile', () => {
  test.each(distributions)('is within 1 % of the truth, p50 to p99.9, $name', ({ draw }) => {
    const random = draws(7)
    const sample = Array.from({ length: 20_000 }, () => draw(random(), random()))
    const sorted = sample.toSorted((a, b) => a - b)
    const sketch = sketchOf(sample)
    for (const q of [0, 0.01, 0.5, 0.9, 0.95, 0.99, 0.999, 1]) {
      const truth = sorted[Math.floor(q * (sorted.length - 1))] ?? 0
      const off = Math.abs((quantile(sketch, q) ?? 0) - truth) / truth
      expect(off, `p${q * 100}`).toBeLessThanOrEqual(0.010_000_001)
    }
  })

  test('is within 1 % of the truth for any sample inside the covered range', () => {
    const inside = fc.double({ min: SHORTEST_MS, max: LONGEST_MS, noNaN: true })
    fc.assert(
      fc.property(
        fc.array(inside, { minLength: 1 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (sample, q) => {
          const truth = sample.toSorted((a, b) => a - b)[Math.floor(q * (sample.length - 1))] ?? 0
          expect(Math.abs((quantile(sketchOf(sample), q) ?? 0) - truth)).toBeLessThanOrEqual(
            truth * 0.010_000_001,
          )
        },
      ),
    )
  })

  test.each([
    { name: 'nothing', sample: [], q: 0.5, is: null },
    {
      name: 'only zeros and what counts as zero',
      sample: [0, -5, 1e-7, -Infinity],
      q: 0.99,
      is: 0,
    },
    { name: 'what is not a number', sample: [Number.NaN], q: 0.5, is: null },
    { name: 'a share below 0', sample: [0, 100], q: -1, is: 0 },
  ])('of $name is $is', ({ sample, q, is }) => {
    expect(quantile(sketchOf(sample), q)).toBe(is)
  })

  test('of what is longer than the range is the end of the range', () => {
    const end = quantile(sketchOf([LONGEST_MS]), 1) ?? 0
    expect(quantile(sketchOf([Infinity, 1e300]), 0.5)).toBe(end)
    expect(Math.abs(end - LONGEST_MS) / LONGEST_MS).toBeLessThanOrEqual(0.011)
  })
})

test("says what Datadog's sketch says, of any sample inside the range and any split of it", () => {
  const inside = fc.array(fc.double({ min: SHORTEST_MS, max: LONGEST_MS, noNaN: true }), {
    minLength: 1,
  })
  fc.assert(
    fc.property(inside, fc.nat(), fc.double({ min: 0, max: 1, noNaN: true }), (sample, at, q) => {
      const cut = at % sample.length
      const ours = mergeSketches(sketchOf(sample.slice(0, cut)), sketchOf(sample.slice(cut)))
      const theirs = new DDSketch({ relativeAccuracy: 0.01 })
      for (const ms of sample) theirs.accept(ms)
      const truth = theirs.getValueAtQuantile(q)
      expect(Math.abs((quantile(ours, q) ?? 0) - truth)).toBeLessThanOrEqual(truth * 1e-9)
    }),
    { numRuns: 300 },
  )
})

describe('mergeSketches', () => {
  const sample = fc.array(latency, { maxLength: 60 })
  const sketch = sample.map(sketchOf)

  test('of the parts is exactly the sketch of the whole, over random splits', () => {
    fc.assert(
      fc.property(fc.array(sample, { maxLength: 8 }), parts => {
        const merged = parts.map(sketchOf).reduce(mergeSketches, emptySketch)
        expect(merged).toEqual(sketchOf(parts.flat()))
      }),
      { numRuns: 300 },
    )
  })

  test('is associative, knows no order, and has the empty sketch as its one', () => {
    fc.assert(
      fc.property(sketch, sketch, sketch, (a, b, c) => {
        expect(mergeSketches(a, b)).toEqual(mergeSketches(b, a))
        expect(mergeSketches(mergeSketches(a, b), c)).toEqual(mergeSketches(a, mergeSketches(b, c)))
        expect(mergeSketches(a, emptySketch)).toEqual(a)
      }),
    )
  })

  test('says the same as observing one value after the other', () => {
    fc.assert(
      fc.property(sample, values => {
        expect(values.reduce(observeLatency, emptySketch)).toEqual(sketchOf(values))
      }),
    )
  })
})

test('never holds more bins than the range has', () => {
  const random = draws(3)
  const everything = Array.from({ length: 60_000 }, () => Math.exp((random() - 0.5) * 80))
  const sketch = sketchOf(everything)
  expect(sketch.bins.length).toBeLessThanOrEqual(HIGHEST_BIN - LOWEST_BIN + 1)
  expect(HIGHEST_BIN - LOWEST_BIN + 1).toBe(1_383)
  expect(sketchCount(sketch)).toBe(everything.length)
})

test('countAbove counts what is further than 1 % above, and nothing that is further below', () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: 1, max: 9_000, noNaN: true })),
      fc.integer({ min: 1, max: 9_000 }),
      (sample, limit) => {
        const above = countAbove(sketchOf(sample), limit)
        expect(above).toBeGreaterThanOrEqual(sample.filter(ms => ms > limit * 1.0201).length)
        expect(above).toBeLessThanOrEqual(sample.filter(ms => ms > limit / 1.0201).length)
      },
    ),
  )
})
