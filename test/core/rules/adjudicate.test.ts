import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { adjudicate } from '../../../src/core/rules/adjudicate.ts'
import { days, situationOf, situationRows } from './situations.ts'

describe('adjudicate', () => {
  test.each(situationRows)('$name: $verdict', row => {
    const { verdict, atMost, because } = row
    expect(adjudicate(situationOf(row))).toEqual({ verdict, atMost, because })
  })

  test('has a row for each verdict and for each sentence of two recordings and one', () => {
    const verdicts = new Set(situationRows.map(({ verdict }) => verdict))
    expect([...verdicts].sort()).toEqual([
      'contract-wrong',
      'drift',
      'inconclusive',
      'ours',
      'stale-recording',
    ])
  })

  const day = fc.constantFrom('', ...days)
  const situation = fc.record({
    direction: fc.constantFrom('request', 'response', 'none'),
    shows: fc.constantFrom('show null', 'lack it'),
    pinnedOn: day,
    baseline: fc.constantFrom('breaks', 'keeps', 'unknown'),
    baselineOn: day,
    examples: fc.constantFrom('break', 'keep', 'unknown'),
    sightings: fc.array(
      fc.record({ on: day, seen: fc.constantFrom('breaks', 'keeps', 'silent') } as const),
      { maxLength: 5 },
    ),
  } as const)

  test('rules the same in whatever order the recordings lie', () => {
    fc.assert(
      fc.property(situation, situation => {
        const turned = { ...situation, sightings: situation.sightings.toReversed() }
        expect(adjudicate(turned)).toEqual(adjudicate(situation))
      }),
    )
  })

  test('never calls drift what the baseline knows, and nothing an error that the contract never kept', () => {
    fc.assert(
      fc.property(situation, situation => {
        const { verdict, atMost } = adjudicate(situation)
        if (situation.baseline === 'breaks') expect(verdict).not.toBe('drift')
        if (verdict === 'contract-wrong') expect(atMost).toBe('warning')
      }),
    )
  })
})
