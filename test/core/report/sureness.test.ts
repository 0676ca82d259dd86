import { describe, expect, test } from 'vitest'
import { chanceOf, surenessText } from '../../../src/core/report/sureness.ts'
import { findingOf } from '../rules/findings.ts'

describe('chanceOf', () => {
  test.each([
    // Fisher's tea: 1 in 70 to get all four right, 17 in 70 for three or more.
    { counts: [4, 4, 0, 4], chance: 1 / 70 },
    { counts: [3, 4, 1, 4], chance: 17 / 70 },
    { counts: [1, 1, 0, 20], chance: 1 / 21 },
    { counts: [0, 5, 3, 5], chance: 1 },
    { counts: [7, 5, 0, 5], chance: 1 },
  ] as const)('of $counts is $chance', ({ counts: [seen, of, baseSeen, baseOf], chance }) => {
    expect(chanceOf(seen, of, baseSeen, baseOf)).toBeCloseTo(chance, 8)
  })

  test('stays a probability for counts of millions', () => {
    expect(chanceOf(49, 50, 0, 2e6)).toBeLessThan(1e-100)
    expect(chanceOf(50_000, 100_000, 1_000_000, 2_000_000)).toBeGreaterThan(0.4)
    expect(chanceOf(50_000, 100_000, 1_000_000, 2_000_000)).toBeLessThan(0.6)
  })
})

describe('surenessText', () => {
  test.each([
    [{ evidence: { seen: 49, of: 50, baselineSeen: 0, baselineOf: 2000 } }, /once in a million/],
    [
      { evidence: { seen: 4, of: 4, baselineSeen: 0, baselineOf: 12 } },
      /about once in 1,800 looks/,
    ],
    [{ evidence: { seen: 1, of: 1, baselineSeen: 0, baselineOf: 20 } }, /few answers.* 21 looks/],
    [{ verdict: 'announced' }, /certain/],
    [{ verdict: 'contract-wrong' }, /certain/],
    [{ evidence: { seen: 1, of: 1 } }, /^$/],
  ] as const)('of %j is in plain words', (parts, says) => {
    expect(surenessText(findingOf(parts))).toMatch(says)
  })
})
