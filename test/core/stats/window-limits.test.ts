import { describe, expect, test } from 'vitest'
import { sketchOf } from '../../../src/core/stats/latency-sketch.ts'
import { errorRateExceeded, quantileExceeded } from '../../../src/core/stats/window-limits.ts'
import { WINDOW_MS, type CallWindow } from '../../../src/core/stats/window.ts'

const now = 100 * WINDOW_MS + 1

function hour(back: number, calls: number, failed: number, slow = 0): CallWindow {
  const latency = sketchOf([...Array(calls - slow).fill(100), ...Array(slow).fill(900)] as number[])
  return { startsAt: (100 - back) * WINDOW_MS, calls, failures: { '5xx': failed }, latency }
}

describe('errorRateExceeded', () => {
  test.each([
    {
      name: 'no calls',
      windows: [],
      exceeded: 'too-few',
      reason: '0 of 0 calls failed (limit 5 %): 0 are too few to tell, it takes 3',
    },
    {
      name: 'a healthy hour',
      windows: [hour(0, 60, 1)],
      exceeded: 'no',
      reason: '1 of 60 calls failed (limit 5 %)',
    },
    {
      name: 'a broken hour',
      windows: [hour(0, 60, 12)],
      exceeded: 'yes',
      reason: '12 of 60 calls failed (limit 5 %)',
    },
    {
      name: 'what may be chance',
      windows: [hour(0, 60, 4)],
      exceeded: 'too-few',
      reason:
        '4 of 60 calls failed (limit 5 %): 4 of 60 may be chance, the true share lies between 2.6 % and 15.9 %',
    },
    {
      name: 'two hours that only together are enough',
      windows: [hour(0, 30, 4), hour(1, 30, 6)],
      exceeded: 'yes',
      reason: '10 of 60 calls failed (limit 5 %)',
    },
    {
      name: 'failures of long ago',
      windows: [hour(0, 60, 0), hour(2, 60, 60)],
      exceeded: 'no',
      reason: '0 of 60 calls failed (limit 5 %)',
    },
  ])('$name', ({ windows, exceeded, reason }) => {
    expect(errorRateExceeded(windows, 0.05, WINDOW_MS, now)).toEqual({ exceeded, reason })
  })
})

describe('quantileExceeded', () => {
  test.each([
    {
      name: 'no answers',
      windows: [],
      exceeded: 'too-few',
      reason: 'p95 is unknown: 0 are too few to tell, it takes 3',
    },
    {
      name: 'a few slow ones',
      windows: [hour(0, 60, 0, 2)],
      exceeded: 'no',
      reason: 'p95 is 100 ms (limit 500 ms), 2 of 60 answers were slower',
    },
    {
      name: 'too many slow ones',
      windows: [hour(0, 60, 0, 12)],
      exceeded: 'yes',
      reason: 'p95 is 907 ms (limit 500 ms), 12 of 60 answers were slower',
    },
  ])('$name', ({ windows, exceeded, reason }) => {
    expect(quantileExceeded(windows, 0.95, 500, WINDOW_MS, now)).toEqual({ exceeded, reason })
  })
})
