import { describe, expect, test } from 'vitest'
import { nextDue } from '../../../src/core/monitor/due.ts'
import type { Schedule } from '../../../src/core/monitor/definition.ts'
import { readSchedule } from '../../../src/edges/schedule/read-schedule.ts'

function dueAfter(schedule: Schedule | undefined, from: string): string | null {
  const read = readSchedule(schedule, 'orders')
  if (!read.ok) throw new Error(read.problem)
  const at = nextDue(read.rule, Date.parse(from))
  return at === null ? null : new Date(at).toISOString()
}

describe('readSchedule', () => {
  test('is hourly unless told, at a phase of the name', () => {
    const read = readSchedule(undefined, 'orders')
    expect(read).toMatchObject({
      ok: true,
      rule: { kind: 'every', everyMs: 3_600_000 },
      cron: null,
    })
    expect(readSchedule({ every: '1h' }, 'orders')).toEqual(read)
    expect(readSchedule({ every: '1h' }, 'users')).not.toEqual(read)
  })

  test.each([
    ['0 * * * *', undefined, '2026-06-01T12:30Z', '2026-06-01T13:00:00.000Z'],
    ['30 2 * * *', 'Europe/Berlin', '2026-06-01T12:30Z', '2026-06-02T00:30:00.000Z'],
    ['0 9 * * mon', 'UTC', '2026-06-01T12:30Z', '2026-06-08T09:00:00.000Z'],
    ['*/15 8-9 1 jan *', 'UTC', '2026-06-01T12:30Z', '2027-01-01T08:00:00.000Z'],
    ['  0   0 29 2 * ', 'UTC', '2026-06-01T12:30Z', '2028-02-29T00:00:00.000Z'],
  ])('reads cron %s in %s', (cron, timeZone, from, due) => {
    const schedule = timeZone === undefined ? { cron } : { cron, timeZone }
    expect(dueAfter(schedule, from)).toBe(due)
  })

  test.each<[Schedule, RegExp]>([
    [{ every: '500ms' }, /^every wants a duration from 1s, not '500ms'$/],
    [{ every: 'often' as '1h' }, /^every wants a duration/],
    [{ cron: '* * * *' }, /^cron wants five fields/],
    [{ cron: '0 0 * * * *' }, /^cron wants five fields/],
    [{ cron: '61 * * * *' }, /^cron '61 \* \* \* \*': /],
    [{ cron: '0 0 L * *' }, /^cron '0 0 L \* \*': /],
    [{ cron: '0 0 * * 1#2' }, /^cron '0 0 \* \* 1#2': /],
    [{ cron: '0 * * * *', timeZone: 'Mars/Olympus' }, /^timeZone 'Mars\/Olympus' is not known/],
  ])('refuses %j', (schedule, problem) => {
    const read = readSchedule(schedule, 'orders')
    expect(read.ok ? '' : read.problem).toMatch(problem)
  })
})
