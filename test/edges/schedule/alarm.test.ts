import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createAlarm } from '../../../src/edges/schedule/alarm.ts'

const noon = Date.parse('2026-06-01T12:00:00Z')

beforeEach(() => void vi.useFakeTimers({ now: noon }))
afterEach(() => void vi.useRealTimers())

function alarm() {
  const woken: number[] = []
  return { woken, it: createAlarm(() => void woken.push(Date.now() - noon)) }
}

describe('an alarm', () => {
  test('wakes once at the time that was set last', () => {
    const { woken, it } = alarm()
    it.at(noon + 1_000)
    it.at(noon + 5_000)
    vi.advanceTimersByTime(60_000)
    expect(woken).toEqual([5_000])
  })

  test.each([
    ['half a minute, however far off the time is', 86_400_000, 30_000],
    ['nothing, where the time is over', -5_000, 0],
  ])('waits for %s', (_, after, waited) => {
    const { woken, it } = alarm()
    it.at(noon + after)
    vi.advanceTimersByTime(60_000)
    expect(woken).toEqual([waited])
  })

  test('wakes for each pattern that it follows, and no more for those it left', async () => {
    const { woken, it } = alarm()
    it.follow([{ pattern: '*/5 * * * *', timeZone: 'UTC' }])
    await vi.advanceTimersByTimeAsync(11 * 60_000)
    expect(woken.map(at => Math.floor(at / 60_000))).toEqual([5, 10])
    it.follow([])
    await vi.advanceTimersByTimeAsync(11 * 60_000)
    expect(woken).toHaveLength(2)
  })

  test('is silent once it was stopped, whatever is set then', async () => {
    const { woken, it } = alarm()
    it.follow([{ pattern: '* * * * *', timeZone: 'UTC' }])
    it.at(noon + 1_000)
    it.stop()
    it.at(noon + 2_000)
    await vi.advanceTimersByTimeAsync(3 * 60_000)
    expect(woken).toEqual([])
  })
})
