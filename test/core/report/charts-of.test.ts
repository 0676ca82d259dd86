import { describe, expect, test } from 'vitest'
import { chartSvg } from '../../../src/core/report/chart-svg.ts'
import { chartsOf } from '../../../src/core/report/charts-of.ts'
import { windowOf } from '../../../src/core/stats/window.ts'
import { aDay, now } from './messages.ts'

describe('chartsOf', () => {
  test('draws latency and failures by the hour, and says the same in words', () => {
    const [latency, failures] = chartsOf('acme', aDay, now)
    expect(latency).toMatchObject({ id: 'latency', title: 'Latency of acme, by the hour' })
    expect(latency?.alt).toMatch(/^now \d+ ms in the median; 95 of 100 answers within \d+ ms/)
    expect(failures?.alt).toMatch(
      /^6 of 144 calls failed; at the worst 25 %, 2026-11-20 09:00 UTC$/,
    )
    for (const chart of [latency, failures])
      for (const { heights } of chart?.series ?? []) {
        expect(heights).toHaveLength(25)
        expect(heights.every(part => part === null || (part >= 0 && part <= 1))).toBe(true)
      }
  })

  test('merges windows of one hour, in any order', () => {
    expect(chartsOf('acme', aDay.toReversed(), now)).toEqual(chartsOf('acme', aDay, now))
  })

  test.each([
    ['nothing', []],
    ['five calls', aDay.slice(0, 5)],
    [
      'a single hour',
      Array.from({ length: 30 }, () => windowOf({ startedAt: now, tookMs: 5, failure: null })),
    ],
  ])('draws nothing of %s', (_, windows) => {
    expect(chartsOf('acme', windows, now)).toEqual([])
  })

  test('draws no line over hours without a measurement', () => {
    const gap = aDay.filter((_, i) => i < 40 || i > 80)
    const [latency] = chartsOf('acme', gap, now)
    const drawn = latency === undefined ? '' : chartSvg(latency)
    expect(drawn.match(/<polyline/g)).toHaveLength(4)
    expect(drawn).not.toMatch(/NaN|Infinity|undefined|<text/)
  })
})
