import { describe, expect, test } from 'vitest'
import type { MaintenanceWindow } from '../../../src/core/monitor/definition.ts'
import { maintenanceUntil } from '../../../src/core/alert/maintenance.ts'
import { readMaintenance } from '../../../src/core/alert/read-clock.ts'
import { hour, minute, play, policy, raise, told } from './policies.ts'

function until(window: MaintenanceWindow, now: string): string | null {
  const read = readMaintenance(window)
  if (!read.ok) throw new Error(read.problem)
  const end = maintenanceUntil(read.value, Date.parse(`${now}Z`))
  return end === null ? null : new Date(end).toISOString().slice(0, 16)
}

describe('maintenanceUntil', () => {
  const berlin = { start: '02:00', lasts: '2h', timeZone: 'Europe/Berlin' } as const
  test.each<{ name: string; window: MaintenanceWindow; now: string; is: string | null }>([
    {
      name: 'once, within',
      window: { from: '2026-06-01T00:00Z', until: '2026-06-02T00:00Z' },
      now: '2026-06-01T12:00',
      is: '2026-06-02T00:00',
    },
    {
      name: 'once, its end is no longer in it',
      window: { from: '2026-06-01T00:00Z', until: '2026-06-02T00:00Z' },
      now: '2026-06-02T00:00',
      is: null,
    },
    { name: 'every night', window: berlin, now: '2026-06-01T01:30', is: '2026-06-01T02:00' },
    { name: 'not by day', window: berlin, now: '2026-06-01T12:00', is: null },
    {
      name: 'the night when clocks jump over its start',
      window: berlin,
      now: '2026-03-29T02:30',
      is: '2026-03-29T03:00',
    },
    {
      name: 'the night when clocks show its start twice',
      window: berlin,
      now: '2026-10-25T01:30',
      is: '2026-10-25T02:00',
    },
    {
      name: 'over midnight, from the day before',
      window: { days: ['sat'], start: '23:00', lasts: '3h' },
      now: '2026-06-07T01:00',
      is: '2026-06-07T02:00',
    },
    {
      name: 'not the night after another day',
      window: { days: ['sat'], start: '23:00', lasts: '3h' },
      now: '2026-06-08T01:00',
      is: null,
    },
    {
      name: 'a whole weekend',
      window: { days: ['fri'], start: '18:00', lasts: '60h' },
      now: '2026-06-08T05:00',
      is: '2026-06-08T06:00',
    },
  ])('$name', ({ window, now, is }) => {
    expect(until(window, now)).toBe(is)
  })
})

test('alerts stay quiet during maintenance, and only those it is for', () => {
  const rules = policy({
    maintenance: [{ start: '00:00', lasts: '1h', match: { provider: 'acme' } }],
  })
  const story = play(
    rules,
    [
      [0, raise('a')],
      [0, raise('b', { provider: 'other' })],
    ],
    2 * hour,
    minute,
  )
  expect(told(story)).toEqual(['60 slack firing b', '3660 slack firing a'])
  expect(story.log).toContainEqual(
    expect.objectContaining({
      decision: 'kept-quiet',
      reason: 'maintenance until 1970-01-01T01:00',
    }),
  )
})
