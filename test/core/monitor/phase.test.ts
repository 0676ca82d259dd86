import { expect, test } from 'vitest'
import { phaseOf } from '../../../src/core/monitor/phase.ts'

test('stays the same for the same name, for good', () => {
  expect(phaseOf('acme', 3_600_000)).toBe(phaseOf('acme', 3_600_000))
  expect(phaseOf('', 1_000)).toBeLessThan(1_000)
})

test('spreads names that are alike evenly over the interval', () => {
  const buckets = Array.from({ length: 12 }, () => 0)
  for (let i = 0; i < 12_000; i++) {
    const at = phaseOf(`github-${i}`, 3_600_000)
    expect(Number.isInteger(at)).toBe(true)
    const bucket = Math.floor(at / 300_000)
    buckets[bucket] = (buckets[bucket] ?? 0) + 1
  }
  for (const count of buckets) expect(Math.abs(count - 1_000)).toBeLessThan(150)
})
